import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { createLogger } from '#libs/config';
import { migrate } from '#libs/persistence';
import { accountsOf, type Accounts } from '../../apps/rehearsal-provider/src/accounts.js';
import { startProvider } from '../../apps/rehearsal-provider/src/start-provider.js';
import { freePort } from '../../infra/dev/index.js';
import { startDatabase } from '../support/database.js';
import { Browser, choose, formsOf, signInAs, titleOf, type Page } from '../support/browser.js';
import { openStore, type OpenStore } from '../support/store.js';
import {
  CLIENT,
  discover,
  openProvider,
  signInRequest,
  type Differences,
  type OpenProvider,
} from './provider.fixture.js';
import { REGISTRY } from './store.fixture.js';

let store: OpenStore;
let accounts: Accounts;
beforeAll(async () => {
  store = await openStore(REGISTRY);
  accounts = accountsOf(store.app);
});
afterAll(() => store?.close());

let open: OpenProvider;
const start = async (differences: Differences = {}): Promise<void> => {
  open = await openProvider(accounts, differences);
};
afterEach(() => open?.close());

/** Signs in by the whole round trip, and returns the tokens. */
async function tokensOf(browser: Browser, account: string, parameters: Record<string, string> = {}) {
  const { url, checks } = await signInRequest(open, parameters);
  const page = await signInAs(browser, url, account);
  return client.authorizationCodeGrant(open.config, page.url, { ...checks, idTokenExpected: true });
}

const problemOf = (exchange: Promise<unknown>): Promise<unknown> =>
  exchange.then(
    () => 'no refusal',
    (error: unknown) => {
      if (error instanceof client.ResponseBodyError) return error.error;
      return error instanceof client.WWWAuthenticateChallengeError ? error.status : error;
    },
  );

const chooser = async (browser: Browser, parameters: Record<string, string> = {}): Promise<Page> =>
  browser.get((await signInRequest(open, parameters)).url);
const search = async (browser: Browser, q: string): Promise<Page> => {
  const { url } = await chooser(browser);
  return browser.get(`${url.href}?q=${encodeURIComponent(q)}`);
};

describe('a sign-in at the rehearsal’s provider', () => {
  it('gives an id token that names the chosen account', async () => {
    await start();
    const browser = new Browser();
    const tokens = await tokensOf(browser, 'n.handler');
    expect(tokens.claims()).toMatchObject({ sub: 'n.handler', aud: CLIENT.id, iss: open.provider.issuer });
    expect(tokens.claims()?.sid).toEqual(expect.any(String));
    expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe('RS256');
    expect(browser.visited.map((line) => line.replace(/[?].*|\/[\w-]{21,}$/g, ''))).toEqual([
      `GET ${open.provider.issuer}/auth`,
      `GET ${open.provider.issuer}/sign-in`,
      `POST ${open.provider.issuer}/sign-in`,
      `GET ${open.provider.issuer}/auth`,
      `GET ${open.callback}`,
    ]);
  });

  it.each<[string, Differences, object, string]>([
    [
      'another claim',
      { claim: 'employee_number' },
      { employee_number: 'n.handler', sub: 'subject-of-n.handler' },
      'RS256',
    ],
    ['ES256', { idTokenAlgorithm: 'ES256' }, { sub: 'n.handler' }, 'ES256'],
  ])('works with %s', async (_, differences, claims, alg) => {
    await start(differences);
    const tokens = await tokensOf(new Browser(), 'n.handler');
    expect(tokens.claims()).toMatchObject(claims);
    expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe(alg);
  });

  it('stays in the same session until the page is asked for, and then lets one become somebody else', async () => {
    await start();
    const browser = new Browser();
    await tokensOf(browser, 'n.handler');
    const silent = await browser.get((await signInRequest(open)).url);
    expect(silent.url.href).toMatch(`${open.callback}?code=`);
    for (const [prompt, account] of [
      ['select_account', 'auditor'],
      ['login', 'n.handler'],
    ] as const) {
      const tokens = await tokensOf(browser, account, { prompt });
      expect(tokens.claims()).toMatchObject({ sub: account });
    }
    expect(open.product.received.filter(({ method }) => method === 'POST')).toHaveLength(2); // the sessions left
  });

  it('can be given up: the product is told so', async () => {
    await start();
    const browser = new Browser();
    const page = await chooser(browser);
    const { url } = await browser.post(page.url, { cancel: 'yes' });
    expect(`${url.origin}${url.pathname}`).toBe(open.callback);
    expect(url.searchParams.get('error')).toBe('access_denied');
  });

  it('signs with a new key after a change of keys, publishes both, and keeps sessions', async () => {
    await start();
    const browser = new Browser();
    const before = await tokensOf(browser, 'n.handler');
    await open.provider.rotateKeys();
    open = { ...open, config: await discover(open.provider, CLIENT.secret) };
    const { url, checks } = await signInRequest(open);
    const page = await browser.get(url);
    const after = await client.authorizationCodeGrant(open.config, page.url, checks);
    const kids = [after, before].map(({ id_token }) => decodeProtectedHeader(id_token ?? '').kid);
    const { keys } = (await (await fetch(`${open.provider.issuer}/jwks`)).json()) as {
      keys: { kid: string; d?: string }[];
    };
    expect(keys.map(({ kid }) => kid)).toEqual(kids);
    expect(new Set(kids).size).toBe(2);
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
  });
});

