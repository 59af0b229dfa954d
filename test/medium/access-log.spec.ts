import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { rowOf, shareRequest } from '#libs/domain';
import { AccessLogPage } from '#libs/http';
import { verifyAccessLog } from '#libs/persistence';
import { CSRF_HEADER } from '../../apps/api/src/identity/auth.guard.js';
import { csrfTokenOf, SessionService } from '../../apps/api/src/identity/session.service.js';
import { sqlAs } from '../support/database.js';
import { ask, boot, expectProblem, rehearsal, signIn, type Reply } from './api.fixture.js';
import { DocumentApi, PDF } from './documents.fixture.js';

const SIGN_IN = {
  ...{ issuer: 'http://127.0.0.1:9', clientId: 'zhengshu', clientSecret: 'secret of the test', accountClaim: 'sub' },
  ...{ publicUrl: 'http://localhost:3000', idleMinutes: 30, hours: 12, leewaySeconds: 60 },
};
const exampleOf = (command: string): object => ({ ...(rowOf(shareRequest, command)?.example as object) });

let api: DocumentApi;
/** A share request of P6 to M2 that was submitted, with a document that its draft cites. */
let matterId: string;
let documentId: string;
beforeAll(async () => {
  api = await DocumentApi.open();
  ({ documentId } = await api.upload('p6.handler', PDF));
  const draft = { ...exampleOf('draft-request'), documents: [documentId] };
  ({ matterId } = (await api.command('p6.handler', '', draft)).body as { matterId: string });
  await api.command('p6.handler', `/${matterId}/commands/submit-internally`, exampleOf('submit-internally'));
  await api.command('p6.lead', `/${matterId}/commands/lead-consent`, exampleOf('lead-consent'));
  for (const account of ['m2.handler', 'm4.handler', 'p6.lead', 'auditor.1', 'auditor.2', 'gov.m'])
    await tokenOf(account);
});
afterAll(() => api?.close());

const tokens = new Map<string, string>();
async function tokenOf(account: string): Promise<string> {
  const token = tokens.get(account) ?? (await signIn(api.open.url, account));
  tokens.set(account, token);
  return token;
}
const see = async (account: string, path: string, method = 'GET'): Promise<Reply> =>
  ask(`${api.open.url}/api/v1${path}`, { method, token: await tokenOf(account) });

async function consent(account: string): Promise<Reply> {
  const headers = { 'idempotency-key': randomUUID() };
  const body = JSON.stringify(exampleOf('lead-consent'));
  const path = `/api/v1/share-requests/${matterId}/commands/lead-consent`;
  return ask(api.open.url + path, { method: 'POST', token: await tokenOf(account), headers, body });
}

