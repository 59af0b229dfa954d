import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BulkOutcomes, OverduePage } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { BORDERS, LAND, ToldStory } from './told-story.fixture.js';

/** The story; the present is Monday, 2 February 2026, 09:00. */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const overdue = async (account: string, query = '') =>
  OverduePage.parse((await story.see(account, `/overdue?${query}`)).body);
const subjects = async (account: string, query = ''): Promise<readonly string[]> =>
  (await overdue(account, query)).items.map(({ subject }) => subject);

describe('the list of overdue clocks', () => {
  it('has a row for each clock that is due and not met, the longest lateness first', async () => {
    const { items, total, nextCursor } = await overdue('auditor.1');
    const expected = await sqlAs<{ matter: string; clock_id: string; responsible: string }>(
      story.ownerUrl,
      `SELECT matter, clock_id, responsible FROM clock WHERE kind = 'STATUTORY' AND state = 'RUNNING'
         AND due_at <= '2026-02-02T01:00:00Z' ORDER BY due_at, id`,
    );
    expect(
      items.map(({ matterId, statutory, department }) => [matterId, statutory.clockId, department.departmentId]),
    ).toEqual(expected.map(({ matter, clock_id: clockId, responsible }) => [matter, clockId, responsible]));
    expect(expected.length).toBeGreaterThan(2);
    expect([total, nextCursor]).toEqual([expected.length, null]);
    const late = items.map(({ statutory }) => statutory.overdueWorkingDays ?? -1);
    expect(late).toEqual([...late].sort((a, b) => b - a));
  });

  it('says whose lateness it is, since when, who holds it, and what was done about it', async () => {
    const { items } = await overdue('p1.supervisor', 'department=P5');
    expect(items).toEqual([
      {
        matterId: story.ids[BORDERS],
        process: 'share-request',
        processTitle: '共享申请',
        number: 'REQ-990121-2026-000001',
        subject: BORDERS,
        state: 'UNDER_REVIEW',
        stateTitle: '审核中',
        department: { departmentId: 'P5', name: expect.any(String) },
        statutory: {
          clockId: 'reply',
          title: '答复期限',
          clause: '21(1)',
          clauseTitle: '第二十一条第一款',
          responsible: 'P5',
          responsibleName: expect.any(String),
          lastDay: '2026-01-13',
          dueAt: '2026-01-13T16:00:00.000Z',
          remainingWorkingDays: null,
          overdueWorkingDays: 14,
          provisional: false,
          paused: false,
        },
        holder: {
          departmentId: 'P5',
          name: expect.any(String),
          side: 'provider',
          offices: [],
          since: expect.any(String),
        },
        urgings: 0,
        lastUrgedAt: null,
        supervision: null,
        candidate: { matterId: expect.any(String), standing: expect.any(String) },
      },
    ]);
  });

  it('contains what the list of matters lets the reader see, and hides a candidate that they may not open', async () => {
    for (const account of [
      'auditor.1',
      'auditor.2',
      'c2.handler',
      'm1.supervisor',
      'm3.lead',
      'n3.handler',
      'p5.lead',
    ]) {
      const matters = await story.matters(account, '?overdue=true&limit=200');
      const { items } = await overdue(account, 'limit=200');
      expect([account, new Set(items.map(({ matterId }) => matterId))]).toEqual([
        account,
        new Set(matters.items.map(({ matterId }) => matterId)),
      ]);
      for (const { candidate } of items)
        if (candidate)
          expect(await story.see(account, `/matters/${candidate.matterId}`)).toMatchObject({ status: 200 });
    }
    expect(await subjects('n3.handler')).toEqual([]);
  });

  it('is filtered by clause, limit, process, period, department and division, and pages', async () => {
    const all = await subjects('auditor.1');
    const clauses = ['17(2)', '17(3)', '21(1)', '22(1)', '26(2)'];
    const byClause = await Promise.all(clauses.map((clause) => subjects('auditor.1', `clause=${clause}`)));
    expect(byClause.flat().sort()).toEqual([...all].sort());
    const limits = ['T1', 'T3', 'T4', 'T5', 'T7', 'T8'];
    const byLimit = await Promise.all(limits.map((limit) => subjects('auditor.1', `lawLimit=${limit}`)));
    expect(byLimit.flat().sort()).toEqual([...all].sort());
    expect(await subjects('auditor.1', 'lawLimit=T4')).toEqual([BORDERS]);
    expect(await subjects('auditor.1', 'clause=21(1)&lawLimit=T5')).toEqual([]);
    expect(await subjects('auditor.1', 'from=2026-01-13&to=2026-01-13')).toEqual([BORDERS]);
    expect(await subjects('auditor.1', 'to=2026-01-12')).toEqual([]);
    expect(await subjects('auditor.1', 'process=share-request')).toEqual([BORDERS]);
    expect(await subjects('auditor.1', 'division=990000')).toEqual(all);
    expect(await subjects('auditor.1', 'division=990121')).toEqual([]);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof overdue>> = await overdue(
        'auditor.1',
        `limit=1${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.total).toBe(cursor === '' ? all.length : null);
      paged.push(...page.items.map(({ subject }) => subject));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('refuses what does not exist by name', async () => {
    for (const [query, field, value] of [
      ['department=X9', 'department', 'X9'],
      ['division=123456', 'division', '123456'],
      ['clause=99(9)', 'clause', '99(9)'],
      ['lawLimit=T9', 'lawLimit', 'T9'],
      ['process=nothing', 'process', 'nothing'],
    ] as const) {
      const reply = await story.see('auditor.1', `/overdue?${query}`);
      expectProblem(reply, 400);
      expect(reply.body).toMatchObject({ errors: [{ field, message: expect.stringContaining(value) }] });
    }
  });
});

describe('a command in several matters', () => {
  const give = async (account: string, path: string, body: object, key: string) => {
    const reply = await story.post(account, `/matters/commands/${path}`, body, key);
    expect(reply).toMatchObject({ status: 200 });
    return BulkOutcomes.parse(reply.body).items;
  };
  const typesOf = async (subject: string): Promise<readonly string[]> =>
    (await story.history('auditor.1', subject)).map(({ type }) => type);
  const id = (subject: string): string => story.ids[subject] ?? '';

  it('is recorded in each as if given alone, is answered one by one, and gives its repeat the stored answers', async () => {
    const [missing, key] = [randomUUID(), randomUUID()];
    const body = { matterIds: [id(BORDERS), missing, id(LAND).toUpperCase()], text: '请尽快办理。' };
    const outcomes = await give('p1.supervisor', 'urge', body, key);
    expect(outcomes.map(({ matterId, status, problem }) => [matterId, status, problem?.code])).toEqual([
      [id(BORDERS), 200, undefined],
      [missing, 404, 'NOT_FOUND'],
      [id(LAND), 200, undefined],
    ]);
    expect((await typesOf(BORDERS)).filter((type) => type === 'urged')).toHaveLength(1);
    expect(await give('p1.supervisor', 'urge', body, key)).toEqual(outcomes);
    const alone = await story.post(
      'p1.supervisor',
      `/share-requests/${id(BORDERS)}/commands/urge`,
      { text: body.text },
      key,
    );
    expect(alone).toMatchObject({ status: 200, body: outcomes[0]?.receipt });
    expect((await typesOf(BORDERS)).filter((type) => type === 'urged')).toHaveLength(1);

    const again = await give('p1.supervisor', 'urge', { ...body, matterIds: [id(BORDERS)] }, randomUUID());
    expect(again).toMatchObject([{ status: 409, receipt: null, problem: { code: 'URGED_ALREADY' } }]);
    const other = await give('p1.supervisor', 'urge', { ...body, text: '另一句。' }, key);
    expect(other.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [422, 'IDEMPOTENCY_KEY_REUSED'],
      [404, 'NOT_FOUND'],
      [422, 'IDEMPOTENCY_KEY_REUSED'],
    ]);
    const [row] = (await overdue('p1.supervisor', 'department=P5')).items;
    expect([row?.urgings, row?.lastUrgedAt]).toEqual([1, expect.any(String)]);
  });

  it('keeps a matter that one may not see like one that does not exist, and records the attempt', async () => {
    const [hidden, missing] = [story.ids.draft ?? '', randomUUID()];
    const body = { matterIds: [hidden, missing], text: '请尽快办理。' };
    const [one, other] = await give('p5.handler', 'urge', body, randomUUID());
    expect({ ...one, matterId: missing }).toEqual(other);
    const recorded = await sqlAs<{ id: string }>(
      story.ownerUrl,
      `SELECT resource_id AS id FROM access_log WHERE kind = 'REFUSED' AND resource_id IN ('${hidden}', '${missing}')`,
    );
    expect(recorded.map((row) => row.id).sort()).toEqual([hidden, missing].sort());
  });

  it('refuses the office that may not, in each matter', async () => {
    const matters = [{ matterId: id(BORDERS), departmentId: 'P5' }];
    const demand = { matters, requirement: '请说明原因。', answerWithin: 3 };
    expect(await give('c2.handler', 'supervise', demand, randomUUID())).toMatchObject([{ status: 403 }]);
  });

  it('supervises one department in each, and the list tells of the answer', async () => {
    const matters = [
      { matterId: id(BORDERS), departmentId: 'P5' },
      { matterId: id(LAND), departmentId: 'M4' },
    ];
    const demand = { matters, requirement: '请说明逾期的原因。', answerWithin: 3 };
    const outcomes = await give('p1.supervisor', 'supervise', demand, randomUUID());
    expect(outcomes.map(({ status }) => status)).toEqual([200, 422]);
    const seen = async () => (await overdue('p1.supervisor', 'department=P5')).items[0]?.supervision;
    expect(await seen()).toMatchObject({ authority: { departmentId: 'P1' }, answerWithin: 3, answer: null });
    const answered = `/share-requests/${id(BORDERS)}/commands/answer-supervision`;
    expect(await story.give('p5.lead', answered, { supervision: 1, answer: '正在核对。' })).toMatchObject({
      status: 200,
    });
    expect(await seen()).toMatchObject({ requirement: '请说明逾期的原因。', answer: { text: '正在核对。' } });
  });

  it.each([
    ['no matter', 'urge', { matterIds: [], text: '请办理。' }, 'matterIds'],
    [
      'more than a hundred',
      'urge',
      { matterIds: Array.from({ length: 101 }, () => randomUUID()), text: '请办理。' },
      'matterIds',
    ],
    [
      'a matter twice',
      'urge',
      { matterIds: [randomUUID()].flatMap((one) => [one, one.toUpperCase()]), text: '请办理。' },
      'matterIds',
    ],
    ['no words', 'urge', { matterIds: [randomUUID()], text: ' ' }, 'text'],
    ['words that nobody sees', 'urge', { matterIds: [randomUUID()], text: '\u200b' }, 'text'],
    ['the number of a person', 'urge', { matterIds: [randomUUID()], text: '请联系 13800138000。' }, 'text'],
    [
      'too many days',
      'supervise',
      { matters: [{ matterId: randomUUID(), departmentId: 'P5' }], requirement: '请说明。', answerWithin: 99 },
      'answerWithin',
    ],
  ])('refuses %s', async (_, path, body, field) => {
    const reply = await story.post('p1.supervisor', `/matters/commands/${path}`, body);
    expectProblem(reply, 400);
    expect(reply.body).toMatchObject({ errors: [{ field }] });
  });
});
