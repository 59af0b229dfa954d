import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockExplanation, HoldingView } from '#libs/http';
import { expectProblem } from './api.fixture.js';
import { BORDERS, LAND, MARRIAGE, ToldStory } from './told-story.fixture.js';
import { ShareRequestView } from '../support/share-request-view.js';

/**
 * The story, with 不动产登记信息查询 that P6 asks of P5, received on Monday, 19 January 2026; the present is Monday, 2 February,
 * 09:00.
 */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const explain = async (account: string, clockId = 'reply') =>
  story.see(account, `/matters/${story.ids[LAND]}/clocks/${clockId}`);
const explained = async (account: string) => ClockExplanation.parse((await explain(account)).body);
const told = async (account: string) =>
  ShareRequestView.parse((await story.see(account, `/matters/${story.ids[LAND]}`)).body);

describe('the explanation of a clock', () => {
  it('has day 0, the days, the next rung and one paragraph', async () => {
    const reply = await explained('p6.handler');
    const view = (await told('p6.handler')).clocks.find(({ id }) => id === 'reply');
    expect(reply).toMatchObject({
      id: 'reply',
      title: '答复期限',
      day0: '2026-01-19',
      lastDay: '2026-02-09',
      limit: 10,
      workingDays: 10,
      used: view?.used,
      remaining: view?.remaining,
      calendarVersion: view?.calendarVersion,
      start: { act: '收到政务数据共享申请', why: expect.stringContaining('2026年1月19日（星期一）') },
      kept: [],
      moves: [],
      proven: [],
    });
    expect(reply.days.map(({ date, counted, why }) => ({ date, counted, why }))).toEqual(view?.days);
    expect(reply.days.filter(({ part }) => part === 'LIMIT')).toHaveLength(10);
    expect(reply.next?.to[0]).toMatchObject({ departmentId: 'P5', roleTitle: expect.stringContaining('工作机构') });
    expect(reply.paragraph).toMatch(/^依据《政务数据共享条例》第二十一条第一款，.+的答复期限为10个工作日。/);
    expect(reply.paragraph).not.toMatch(/P5|reply|CN-/);
  });

  it('says that a target is not a limit of the law', async () => {
    const soft = (await told('p5.handler')).clocks.find(({ kind }) => kind === 'SOFT');
    const { paragraph } = ClockExplanation.parse((await explain('p5.handler', soft?.id)).body);
    expect(paragraph).toContain('不是法律规定的期限');
  });

  it('is refused to accounts that may not see the matter, and for an unknown clock', async () => {
    expectProblem(await explain('n3.handler'), 404);
    expectProblem(await explain('p6.handler', 'nothing'), 404);
    expectProblem(await story.see('p6.handler', `/matters/${randomUUID()}/clocks/reply`), 404);
  });
});

const held = async (account: string, subject: string) =>
  HoldingView.parse((await story.see(account, `/matters/${story.ids[subject]}/holding`)).body);
const seen = async (account: string, subject: string) =>
  ShareRequestView.parse((await story.see(account, `/matters/${story.ids[subject]}`)).body);

describe('who holds a matter', () => {
  it('is told with the office to its own side, and with the department alone to the others', async () => {
    const own = (await seen('p5.handler', LAND)).holder;
    expect(own).toMatchObject({ side: 'provider', departmentId: 'P5', offices: [{ role: expect.any(String) }] });
    expect((await seen('p6.handler', LAND)).holder).toMatchObject({ side: 'provider', name: own?.name, offices: [] });
  });

  it('is nobody where nobody has to act', async () => {
    expect((await seen('p6.handler', MARRIAGE)).holder).toBeNull();
  });

  it('stands beside the last act that the reader sees', async () => {
    const { lastAct } = await seen('p6.handler', LAND);
    const lines = (await story.history('p6.handler', LAND)).filter(({ actor }) => actor !== null);
    expect(lastAct).toEqual({ seq: lines.at(-1)?.seq, at: lines.at(-1)?.at, sentence: lines.at(-1)?.sentence });
  });
});

