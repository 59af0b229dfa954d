import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { CalendarLink, DeadlineDays, Me } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, type Reply } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

let desk: Desk;
let request: string;
beforeAll(async () => {
  desk = await Desk.at('2026-01-26T01:00:00.000Z');
  request = await desk.does('m4.handler', '/share-requests', DRAFT);
  const path = `/share-requests/${request}/commands`;
  await desk.does('m4.handler', `${path}/submit-internally`, { revision: 1, declaration: true });
  await desk.does('m4.lead', `${path}/lead-consent`, { revision: 1 });
}, 90_000);
afterAll(() => desk?.close());

const deadlines = async (account: string, query = '') =>
  DeadlineDays.parse((await desk.see(account, `/me/deadlines${query}`)).body);
const statutory = async (account: string, query = ''): Promise<readonly (readonly [string, string, boolean])[]> =>
  (await deadlines(account, query)).days.flatMap(({ date, statutory: { items } }) =>
    items.map(({ matterId, overdue }) => [date, matterId, overdue] as const),
  );

describe('my limits', () => {
  it('are told by their last day, those of the law and targets apart', async () => {
    const { from, to, days } = await deadlines('m2.handler');
    expect([from, to]).toEqual(['2026-01-26', '2026-02-25']);
    expect(days.find(({ date }) => date === '2026-02-06')?.statutory ?? { total: 0 }).toMatchObject({ total: 0 });
    expect(days.find(({ statutory: { total } }) => total > 0)).toMatchObject({
      date: '2026-02-09',
      statutory: {
        total: 1,
        items: [
          {
            matterId: request,
            processTitle: expect.stringContaining('共享申请'),
            stateTitle: expect.stringMatching(/[\u4e00-\u9fff]/),
            clockId: 'reply',
            title: '答复期限',
            clauseTitle: '第二十一条第一款',
            dueAt: '2026-02-09T16:00:00.000Z',
            overdue: false,
            provisional: false,
          },
        ],
      },
    });
  });

  it('are those that the clocks of my departments have', async () => {
    const clocks = await sqlAs<{ day: string; kind: string }>(
      desk.open.ownerUrl,
      `SELECT last_day::text AS day, kind FROM clock WHERE state = 'RUNNING' AND responsible = 'M2'
         AND last_day <= '2026-04-27' ORDER BY 1, 2`,
    );
    expect(clocks.length).toBeGreaterThan(0);
    const { days } = await deadlines('m2.lead', '?from=2026-01-26&to=2026-04-27');
    expect(
      days.flatMap(({ date, statutory: law, target }) => [
        ...target.items.map(() => ({ day: date, kind: 'SOFT' })),
        ...law.items.map(() => ({ day: date, kind: 'STATUTORY' })),
      ]),
    ).toEqual(clocks);
  });

  it('are those of my desk, and all for a head', async () => {
    expect(await statutory('m2.head')).toEqual([['2026-02-09', request, false]]);
    for (const account of ['m2.assessor', 'm4.handler', 'm1.supervisor', 'auditor.1', 'operator.1'])
      expect([account, await statutory(account)]).toEqual([account, []]);
  });

  it.each(['?from=2026-02-02&to=2026-02-01', '?from=2026-01-01&to=2026-04-03', '?to=2026-01-25', '?to=2026-02-30'])(
    'are asked for in a range: not %s',
    async (query) => {
      expectProblem(await desk.see('m2.handler', `/me/deadlines${query}`), 400, 'to');
    },
  );
});