describe('the provider refuses', () => {
  it('another redirect URI, and does not send the browser there', async () => {
    await start();
    const { url } = await signInRequest(open, { redirect_uri: `${open.product.url}/elsewhere` });
    const page = await new Browser().get(url);
    expect([page.status, page.url.pathname, titleOf(page)]).toEqual([400, '/auth', '无法登录 · 政数演练']);
    expect(page.text).toContain('invalid_redirect_uri');
    expect(open.product.received).toEqual([]);
  });

  it.each([
    ['a missing challenge', { code_challenge: '', code_challenge_method: '' }],
    ['the challenge itself as the verifier', { code_challenge_method: 'plain' }],
  ])('%s (PKCE)', async (_, parameters) => {
    await start();
    const { url } = await signInRequest(open, parameters);
    const page = await new Browser().get(url);
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
    expect(page.url.searchParams.has('code')).toBe(false);
  });

  it('a wrong verifier, a replayed code and a wrong client secret', async () => {
    await start();
    const { url, checks } = await signInRequest(open);
    const { url: answer } = await signInAs(new Browser(), url, 'n.handler');
    const wrongClient = await discover(open.provider, 'a guess');
    expect(await problemOf(client.authorizationCodeGrant(wrongClient, answer, checks))).toBe(401);
    const wrong = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    expect(await problemOf(client.authorizationCodeGrant(open.config, answer, wrong))).toBe('invalid_grant');
    await client.authorizationCodeGrant(open.config, answer, checks);
    expect(await problemOf(client.authorizationCodeGrant(open.config, answer, checks))).toBe('invalid_grant');
  });

  it.each(['nobody', '', 'n.handler\0', "' OR 1=1 --"])('the account %j, which does not exist', async (account) => {
    await start();
    const browser = new Browser();
    const page = await chooser(browser);
    const answer = await browser.post(page.url, { account });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('没有这个账号');
    expect(answer.text).toContain('value="n.handler"');
  });

  it('a page of another browser, and one that was used', async () => {
    await start();
    const browser = new Browser();
    const page = await chooser(browser);
    for (const stranger of [
      await new Browser().get(page.url),
      await new Browser().post(page.url, { account: 'auditor' }),
    ])
      expect([stranger.status, titleOf(stranger)]).toEqual([400, '无法登录 · 政数演练']);
    await choose(browser, page, 'auditor');
    expect((await browser.post(page.url, { account: 'n.handler' })).status).toBe(400);
  });
});

it('refuses to start on a database of production', async () => {
  const database = await startDatabase();
  try {
    await migrate({ ...database, mode: 'production' });
    const settings = {
      host: '127.0.0.1',
      port: await freePort(),
      issuer: 'http://localhost:3001',
      databaseUrl: database.appUrl,
      publicUrl: 'http://localhost:3000',
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
    };
    await expect(startProvider(settings, createLogger('rehearsal-provider'))).rejects.toThrow(
      'ZHENGSHU_MODE=production',
    );
  } finally {
    await database.stop();
  }
});