describe('the working days of those who held a clock', () => {
  it.each([LAND, BORDERS, MARRIAGE])('of %s are limit and lateness, as the clock has them', async (subject) => {
    const { clocks } = await seen('auditor.1', subject);
    const holding = await held('auditor.1', subject);
    expect(holding.clocks.map(({ id }) => id)).toEqual(clocks.map(({ id }) => id));
    for (const { id, limit, added, lateness, remaining, lines } of holding.clocks) {
      const clock = clocks.find((one) => one.id === id);
      const days = lines
        .filter(({ kind }) => kind !== 'PAUSED' && kind !== 'RESTARTED')
        .reduce((sum, line) => sum + line.days, 0);
      expect(days + remaining).toBe(limit + added + lateness);
      expect({ used: days - lateness, remaining, limit }).toEqual({
        used: clock?.used,
        remaining: clock?.remaining,
        limit: clock?.workingDays,
      });
    }
  });

  it('tell of an overdue limit how many are late', async () => {
    const reply = (await held('auditor.1', BORDERS)).clocks.find(({ state }) => state === 'OVERDUE');
    expect(reply?.lateness).toBeGreaterThan(0);
    expect(reply?.lines.reduce((sum, { lateDays }) => sum + lateDays, 0)).toBe(reply?.lateness);
  });

  it('are not told to those who may not see the matter', async () => {
    expectProblem(await story.see('n3.handler', `/matters/${story.ids[LAND]}/holding`), 404);
    expectProblem(await story.see('p6.handler', `/matters/${randomUUID()}/holding`), 404);
  });

  it('show no office of another side, nor when its offices handed over', async () => {
    const foreign = (await held('p6.handler', LAND)).clocks.find(({ id }) => id === 'reply')?.lines ?? [];
    expect(foreign.map(({ kind, departmentId }) => `${kind} ${departmentId}`)).toEqual([
      'COUNTED P5',
      'PAUSED P6',
      'COUNTED P5',
    ]);
    expect(foreign.filter(({ departmentId }) => departmentId === 'P5').flatMap(({ offices }) => offices)).toEqual([]);
    const own = (await held('p5.handler', LAND)).clocks.find(({ id }) => id === 'reply')?.lines ?? [];
    expect(own.every(({ departmentId, offices }) => departmentId !== 'P5' || offices.length > 0)).toBe(true);
  });
});

describe('a receipt that was earlier than recorded', () => {
  const command = (account: string, name: string, payload: object) =>
    story.give(account, `/share-requests/${story.ids[LAND]}/commands/${name}`, payload);
  const register = async (account: string, at: string) => {
    const payload = { clockId: 'reply', of: 'START', at, channel: 'HAND_IN', reason: '纸质申请当面递交。' };
    return command(account, 'register-earlier-receipt', { ...payload, documents: [await story.upload(account)] });
  };

  it('of the responsible department itself moves the date at once, and both instants are kept', async () => {
    expect((await register('p5.lead', '2026-01-16T16:00:00+08:00')).status).toBe(200);
    expect(await explained('p5.handler')).toMatchObject({
      day0: '2026-01-16',
      lastDay: '2026-02-06',
      proven: [{ of: 'START', at: '2026-01-16T08:00:00.000Z', confirmed: false }],
    });
    expect((await told('p5.handler')).earlierReceipts).toMatchObject([{ outcome: 'COUNTED', workingDays: 1 }]);
    const lines = await story.history('p5.handler', LAND);
    expect(lines.find(({ type }) => type === 'earlierReceiptRegistered')?.sentence).toContain('补记答复期限');
  });

  it('of the requester waits for the authority of the responsible department', async () => {
    expect((await register('p6.lead', '2026-01-14T16:00:00+08:00')).status).toBe(200);
    expect((await explained('p6.handler')).lastDay).toBe('2026-02-06');
    const waits = (await story.tasks('p1.reviewer')).filter((task) => task.command === 'confirm-earlier-receipt');
    expect(waits).toMatchObject([{ matterId: story.ids[LAND], title: '确认补记的收到时间', statutory: null }]);
    expectProblem(await command('p5.lead', 'confirm-earlier-receipt', { registration: 2 }), 403);
    expect((await command('p1.reviewer', 'confirm-earlier-receipt', { registration: 2 })).status).toBe(200);
    const reply = await explained('p6.handler');
    expect(reply).toMatchObject({ day0: '2026-01-14', lastDay: '2026-02-04', proven: [{}, { confirmed: true }] });
    expect(reply.paragraph).toContain('经主管部门确认实为2026年1月14日16时');
    expect(await story.tasks('p1.reviewer')).not.toContainEqual(expect.objectContaining({ title: waits[0]?.title }));
  });
});
