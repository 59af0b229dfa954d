import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HoldingView } from '#libs/http';
import { ShareRequestView } from '../support/share-request-view.js';
import { expectProblem } from './api.fixture.js';
import { BORDERS, LAND, MARRIAGE, ToldStory } from './told-story.fixture.js';

/**
 * The story as of Monday, 2 February 2026, 09:00. P6 asks P5 for 不动产登记信息查询, received on Monday, 19 January.
 */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

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