describe('a link for a calendar program', () => {
  const make = async (account: string, key = randomUUID()): Promise<string | null> => {
    const reply = await ask(`${desk.open.url}/api/v1/me/calendar-link`, {
      method: 'POST',
      token: await tokenOf(account),
      headers: { 'idempotency-key': key },
      body: '{}',
    });
    expect(reply.status).toBe(201);
    return CalendarLink.parse(reply.body).url;
  };
  const tokenOf = async (account: string): Promise<string> => {
    const body = JSON.stringify({ account });
    const reply = await ask(`${desk.open.url}/api/v1/rehearsal/sign-in`, { method: 'POST', body });
    return (reply.body as { accessToken: string }).accessToken;
  };
  const fetched = (url: string | null): Promise<Reply> => ask(new URL(String(url), desk.open.url).href);
  const events = async (url: string | null) => {
    const reply = await fetched(url);
    expect([reply.status, reply.type]).toEqual([200, expect.stringMatching(/^text\/calendar; charset=utf-8/i)]);
    expect(reply.headers.get('cache-control')).toContain('no-store');
    return new ICAL.Component(ICAL.parse(reply.text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
      const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
      return { uid, summary, description, days: [startDate.toString(), endDate.toString()] };
    });
  };
  const ofLaw = async (url: string | null) => (await events(url)).filter(({ summary }) => summary.includes('法定期限'));

  it('gives what its account sees, without a sign-in and without people', async () => {
    const url = await make('m2.handler');
    expect(url).toMatch(/\/calendars\/[\w-]{43}\.ics$/);
    expect(await ofLaw(url)).toEqual([
      {
        uid: expect.stringMatching(/^[0-9a-f-]{36}@/),
        summary: expect.stringMatching(/^【法定期限】答复期限 /),
        description: expect.stringMatching(/编号：REQ-[\s\S]+第二十一条第一款/),
        days: ['2026-02-09', '2026-02-10'],
      },
    ]);
    const targets = (await events(url)).filter(({ summary }) => summary.startsWith('【工作目标'));
    for (const { description } of targets) expect(description).toContain('不是法定期限');
    expect((await fetched(url)).text).not.toMatch(/handler|lead|m2\.|m4\./);
  });

  it('is one for each account: a new one ends the one before, and a repeat shows none', async () => {
    const key = randomUUID();
    const first = await make('m2.lead', key);
    expect(await make('m2.lead', key)).toBeNull();
    expect((await fetched(first)).status).toBe(200);
    const second = await make('m2.lead');
    expectProblem(await fetched(first), 404, 'token');
    expect((await fetched(second)).status).toBe(200);
    expect(Me.parse((await desk.see('m2.lead', '/me')).body).calendarLink).toEqual({ madeAt: expect.any(String) });
  });

  it('can be revoked, and is not revived by a repeat', async () => {
    const key = randomUUID();
    const url = await make('m2.head', key);
    const token = await tokenOf('m2.head');
    const revoke = (): Promise<Reply> => ask(`${desk.open.url}/api/v1/me/calendar-link`, { method: 'DELETE', token });
    expect([(await revoke()).status, (await revoke()).status]).toEqual([200, 200]);
    expectProblem(await fetched(url), 404, 'token');
    expect(await make('m2.head', key)).toBeNull();
    expectProblem(await fetched(url), 404, 'token');
    expect(Me.parse((await desk.see('m2.head', '/me')).body).calendarLink).toBeNull();
  });

  it('is stored without its token', async () => {
    const url = await make('m4.lead');
    const token = /([\w-]{43})\.ics$/.exec(String(url))?.[1] ?? '';
    const rows = await sqlAs<object>(desk.open.ownerUrl, `SELECT l::text, c::text FROM calendar_link l, command c`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('of a token that nobody has is not found', async () => {
    for (const token of ['x', 'a'.repeat(43), `${'a'.repeat(42)}%20`, '..%2f..%2fx'])
      expectProblem(await fetched(`/calendars/${token}.ics`), 404, 'token');
  });

  it('shows nothing to somebody who has lost the office, and is gone with the account', async () => {
    const url = await make('m2.deputy');
    expect(await ofLaw(url)).toHaveLength(1);
    const office = await desk.keeperOf('appointment', `account_id = 'm2.deputy'`);
    await desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, { reason: '已调离。' });
    expect(await events(url)).toEqual([]);
    const account = await desk.keeperOf('account', `id = 'm2.deputy'`);
    await desk.does('sysadmin.1', `/organisation/accounts/${account}/commands/close-account`, { reason: '已调离。' });
    expectProblem(await fetched(url), 404, 'token');
  });

  it('is made ten times an hour at most', async () => {
    for (let n = 0; n < 10; n++) await make('m3.lead');
    const reply = await desk.post('m3.lead', '/me/calendar-link');
    expectProblem(reply, 429);
  });
});

it('what is overdue is told as such', async () => {
  await desk.advance('2026-02-10T01:00:00.000Z');
  expect(await statutory('m2.handler', '?from=2026-02-01')).toEqual([['2026-02-09', request, true]]);
}, 60_000);
