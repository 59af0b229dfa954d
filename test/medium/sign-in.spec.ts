import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger } from '#libs/config';
import { Session } from '#libs/http';
import { createDataSource } from '#libs/persistence';
import { accountsOf } from '../../apps/rehearsal-provider/src/accounts.js';
import { createProvider, type RehearsalProvider } from '../../apps/rehearsal-provider/src/create-provider.js';
import { CSRF_HEADER } from '../../apps/api/src/identity/auth.guard.js';
import { freePort } from '../../infra/dev/index.js';
import { Browser, choose, signInAs, titleOf, type Page } from '../support/browser.js';
import { sqlAs } from '../support/database.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';
import { ask, boot, rehearsal, type Reply } from './api.fixture.js';
import { CLIENT, type Differences } from './provider.fixture.js';

/** API and provider, each at its address, as people meet them. */
interface House {
  readonly url: string;
  readonly ownerUrl: string;
  readonly provider: RehearsalProvider;
  readonly app: NestExpressApplication;
}

const undo: (() => Promise<unknown>)[] = [];
let house: House;
beforeAll(async () => {
  house = await open();
});
afterAll(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
});

async function open(differences: Differences = {}): Promise<House> {
  const database = await startRehearsalDatabase('2026-01-26T01:00:00.000Z');
  undo.push(() => database.stop());
  const [apiPort, port] = [await freePort(), await freePort()];
  const [url, issuer] = [`http://127.0.0.1:${String(apiPort)}`, `http://127.0.0.1:${String(port)}`];
  const connection = await createDataSource(database.appUrl, { poolSize: 1 }).initialize();
  undo.push(() => connection.destroy());
  const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret, issuer, publicUrl: url };
  const settings = { ...client, ...differences, host: '127.0.0.1', port, log: createLogger('rehearsal-provider') };
  const provider = await createProvider(settings, accountsOf(connection));
  await provider.listen();
  undo.push(() => provider.close());
  const limits = { idleMinutes: 30, hours: 12, leewaySeconds: 60, accountClaim: differences.claim ?? 'sub' };
  const { appUrl, documentsDir, ownerUrl } = database;
  const app = await boot({ ...rehearsal(appUrl), documentsDir, port: apiPort, signIn: { ...client, ...limits } });
  undo.push(() => app.close());
  return { url, ownerUrl, provider, app };
}

const START = '/api/v1/sign-in?returnTo=/api/v1/session';
const enter = (at: House, browser: Browser, account: string): Promise<Page> =>
  signInAs(browser, at.url + START, account);

/** Asks with the cookies of a browser. */
function as(at: House, browser: Browser, path: string, init: RequestInit = {}): Promise<Reply> {
  const cookie = Object.entries(browser.cookies(at.url + path)).map(([name, value]) => `${name}=${value}`);
  return ask(at.url + path, { ...init, headers: { ...init.headers, cookie: cookie.join('; ') } });
}

async function signOut(browser: Browser): Promise<string | null> {
  const { csrfToken } = Session.parse((await as(house, browser, '/api/v1/session')).body);
  const init = { method: 'POST', body: '{}', headers: { [CSRF_HEADER]: csrfToken } };
  const { body } = await as(house, browser, '/api/v1/session/commands/sign-out', init);
  return (body as { endSessionUrl: string | null }).endSessionUrl;
}

const tokenOf = (browser: Browser): string => browser.cookies(house.url)['zhengshu'] ?? '';

describe('a person signs in with a browser', () => {
  it('and is on the page that was asked for, as the account that was chosen', async () => {
    const browser = new Browser();
    const page = await enter(house, browser, 'm4.handler');
    expect([page.url.href, page.status]).toEqual([`${house.url}/api/v1/session`, 200]);
    expect(Session.parse(JSON.parse(page.text)).account).toBe('m4.handler');
    expect((await as(house, browser, '/api/v1/tasks')).status).toBe(200);
    // What the browser held on the way is gone.
    expect(Object.keys(browser.cookies(house.url))).toEqual(['zhengshu']);
  });

  it('at a provider that names the account by another claim and signs by another algorithm', async () => {
    const other = await open({ claim: 'employee_number', idTokenAlgorithm: 'ES256' });
    const page = await enter(other, new Browser(), 'm2.lead');
    expect(Session.parse(JSON.parse(page.text)).account).toBe('m2.lead');
  });

  it('in two tabs, which do not disturb each other', async () => {
    const browser = new Browser();
    const [first, second] = [await browser.get(house.url + START), await browser.get(house.url + START)];
    expect((await choose(browser, first, 'm4.handler')).status).toBe(200);
    // The second tab is shown the same sign-in, whoever is chosen there.
    expect((await choose(browser, second, 'm4.handler')).status).toBe(200);
    expect((await as(house, browser, '/api/v1/tasks')).status).toBe(200);
  });

  it('and gets another session each time: one that was planted before is of no use', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    const before = tokenOf(browser);
    await browser.get(house.url + START);
    expect(tokenOf(browser)).not.toBe(before);
    expect((await ask(`${house.url}/api/v1/tasks`, { headers: { cookie: `zhengshu=${before}` } })).status).toBe(401);
  });

  it('while the provider changes its keys', async () => {
    const house = await open();
    await enter(house, new Browser(), 'm4.handler');
    const browser = new Browser();
    const page = await browser.get(house.url + START);
    await house.provider.rotateKeys();
    expect((await choose(browser, page, 'm4.handler')).status).toBe(200);
  });
});

