import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type Clock } from '#libs/domain';
import { Lateness } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { relaying } from './relay.fixture.js';
import { BORDERS, ToldStory } from './told-story.fixture.js';

/** The story; the present is Monday, 2 February 2026, 09:00. */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const figures = async (account: string, query = '') =>
  Lateness.parse((await story.see(account, `/lateness?${query}`)).body);

/** The clocks of the law as the events recorded until an instant left them, read by SQL: nothing is folded. */
async function clocksUntil(asOf: string): Promise<readonly Clock[]> {
  const found = await sqlAs<{ clock: Clock }>(
    story.ownerUrl,
    `SELECT DISTINCT ON (e.stream, c ->> 'id') c AS clock
     FROM event e, jsonb_array_elements(e.payload::jsonb -> 'clocks') c
     WHERE e.recorded_at <= '${asOf}' ORDER BY e.stream, c ->> 'id', e.seq DESC`,
  );
  return found.map(({ clock }) => clock).filter(({ kind }) => kind === 'STATUTORY');
}

async function advance(to: string): Promise<void> {
  await relaying(story.appUrl, async () => {
    const { status, text } = await story.post('sysadmin.1', '/platform-clock/advance', { to });
    if (status !== 202) throw new Error(text);
  });
}

const withdraw = async (): Promise<void> => {
  const asker = (await story.matter('p5.lead', BORDERS)).parties.requester?.departmentId.toLowerCase() ?? '';
  const path = `/share-requests/${story.ids[BORDERS] ?? ''}/commands/withdraw`;
  expect((await story.give(`${asker}.lead`, path, { reason: '另行取得。' })).status).toBe(200);
};

describe('lateness as of a past day', () => {
  it.each(['2026-01-30', '2026-01-26', '2026-01-14', '2026-01-13', '2026-01-12', '2025-12-31', '2025-08-01'])(
    'is what the events recorded until then tell (%s)',
    async (cutOff) => {
      const { asOf, clocks } = await figures('auditor.1', `cutOff=${cutOff}`);
      const left = await clocksUntil(asOf);
      const counted = left.filter(({ provisional }) => !provisional);
      const met = counted.filter(({ state }) => state === 'MET');
      const isLate = ({ metAt, dueAt }: Clock): boolean => metAt !== null && dueAt !== null && metAt >= dueAt;
      const overdue = counted.filter(({ state, dueAt }) => state === 'RUNNING' && dueAt !== null && dueAt <= asOf);
      const late = [...met.filter(isLate), ...overdue];
      const sum = (of: 'ended' | 'metInTime' | 'metLate' | 'overdueNow' | 'lateWorkingDays'): number =>
        clocks.reduce((n, one) => n + one[of], 0);
      expect([sum('metInTime'), sum('metLate'), sum('overdueNow')]).toEqual([
        met.filter((one) => !isLate(one)).length,
        met.filter(isLate).length,
        overdue.length,
      ]);
      const dayOf = (instant: string): string =>
        new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
      const days = late.map(({ lastDay, metAt }) =>
        CHINA_CALENDAR.workdaysBetween(lastDay ?? '', dayOf(metAt ?? asOf)),
      );
      expect(sum('lateWorkingDays')).toBe(days.reduce((n, one) => n + one, 0));
    },
  );

  it('is refused for a day that has not come', async () => {
    expectProblem(await story.see('auditor.1', '/lateness?cutOff=2026-02-03'), 400, 'cutOff');
  });

  it('was told on that day in the same way, and does not move with later acts', async () => {
    const QUERIES = ['', 'by=DEPARTMENT,LIMIT,MONTH', 'by=ATTRIBUTE', 'by=MONTH&from=2026-01-10', 'clause=39(4)'];
    const ACCOUNTS = ['auditor.1', 'p1.supervisor', 'p5.head', 'operator.1'];
    await advance('2026-02-03T15:59:00.000Z'); // the last minute of Tuesday in Shanghai
    const told = new Map<string, Awaited<ReturnType<typeof figures>>>();
    for (const account of ACCOUNTS)
      for (const query of QUERIES) told.set(`${account} ${query}`, await figures(account, query));
    expect(told.get('p5.head ')?.clocks.some(({ overdueNow }) => overdueNow > 0)).toBe(true);
    expect(told.get('p1.supervisor ')?.judged.open).toBeGreaterThan(0);
    await advance('2026-02-04T01:00:00.000Z');
    await withdraw();
    for (const account of ACCOUNTS)
      for (const query of QUERIES) {
        const { asOf, ...past } = await figures(account, `${query}&cutOff=2026-02-03`);
        const { asOf: _, ...then } = told.get(`${account} ${query}`) ?? { asOf };
        expect([account, query, past]).toEqual([account, query, then]);
      }
    const { clocks } = await figures('p5.head');
    expect(clocks.some(({ cancelledOverdue }) => cancelledOverdue > 0)).toBe(true);
  });
});
