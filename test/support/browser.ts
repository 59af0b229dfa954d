import { parseSetCookie } from 'cookie';

/** Number of redirects and self-sending forms that a browser follows before it gives up. */
const MOST_STEPS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A page, after all redirects. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A form of a page, with the values of its inputs. */
export interface Form {
  readonly method: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** One request. A form is sent as a page of the address's own origin does, unless a header says otherwise. */
export interface Sent {
  readonly method: string;
  readonly form?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A browser without windows: it keeps cookies for each host and port, follows redirects, and sends a form that a script
 * would send at once. Real browsers share cookies among the ports of a host; keeping them apart finds programs that rely
 * on it.
 */
export class Browser {
  private readonly jar = new Map<string, Map<string, Kept>>();
  /** Addresses that were asked for, in order, with their methods. */
  readonly visited: string[] = [];

  /** Opens an address. Throws after twenty redirects. */
  get(url: string | URL): Promise<Page> {
    return this.follow(new URL(url), { method: 'GET' });
  }

  /** Sends a form, and follows as {@link get} does. */
  post(url: string | URL, form: Readonly<Record<string, string>>): Promise<Page> {
    return this.follow(new URL(url), { method: 'POST', form: new URLSearchParams(form) });
  }

  /** Asks once, without following a redirect. */
  ask(url: string | URL, sent: Sent = { method: 'GET' }): Promise<Page> {
    return this.send(new URL(url), sent);
  }

  /** Returns the cookies for an address, by name. */
  cookies(url: string | URL): Readonly<Record<string, string>> {
    const { host, pathname } = new URL(url);
    const sent = [...(this.jar.get(host)?.values() ?? [])]
      .filter(({ path }) => covers(path, pathname))
      .sort((one, other) => one.path.length - other.path.length);
    return Object.fromEntries(sent.map(({ name, value }) => [name, value]));
  }

  private async follow(start: URL, first: Sent): Promise<Page> {
    let [url, sent] = [start, first];
    for (let step = 0; step < MOST_STEPS; step++) {
      const page = await this.send(url, sent);
      const next = nextOf(page, sent);
      if (!next) return page;
      [url, sent] = next;
    }
    throw new Error(`more than ${String(MOST_STEPS)} redirects: ${this.visited.slice(-4).join(', ')}`);
  }

  private async send(url: URL, { method, form, headers: given }: Sent): Promise<Page> {
    const cookie = Object.entries(this.cookies(url)).map(([name, value]) => `${name}=${value}`);
    const headers = {
      accept: 'text/html',
      ...(form && { origin: url.origin }),
      ...(cookie.length > 0 && { cookie: cookie.join('; ') }),
      ...given,
    };
    this.visited.push(`${method} ${url.href}`);
    const response = await fetch(url, { method, headers, redirect: 'manual', ...(form && { body: form }) });
    for (const line of response.headers.getSetCookie()) this.keep(url, line);
    return { url, status: response.status, headers: response.headers, text: await response.text() };
  }

  private keep({ host, pathname }: URL, line: string): void {
    const { name, value = '', path, maxAge, expires } = parseSetCookie(line);
    const cookies = this.jar.get(host) ?? new Map<string, Kept>();
    this.jar.set(host, cookies);
    const isGone = maxAge !== undefined ? maxAge <= 0 : expires !== undefined && expires.getTime() <= Date.now();
    // Cookies of one name at two paths are two (RFC 6265, 5.3).
    const kept = { name, value, path: path ?? pathname.replace(/\/[^/]*$/, '/') };
    const key = JSON.stringify([name, kept.path]);
    if (isGone) cookies.delete(key);
    else cookies.set(key, kept);
  }
}

/** Opens an address that asks to sign in, chooses the account at the rehearsal's provider, and returns the last page. */
export async function signInAs(browser: Browser, startUrl: string | URL, account: string): Promise<Page> {
  return choose(browser, await browser.get(startUrl), account);
}

/** Chooses an account on the provider's page. Throws if the page does not show it. */
export function choose(browser: Browser, page: Page, account: string): Promise<Page> {
  const form = formsOf(page).find(({ method }) => method === 'post');
  if (!form || !page.text.includes(`name="account" value="${account}"`))
    throw new Error(`${String(page.status)} ${page.url.href} offers no account ${account}: ${titleOf(page)}`);
  return browser.post(new URL(form.action, page.url), { account });
}

/** Returns the forms of a page, with the inputs inside them. */
export const formsOf = ({ text }: Page): readonly Form[] =>
  [...text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', content = '']) => ({
    method: (attributeOf(attributes, 'method') ?? 'get').toLowerCase(),
    action: attributeOf(attributes, 'action') ?? '',
    fields: Object.fromEntries(
      [...content.matchAll(/<input([^>]*)>/g)].map(([, input = '']) => [
        attributeOf(input, 'name') ?? '',
        attributeOf(input, 'value') ?? '',
      ]),
    ),
  }));

/** Returns the title of a page; empty if it has none. */
export const titleOf = ({ text }: Page): string => /<title>([^<]*)/.exec(text)?.[1] ?? '';

/** Returns the request that a browser makes by itself after a page: a redirect, or a form that a script sends. */
function nextOf(page: Page, sent: Sent): readonly [URL, Sent] | undefined {
  const location = page.headers.get('location');
  if (REDIRECTS.has(page.status) && location !== null) {
    const keepsMethod = page.status === 307 || page.status === 308;
    return [new URL(location, page.url), keepsMethod ? sent : { method: 'GET' }];
  }
  const isSent = /forms\[0\]\.submit\(\)|<script src="\/assets\/submit\.js"/.test(page.text);
  const [form] = isSent ? formsOf(page) : [];
  return form && [new URL(form.action, page.url), { method: 'POST', form: new URLSearchParams(form.fields) }];
}

const covers = (path: string, pathname: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);

const attributeOf = (attributes: string, name: string): string | undefined => {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes) ?? [];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
};