describe('a sign-in that is not as it should be', () => {
  it('is refused where the answer of the provider is used twice, or by another browser', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    const callback = browser.visited.find((line) => line.includes('/callback?'))?.replace('GET ', '') ?? '';
    for (const one of [browser, new Browser()]) {
      const page = await one.get(callback);
      expect([page.status, titleOf(page)]).toEqual([400, '登录没有成功']);
    }
  });

  it('is refused where the code is not of this sign-in', async () => {
    const [victim, other] = [new Browser(), new Browser()];
    await enter(house, other, 'm2.lead');
    const stolen = new URL(other.visited.find((line) => line.includes('/callback?'))?.replace('GET ', '') ?? '');
    const { headers } = await victim.ask(house.url + START);
    const state = new URL(headers.get('location') ?? '').searchParams.get('state') ?? '';
    stolen.searchParams.set('state', state);
    const page = await victim.get(stolen);
    expect([page.status, page.text.includes('身份认证没有通过')]).toEqual([401, true]);
    expect(tokenOf(victim)).toBe('');
  });

  it('is refused where the person gives it up', async () => {
    const browser = new Browser();
    const page = await browser.get(house.url + START);
    const given = await browser.post(page.url, { cancel: 'yes' });
    expect([given.status, given.text.includes('身份提供方没有让您登录')]).toEqual([401, true]);
  });

  it('is refused where the account has gone meanwhile, and its sessions with it', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.deputy');
    await sqlAs(house.ownerUrl, `DELETE FROM appointment WHERE account_id = 'm4.deputy'`);
    await sqlAs(house.ownerUrl, `DELETE FROM session WHERE account_id = 'm4.deputy'`);
    await sqlAs(house.ownerUrl, `DELETE FROM account WHERE id = 'm4.deputy'`);
    expect((await as(house, browser, '/api/v1/tasks')).status).toBe(401);
  });

  it('says that the provider is down; running sessions go on', async () => {
    const house = await open();
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    const waiting = new Browser();
    const page = await waiting.get(house.url + START);
    await house.provider.close();
    expect((await as(house, browser, '/api/v1/tasks')).status).toBe(200);
    const { headers } = await new Browser().ask(house.url + START);
    expect(headers.get('location')).toMatch(house.provider.issuer); // its description is known
    const callback = `${house.url}/api/v1/sign-in/callback?code=x&state=${stateOf(waiting)}&iss=${house.provider.issuer}`;
    const back = await waiting.get(callback);
    expect([page.status, back.status, back.text.includes('身份认证服务暂时不可用')]).toEqual([200, 503, true]);
  });

  const stateOf = (browser: Browser): string =>
    new URL(browser.visited.find((line) => line.includes('/auth?'))?.replace('GET ', '') ?? '').searchParams.get(
      'state',
    ) ?? '';
});

describe('the access log', () => {
  const rowsAbout = async (after: number) =>
    sqlAs<{ kind: string; account: string | null; code: string | null }>(
      house.ownerUrl,
      `SELECT kind, account_id AS account, code FROM access_log ORDER BY day, seq OFFSET ${after}`,
    );

  it('has the sign-in of a browser, its sign-out here and there, and one that was given up', async () => {
    const before = (await rowsAbout(0)).length;
    const browser = new Browser();
    await enter(house, browser, 'm2.handler');
    const url = await signOut(browser);
    await browser.get(house.url + START); // the provider still knows the person
    await browser.get(url ?? '');
    const other = new Browser();
    await other.post((await other.get(house.url + START)).url, { cancel: 'yes' });
    const account = 'm2.handler';
    expect(await rowsAbout(before)).toEqual([
      { kind: 'SIGNED_IN', account, code: null },
      { kind: 'SIGNED_OUT', account, code: null },
      { kind: 'SIGNED_IN', account, code: null },
      { kind: 'SIGNED_OUT_AT_PROVIDER', account, code: null },
      { kind: 'SIGN_IN_REFUSED', account: null, code: 'SIGN_IN_REFUSED' },
    ]);
  });

  it('and nobody is let in while it cannot be written', async () => {
    const browser = new Browser();
    const page = await browser.get(house.url + START);
    await sqlAs(house.ownerUrl, 'REVOKE INSERT ON access_log FROM zhengshu_app');
    try {
      const refused = await choose(browser, page, 'm4.lead');
      expect([refused.status, titleOf(refused), tokenOf(browser)]).toEqual([503, '登录没有成功', '']);
    } finally {
      await sqlAs(house.ownerUrl, 'GRANT INSERT ON access_log TO zhengshu_app');
    }
  });
});

describe('a person signs out', () => {
  it('here at once: a cookie that was stolen is of no use', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    const stolen = tokenOf(browser);
    const url = await signOut(browser);
    expect(url).toMatch(house.provider.issuer);
    expect((await ask(`${house.url}/api/v1/tasks`, { headers: { cookie: `zhengshu=${stolen}` } })).status).toBe(401);
  });

  it('and at the provider, which tells the platform of all that belong to the session', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    // The provider still knows the person, so that another session here needs no choice.
    const url = await signOut(browser);
    await browser.get(house.url + START);
    const kept = tokenOf(browser);
    await browser.get(url ?? '');
    expect((await ask(`${house.url}/api/v1/tasks`, { headers: { cookie: `zhengshu=${kept}` } })).status).toBe(401);
  });

  it('and nobody else signs them out: a logout token of another signer or kind is refused', async () => {
    const browser = new Browser();
    await enter(house, browser, 'm4.handler');
    const body = new URLSearchParams({ logout_token: 'e30.e30.e30' });
    const reply = await ask(`${house.url}/api/v1/sign-in/back-channel-logout`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(reply.status).toBe(400);
    expect((await as(house, browser, '/api/v1/tasks')).status).toBe(200);
  });
});
