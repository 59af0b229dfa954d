import type { Page } from 'playwright-core';

/** What the first page after the sign-in costs, until its data are painted. */
export interface FirstPage {
  /** Bytes of JavaScript as they travel, packed. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  /** Addresses asked for before the content, the page itself included; the stream, which stays open, apart. */
  readonly requests: readonly string[];
  readonly ms: number;
}

/** Opens the desk in a window that has kept nothing, and measures until its tasks are shown. */
export async function openFirstPage(page: Page, url: string): Promise<FirstPage> {
  const requests: string[] = [];
  const bytes: Promise<readonly [type: string, size: number]>[] = [];
  page.on('request', (request) => {
    const isAsked = request.url().startsWith('http') && !request.url().endsWith('/stream');
    if (isAsked) requests.push(new URL(request.url()).pathname);
  });
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (type.includes('javascript') || type.includes('css'))
      bytes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => [type, responseBodySize] as const),
      );
  });
  const began = performance.now();
  await page.goto(url);
  await page.locator('main .figures').waitFor();
  const ms = performance.now() - began;
  const asked = [...new Set(requests)]; // on a slow machine the stream may have made a list stale meanwhile
  const sizes = await Promise.all(bytes);
  const of = (kind: string): number =>
    sizes.filter(([type]) => type.includes(kind)).reduce((sum, [, size]) => sum + size, 0);
  return { scriptBytes: of('javascript'), styleBytes: of('css'), requests: asked, ms };
}