/** Does something while no row can be added to the log. */
async function unrecorded<Result>(act: () => Promise<Result>): Promise<Result> {
  await sqlAs(api.open.ownerUrl, 'REVOKE INSERT ON access_log FROM zhengshu_app');
  try {
    return await act();
  } finally {
    await sqlAs(api.open.ownerUrl, 'GRANT INSERT ON access_log TO zhengshu_app');
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Answers the rows that an act adds, without their place in the chain. */
async function recordedBy(act: () => Promise<unknown>): Promise<readonly Row[]> {
  const before = await count();
  await act();
  return sqlAs<Row>(
    api.open.ownerUrl,
    `SELECT kind, account_id AS account, department_id AS department, roles, method || ' ' || route AS route,
       resource_id AS resource, code, address, left_out AS "leftOut"
     FROM access_log ORDER BY access_log.day, seq OFFSET ${before}`,
  );
}
const count = async (): Promise<number> =>
  Number((await sqlAs<{ n: string }>(api.open.ownerUrl, 'SELECT count(*) AS n FROM access_log'))[0]?.n);

/** A row of a request from this machine; whatever is not said is unknown. */
const row = (more: Row): Row => ({
  account: null,
  department: null,
  roles: [],
  resource: null,
  code: null,
  address: expect.stringMatching(/127\.0\.0\.1$/),
  leftOut: 0,
  ...more,
});
const M4 = { account: 'm4.handler', department: 'M4', roles: ['WB_HANDLER'] };
const AUDITOR = { account: 'auditor.1', department: 'N1', roles: ['AUDITOR'] };

describe('one row records', () => {
  it('a sign-in', async () => {
    const rows = await recordedBy(() => signIn(api.open.url, 'm4.handler'));
    expect(rows).toEqual([row({ ...M4, kind: 'SIGNED_IN', route: 'POST /api/v1/rehearsal/sign-in' })]);
  });

  it('a sign-in that is refused', async () => {
    const body = JSON.stringify({ account: 'nobody' });
    const rows = await recordedBy(() => ask(`${api.open.url}/api/v1/rehearsal/sign-in`, { method: 'POST', body }));
    const code = 'NOT_FOUND';
    expect(rows).toEqual([row({ kind: 'SIGN_IN_REFUSED', route: 'POST /api/v1/rehearsal/sign-in', code })]);
  });

  it('a token that is not valid', async () => {
    const rows = await recordedBy(() => ask(`${api.open.url}/api/v1/tasks`, { token: 'e30.e30.e30' }));
    expect(rows).toEqual([row({ kind: 'REFUSED', route: 'GET /api/v1/tasks', code: 'TOKEN_INVALID' })]);
  });

  it('a matter that the person may not see, like one that does not exist', async () => {
    for (const resource of [matterId, randomUUID()]) {
      const rows = await recordedBy(() => see('m4.handler', `/matters/${resource}/history`));
      const route = 'GET /api/v1/matters/:id/history';
      expect(rows).toEqual([row({ ...M4, kind: 'REFUSED', route, resource, code: 'NOT_FOUND' })]);
    }
  });

  it('an act beyond the office of the person', async () => {
    const rows = await recordedBy(() => consent('m2.handler'));
    expect(rows).toMatchObject([
      { account: 'm2.handler', kind: 'REFUSED', resource: matterId, code: 'NOT_YOUR_OFFICE' },
    ]);
  });

  it('no text that its sender wrote', async () => {
    const text = encodeURIComponent('张三110101199003070003');
    await see('m4.handler', `/matters/${text}`);
    await see('m4.handler', `/documents/${text}?`);
    await ask(`${api.open.url}/api/v1/tasks?${text}=1`, { token: text });
    const [found] = await sqlAs<{ text: string }>(
      api.open.ownerUrl,
      `SELECT string_agg(l::text, ' ') AS text FROM access_log l`,
    );
    expect(found?.text).not.toMatch(/110101199003070003|%E5|张三/);
  });
});

describe('a read of what is restricted', () => {
  it.each([
    ['an auditor’s of a matter', 'auditor.1', () => `/matters/${matterId}`, 'GET /api/v1/matters/:id'],
    ['an auditor’s of a history', 'auditor.1', () => `/matters/${matterId}/history`, 'GET /api/v1/matters/:id/history'],
  ])('is recorded: %s', async (_, account, path, route) => {
    const rows = await recordedBy(() => see(account, path()));
    expect(rows).toEqual([row({ ...AUDITOR, kind: 'RESTRICTED_READ', route, resource: matterId })]);
  });

  it('is recorded: the document of another department', async () => {
    const rows = await recordedBy(() => api.status('auditor.1', documentId));
    expect(rows.filter(({ kind }) => kind !== 'SIGNED_IN')).toEqual([
      row({ ...AUDITOR, kind: 'RESTRICTED_READ', route: 'GET /api/v1/documents/:id', resource: documentId }),
    ]);
  });

  it('is none: a side’s own matter and document, a list, and what HEAD answers', async () => {
    await api.status('p6.lead', documentId); // signs in
    const rows = await recordedBy(async () => {
      expect((await see('p6.lead', `/matters/${matterId}`)).status).toBe(200);
      expect((await see('p6.lead', `/matters/${matterId}/history`)).status).toBe(200);
      expect((await see('auditor.1', '/matters')).status).toBe(200);
      expect((await see('auditor.1', `/matters/${matterId}`, 'HEAD')).status).toBe(200);
      expect(await api.status('p6.lead', documentId)).toBe(200);
    });
    expect(rows).toEqual([]);
  });
});

describe('sessions', () => {
  let app: NestExpressApplication;
  let url: string;
  let sessions: SessionService;
  beforeAll(async () => {
    const { appUrl, documentsDir } = api.open;
    app = await boot({ ...rehearsal(appUrl), documentsDir, signIn: SIGN_IN });
    url = await app.getUrl();
    sessions = app.get(SessionService);
  });
  afterAll(() => app?.close());

  const begin = (): Promise<string> =>
    sessions.begin({ accountId: 'm4.handler', subject: 's', providerSession: null, idToken: 'x' }, undefined);
  const post = (path: string, token: string, csrf: string): Promise<Reply> =>
    ask(`${url}/api/v1${path}`, {
      method: 'POST',
      body: '{}',
      headers: { cookie: `zhengshu=${token}`, [CSRF_HEADER]: csrf },
    });

  it('that are signed out are recorded, and so is their use afterwards', async () => {
    const token = await begin();
    const out = await recordedBy(() => post('/session/commands/sign-out', token, csrfTokenOf(token)));
    expect(out).toEqual([row({ ...M4, kind: 'SIGNED_OUT', route: 'POST /api/v1/session/commands/sign-out' })]);
    const used = await recordedBy(() => ask(`${url}/api/v1/tasks`, { headers: { cookie: `zhengshu=${token}` } }));
    expect(used).toEqual([row({ kind: 'ENDED_SESSION_USED', route: 'GET /api/v1/tasks', code: 'SESSION_ENDED' })]);
  });

  it('end at a sign-out that cannot be recorded', async () => {
    const token = await begin();
    const out = await unrecorded(() => post('/session/commands/sign-out', token, csrfTokenOf(token)));
    expect(out.status).toBe(200);
    const headers = { cookie: `zhengshu=${token}` };
    expectProblem(await ask(`${url}/api/v1/tasks`, { headers }), 401);
  });

  it('that another page abuses are recorded with the person of whom they are', async () => {
    const token = await begin();
    const rows = await recordedBy(() => post('/alerts/commands/read-all', token, 'forged'));
    expect(rows).toEqual([
      row({ ...M4, kind: 'REFUSED', route: 'POST /api/v1/alerts/commands/read-all', code: 'CSRF_TOKEN_INVALID' }),
    ]);
  });

  it('that this browser did not begin are recorded as refused sign-ins', async () => {
    const rows = await recordedBy(() => ask(`${url}/api/v1/sign-in/callback?state=${'a'.repeat(43)}&code=b`));
    expect(rows).toEqual([
      row({ kind: 'SIGN_IN_REFUSED', route: 'GET /api/v1/sign-in/callback', code: 'SIGN_IN_STALE' }),
    ]);
  });

  it('nobody fills the log without an account: the next row says how many were left out', async () => {
    const strangers = await boot({ ...rehearsal(api.open.appUrl), documentsDir: api.open.documentsDir });
    try {
      const at = await strangers.getUrl();
      const rows = await recordedBy(async () => {
        for (let n = 0; n < 25; n++) expect((await ask(`${at}/api/v1/tasks`, { token: 'x' })).status).toBe(401);
        expect((await ask(`${at}/api/v1/tasks`)).status).toBe(401);
      });
      expect(rows.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'TOKEN_INVALID'));
    } finally {
      await strangers.close();
    }
  });
});

describe('the log is read', () => {
  const read = async (account: string, query = '') =>
    AccessLogPage.parse((await see(account, `/access-log${query}`)).body).items;

  it('by auditors, and each reading stands in it', async () => {
    const rows = await recordedBy(() => read('auditor.1'));
    expect(rows).toEqual([row({ ...AUDITOR, kind: 'ACCESS_LOG_READ', route: 'GET /api/v1/access-log' })]);
    const [latest] = await read('auditor.1', '?kind=ACCESS_LOG_READ');
    expect(latest).toMatchObject({ accountId: 'auditor.1', requestId: expect.any(String), code: null });
  });

  it.each(['m2.handler', 'm1.supervisor', 'gov.m', 'sysadmin.1', 'operator.1'])('not by %s', async (account) => {
    await tokenOf(account);
    const rows = await recordedBy(async () => expectProblem(await see(account, '/access-log'), 403));
    expect(rows).toMatchObject([{ account, kind: 'REFUSED', code: 'NOT_YOUR_OFFICE' }]);
  });

  it('by an auditor of divisions as far as these go', async () => {
    const departments = new Set((await read('auditor.2', '?limit=200')).map(({ departmentId }) => departmentId));
    expect(departments).toContain('M4');
    expect(departments).not.toContain('P6');
    expect(departments).not.toContain('N1');
    expect(departments).not.toContain(null);
    const all = new Set((await read('auditor.1', '?limit=200')).map(({ departmentId }) => departmentId));
    for (const one of ['M4', 'P6', 'N1', null]) expect(all).toContain(one);
  });

  it('by account, department, kind, matter and time', async () => {
    for (const one of await read('auditor.1', '?account=m4.handler&kind=REFUSED&department=M4')) {
      expect(one).toMatchObject({ accountId: 'm4.handler', departmentId: 'M4', kind: 'REFUSED' });
    }
    const ofMatter = await read('auditor.1', `?matter=${matterId.toUpperCase()}`);
    expect(ofMatter.length).toBeGreaterThan(2);
    expect(new Set(ofMatter.map(({ resourceId }) => resourceId))).toEqual(new Set([matterId]));
    const [latest] = ofMatter;
    const until = await read('auditor.1', `?matter=${matterId}&to=${latest?.at}`);
    const since = await read('auditor.1', `?matter=${matterId}&from=${latest?.at}`);
    expect(until.length + since.length).toBe(ofMatter.length);
    expect(since).toContainEqual(latest);
    expectProblem(await see('auditor.1', '/access-log?kind=NOTHING'), 400, 'kind');
    expectProblem(await see('auditor.1', '/access-log?cursor=x'), 400, 'cursor');
  });

  it('page by page', async () => {
    const first = AccessLogPage.parse((await see('auditor.1', '/access-log?limit=2&kind=REFUSED')).body);
    const path = `/access-log?limit=2&kind=REFUSED&cursor=${first.nextCursor}`;
    const second = AccessLogPage.parse((await see('auditor.1', path)).body);
    const places = [...first.items, ...second.items].map(({ day, seq }) => `${day} ${String(seq).padStart(9)}`);
    expect(places).toEqual([...new Set(places)].sort().reverse());
    expect(places).toHaveLength(4);
  });
});

describe('where the log cannot be written', () => {
  it('nobody reads what is restricted', async () => {
    const paths = [`/matters/${matterId}`, `/matters/${matterId}/history`, '/access-log', `/documents/${documentId}`];
    for (const path of paths) {
      const problem = expectProblem(await unrecorded(() => see('auditor.1', path)), 503);
      expect([path, problem.code, problem.detail]).toEqual([path, 'UNAVAILABLE', expect.stringContaining('访问日志')]);
    }
  });

  it('nobody signs in', async () => {
    const init = { method: 'POST', body: JSON.stringify({ account: 'm4.handler' }) };
    expectProblem(await unrecorded(() => ask(`${api.open.url}/api/v1/rehearsal/sign-in`, init)), 503);
  });

  it('a refusal stays what it is', async () => {
    expectProblem(await unrecorded(() => see('m4.handler', `/matters/${matterId}`)), 404);
    expectProblem(await unrecorded(() => see('m4.handler', '/access-log')), 403);
    expectProblem(await unrecorded(() => ask(`${api.open.url}/api/v1/tasks`, { token: 'x' })), 401);
  });

  it('everyday work goes on', async () => {
    expect((await unrecorded(() => see('p6.lead', `/matters/${matterId}`))).status).toBe(200);
    expect((await unrecorded(() => see('auditor.1', '/matters'))).status).toBe(200);
  });
});

it('all that was recorded here is one sound chain', async () => {
  const { rows, findings } = await verifyAccessLog(api.db);
  expect(rows).toBeGreaterThan(20);
  expect(findings).toEqual([]);
});