describe('the page on which one chooses whom to be', () => {
  it('shows every account by division, department and office, and that anybody may be anybody', async () => {
    await start();
    const { text, headers } = await chooser(new Browser());
    expect(text).toMatch(/演练环境：任何人都可以选择以任何身份登录/);
    const order = ['区划990000', '部门province.data', '审计人员', '区划990100', '部门north.housing', '工作机构经办人'];
    const places = order.map((words) => text.lastIndexOf(words));
    expect(places.every((place, n) => place > (places[n - 1] ?? 0))).toBe(true);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has no script or style of its own, and allows none', async () => {
    await start();
    const { text, headers } = await chooser(new Browser());
    expect(text).not.toMatch(/<script|<style|style=|\son\w+=/);
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none';script-src 'self';style-src 'self';form-action 'self' ${open.product.url};base-uri 'none';frame-ancestors 'none'`,
    );
    const sheet = await fetch(`${open.provider.issuer}/assets/style.css`);
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it.each([
    ['a department', 'north.housing', ['n.handler', 'n.handler']],
    ['a title', '审计', ['auditor']],
    ['a division', '区划990100', ['n.handler', 'n.handler']],
    ['department and title', '部门north 经办人', ['n.handler']],
    ['an account, in capitals', 'N.HANDLER', ['n.handler', 'n.handler']],
    ['signs of patterns, which mean nothing', '%', []],
    ['what no text of PostgreSQL has', '审计\0', ['auditor']],
  ])('searches by %s', async (_, q, found) => {
    await start();
    const { text } = await search(new Browser(), q);
    expect([...text.matchAll(/name="account" value="([^"]*)"/g)].map(([, account]) => account)).toEqual(found);
  });

  it('escapes names and what was searched for', async () => {
    await start();
    await store.owner.query(`INSERT INTO department VALUES ('x&y', '<b onclick="x">&局''', '990200', NULL, 'DEPT')`);
    await store.owner.query(`INSERT INTO account VALUES ('x"<&', '00000000-0000-4000-8000-0000000000a3')`);
    await store.owner.query(`INSERT INTO appointment (account_id, role, department_id, valid_from, held_from)
      VALUES ('x"<&', 'DEPT_HEAD', 'x&y', '2020-01-01', '2020-01-01')`);
    const browser = new Browser();
    const page = await search(browser, '<b onclick="x">');
    expect(page.text).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;局&#39;');
    expect(page.text).toContain('name="account" value="x&quot;&lt;&amp;"');
    expect(page.text).not.toMatch(/<b |"x"</);
    expect(formsOf(page)[0]?.fields.q).toBe('<b onclick="x">');
    const answer = await browser.post(page.url, { account: 'x"<&' });
    expect(answer.url.href).toMatch(`${open.callback}?code=`);
  });
});

describe('signing out', () => {
  const leave = (hint: string | undefined) =>
    client.buildEndSessionUrl(open.config, {
      post_logout_redirect_uri: `${open.product.url}/`,
      state: 'left',
      ...(hint !== undefined && { id_token_hint: hint }),
    });

  it('ends the session at the provider and tells the product by a valid logout token', async () => {
    await start();
    const browser = new Browser();
    const tokens = await tokensOf(browser, 'n.handler');
    const page = await browser.get(leave(tokens.id_token));
    expect(page.url.href).toBe(`${open.product.url}/?state=left`);
    const told = open.product.received.find(({ method }) => method === 'POST');
    expect([told?.path, told?.headers['content-type']]).toEqual([
      '/api/v1/sign-in/back-channel-logout',
      expect.stringMatching(/^application\/x-www-form-urlencoded/),
    ]);
    const keys = createRemoteJWKSet(new URL(`${open.provider.issuer}/jwks`));
    const { payload } = await jwtVerify(new URLSearchParams(told?.body).get('logout_token') ?? '', keys, {
      issuer: open.provider.issuer,
      audience: CLIENT.id,
      typ: 'logout+jwt',
      requiredClaims: ['iat', 'exp', 'jti'],
    });
    expect(payload).toMatchObject({
      sub: 'n.handler',
      sid: tokens.claims()?.sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(payload.nonce).toBeUndefined();
    expect(titleOf(await chooser(browser))).toMatch(/^演练登录/);
  });

  it('takes a click when the product does not say who leaves', async () => {
    await start();
    const browser = new Browser();
    await tokensOf(browser, 'n.handler');
    const page = await browser.get(leave(undefined));
    expect(titleOf(page)).toMatch(/^退出演练登录/);
    expect(page.text).not.toContain('<script');
    const [form] = formsOf(page);
    const left = await browser.post(new URL(form?.action ?? '', page.url), form?.fields ?? {});
    expect(left.url.href).toBe(`${open.product.url}/?state=left`);
    expect(titleOf(await chooser(browser))).toMatch(/^演练登录/);
  });

  it('works again when the session is gone, and does not return to another address', async () => {
    await start();
    const { id_token: hint } = await tokensOf(new Browser(), 'n.handler');
    expect((await new Browser().get(leave(hint))).url.href).toBe(`${open.product.url}/?state=left`);
    const elsewhere = leave(hint);
    elsewhere.searchParams.set('post_logout_redirect_uri', 'http://127.0.0.1:9/');
    const page = await new Browser().get(elsewhere);
    expect([page.status, titleOf(page)]).toEqual([400, '无法登录 · 政数演练']);
  });

  it('succeeds when the product does not answer', async () => {
    await start();
    const browser = new Browser();
    const { id_token: hint } = await tokensOf(browser, 'n.handler');
    open.product.respond = (response) => response.writeHead(503).end();
    await browser.get(leave(hint));
    expect(titleOf(await chooser(browser))).toMatch(/^演练登录/);
  });
});
