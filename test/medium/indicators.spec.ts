import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type Clock } from '#libs/domain';
import { IndicatorCasePage, Indicators } from '#libs/http';
import { createDataSource, keepFigures, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { sqlAs } from '../support/database.js';
import { fewAtOnce } from '../support/few-at-once.js';
import { expectProblem } from './api.fixture.js';
import { BORDERS, ToldStory } from './told-story.fixture.js';

/** The story; the present is Monday, 2 February 2026, 09:00. */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const figures = async (account: string, query = '') =>
  Indicators.parse((await story.see(account, `/indicators?${query}`)).body);

const measure = async (account: string, id: string, query = '') => {
  const measures = (await figures(account, query)).items.flatMap((one) => one.measures);
  const found = measures.find(({ formula }) => formula.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};

const list = async (account: string, code: string, query: string) =>
  IndicatorCasePage.parse((await story.see(account, `/indicators/${code}/list?${query}`)).body);

/** A clock as an event left it last, with what is counted of it. */
interface Left {
  readonly clock: Clock;
  readonly at: string;
}

/** The clocks of the law as the events recorded until an instant left them, read by SQL: nothing is folded. */
async function clocksUntil(asOf: string): Promise<readonly Left[]> {
  const found = await sqlAs<{ clock: Clock; at: string }>(
    story.ownerUrl,
    `SELECT DISTINCT ON (e.stream, c ->> 'id') c AS clock, e.at::text AS at
     FROM event e, jsonb_array_elements(e.payload::jsonb -> 'clocks') c
     WHERE e.recorded_at <= '${asOf}' ORDER BY e.stream, c ->> 'id', e.seq DESC`,
  );
  return found.filter(({ clock }) => clock.kind === 'STATUTORY');
}

const isMet = ({ clock }: Left): boolean => clock.metAt !== null && clock.dueAt !== null && clock.metAt < clock.dueAt;
const isEnded = ({ clock, at }: Left, asOf: string): boolean =>
  clock.state === 'MET' ||
  (clock.dueAt !== null && clock.state === 'RUNNING' && clock.dueAt <= asOf) ||
  (clock.dueAt !== null && clock.state === 'CANCELLED' && new Date(at).toISOString() >= clock.dueAt);
const LIMITS = {
  'K03.inTime': ({ clause }: Clock) => clause === '17(2)',
  'K04.inTime': ({ clause }: Clock) => clause === '17(3)',
  'K07.inTime': ({ clause, limit }: Clock) => clause === '21(1)' && limit === 1,
  'K08.inTime': ({ clause, limit }: Clock) => clause === '21(1)' && limit !== 1,
  'K14.inTime': ({ clause }: Clock) => clause === '22(1)',
  'K17.inTime': ({ clause }: Clock) => clause === '26(2)',
} as const;
const COUNTED: Readonly<Record<string, string>> = {
  'K10.granted': 'extensionGranted',
  'K23.effects': 'useRecorded',
  'K12.lapsed': 'requestLapsed',
};

const CUT_OFFS = [
  '',
  'cutOff=2026-01-26',
  'cutOff=2026-01-13',
  'cutOff=2026-01-14',
  'cutOff=2025-12-31',
  'cutOff=2025-08-01',
];

const ACCOUNTS = [
  'auditor.1',
  'auditor.2',
  'm1.supervisor',
  'p1.supervisor',
  'gov.p',
  'p5.lead',
  'c3.handler',
  'n3.handler',
];

/** All figures of some readers, then and now. */
const allFigures = () =>
  fewAtOnce(
    ACCOUNTS.flatMap((account) => CUT_OFFS.map((cutOff) => [account, cutOff] as const)),
    async ([account, cutOff]) => (await figures(account, cutOff)).items,
  );
const dueOnes = () => sqlAs<{ n: number }>(story.ownerUrl, 'SELECT count(*)::int AS n FROM figure_due');

describe('indicators', () => {
  it('are the same whether they are counted from the events, kept, or partly kept', async () => {
    const counted = await allFigures();
    const database = await createDataSource(story.appUrl, { poolSize: 2 }).initialize();
    try {
      const [{ n } = { n: 0 }] = await dueOnes();
      expect(n).toBeGreaterThan(20);
      for (const most of [Math.floor(n / 2), n]) {
        expect((await keepFigures(database, most)).failed).toEqual([]);
        expect(await allFigures()).toEqual(counted);
      }
      expect(await dueOnes()).toEqual([{ n: 0 }]);
      expect((await verify(database, projectStream)).findings).toEqual([]);
      await sqlAs(
        story.ownerUrl,
        `UPDATE figure_span SET until_at = until_at - interval '1 hour' WHERE matter = '${story.ids[BORDERS] ?? ''}' AND department_id = 'P5' AND until_at <> 'infinity'`,
      );
      expect((await verify(database, projectStream)).findings).toMatchObject([
        { stream: story.ids[BORDERS], what: 'figure_span' },
      ]);
      await sqlAs(
        story.ownerUrl,
        `INSERT INTO figure_due (matter, seq) SELECT id, seq FROM matter WHERE id = '${story.ids[BORDERS] ?? ''}'`,
      );
      await keepFigures(database, 1);
      expect((await verify(database, projectStream)).findings).toEqual([]);
    } finally {
      await database.destroy();
    }
  }, 120_000);

  it.each(CUT_OFFS)('are what the events recorded until then tell (%s)', async (query) => {
    const { asOf, items } = await figures('auditor.1', query);
    const measures = new Map(items.flatMap((one) => one.measures.map((each) => [each.formula.id, each] as const)));
    const clocks = await clocksUntil(asOf);
    for (const [id, isOf] of Object.entries(LIMITS)) {
      const ended = clocks.filter((one) => isOf(one.clock) && isEnded(one, asOf));
      const is = measures.get(id);
      const all = [is, is?.provisional, is?.needsReview];
      const sum = (of: 'numerator' | 'denominator'): number => all.reduce((n, one) => n + (one?.[of] ?? 0), 0);
      expect([id, sum('numerator'), sum('denominator')]).toEqual([id, ended.filter(isMet).length, ended.length]);
      expect([id, is?.provisional.denominator]).toEqual([id, ended.filter(({ clock }) => clock.provisional).length]);
    }
    for (const [id, type] of Object.entries(COUNTED)) {
      const [told] = await sqlAs<{ n: number }>(
        story.ownerUrl,
        `SELECT count(*)::int AS n FROM event WHERE type = '${type}' AND recorded_at <= '${asOf}'
           AND (type <> 'useRecorded' OR payload::jsonb -> 'record' ->> 'type' = 'EFFECT')
           AND stream IN (SELECT id FROM matter WHERE process = 'share-request')`,
      );
      expect([id, measures.get(id)?.numerator]).toEqual([id, told?.n]);
    }
    const open = clocks.filter(({ clock }) => clock.state === 'RUNNING' && (clock.dueAt ?? '~') <= asOf);
    const day = new Date(Date.parse(asOf) + 8 * 3_600_000).toISOString().slice(0, 10);
    const late = open.reduce((sum, { clock }) => sum + CHINA_CALENDAR.workdaysBetween(clock.lastDay ?? day, day), 0);
    const k16 = (name: string): number =>
      [...measures].reduce((sum, [id, { value }]) => (id.startsWith(`K16.${name}.`) ? sum + (value ?? 0) : sum), 0);
    expect([k16('open'), k16('days')]).toEqual([open.length, late]);
  });

  it('have something to tell: the story is late, and has kept limits', async () => {
    const { items } = await figures('auditor.1');
    const filled = items.filter(({ measures }) => measures.some(({ denominator }) => denominator > 0));
    expect(filled.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'K01',
        'K03',
        'K04',
        'K05',
        'K07',
        'K08',
        'K09',
        'K10',
        'K12',
        'K14',
        'K16',
        'K17',
        'K23',
      ]),
    );
    expect(items.find(({ code }) => code === 'K18')).toMatchObject({
      computed: false,
      measures: [],
      missing: expect.stringContaining('数据质量'),
    });
  });

  it.each([
    'auditor.1',
    'auditor.2',
    'p5.lead',
    'm1.supervisor',
    'p1.supervisor',
    'gov.p',
    'c3.handler',
    'm3.head',
    'n3.handler',
    'operator.1',
  ])('%s: each number has a list with as many rows, which its reader may open', async (account) => {
    const { items, cutOff } = await figures(account);
    const numbers = items.flatMap(({ code, measures }) =>
      measures.flatMap((one) =>
        (
          [
            ['COUNTED', one],
            ['PROVISIONAL', one.provisional],
            ['NEEDS_REVIEW', one.needsReview],
          ] as const
        ).flatMap(([standing, { numerator, denominator }]) =>
          (
            [
              ['NUMERATOR', numerator],
              ['DENOMINATOR', denominator],
            ] as const
          ).flatMap(([part, number]) =>
            number > 0 ? [{ code, number, query: `measure=${one.measure}&standing=${standing}&part=${part}` }] : [],
          ),
        ),
      ),
    );
    if (account.startsWith('auditor')) expect(numbers.length).toBeGreaterThan(20);
    const opened = new Set<string>();
    await fewAtOnce(numbers, async ({ code, number, query }) => {
      const rows = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await list(account, code, `${query}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect([code, query, page.total, page.cutOff]).toEqual([code, query, number, cutOff]);
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      expect([code, query, rows.length]).toEqual([code, query, number]);
      expect(new Set(rows.map(({ matterId, part }) => `${matterId} ${part}`)).size).toBe(number);
      for (const { matterId } of rows) opened.add(matterId);
    });
    await fewAtOnce([...opened], async (id) => {
      expect([id, (await story.see(account, `/matters/${id}`)).status]).toEqual([id, 200]);
    });
  });

  it('are of the departments and divisions that are asked for, and that the reader answers for or oversees', async () => {
    const open = async (account: string, query = '') => (await measure(account, 'K16.open.T4', query)).numerator;
    const all = await open('auditor.1');
    expect([await open('p5.lead'), await open('auditor.1', 'department=P5')]).toEqual([1, 1]);
    expect(await open('n1.supervisor')).toBe(all);
    expect(await open('p1.supervisor', 'division=990000')).toBe(await open('p1.supervisor'));
    expect([await open('p3.lead', 'department=P5'), await open('m3.lead'), await open('operator.1')]).toEqual([
      0, 0, 0,
    ]);
    const { items } = await list('p5.lead', 'K16', 'measure=days.T4');
    expect(items).toEqual([
      {
        matterId: story.ids[BORDERS],
        process: 'share-request',
        processTitle: '共享申请',
        number: 'REQ-990121-2026-000001',
        subject: BORDERS,
        part: 'reply',
        department: { departmentId: 'P5', name: expect.any(String) },
        met: true,
        days: 14,
        standing: 'COUNTED',
      },
    ]);
  });

  it.each([
    ['/indicators?cutOff=2026-02-03', 'cutOff'],
    ['/indicators?cutOff=yesterday', 'cutOff'],
    ['/indicators?department=P99', 'department'],
    ['/indicators?division=111111', 'division'],
    ['/indicators/K18/list?measure=inTime', 'measure'],
    ['/indicators/K03/list?measure=late', 'measure'],
    ['/indicators/K03/list', 'measure'],
    ['/indicators/K03/list?measure=inTime&standing=LATE', 'standing'],
    ['/indicators/K03/list?measure=inTime&cursor=x', 'cursor'],
  ])('refuse %s by name', async (path, field) => {
    expectProblem(await story.see('auditor.1', path), 400, field);
    expectProblem(await story.see('auditor.1', '/indicators/K34/list?measure=inTime'), 404, 'code');
  });

  it('are exported with their formulas, one row a number', async () => {
    const { items, cutOff } = await figures('auditor.1');
    const { text, headers } = await story.see('auditor.1', '/indicators/export?format=csv');
    expect(headers.get('content-type')).toContain('text/csv');
    const lines = text.trimEnd().split('\r\n');
    const rows = items.reduce((sum, { measures, missing }) => sum + measures.length + (missing === null ? 0 : 1), 0);
    expect(lines).toHaveLength(1 + rows);
    expect(lines.some((line) => line.includes('K16.open.T4') && line.includes(cutOff))).toBe(true);
  });

  it('of a past day stay as they were when later acts arrive, and those of today move', async () => {
    const [past, today] = [await figures('auditor.1', 'cutOff=2026-01-30'), await measure('auditor.1', 'K16.open.T4')];
    expect((await measure('auditor.1', 'K16.open.T4', 'cutOff=2026-01-13')).numerator).toBeLessThan(today.numerator);
    const asker = (await story.matter('p5.lead', BORDERS)).parties.requester?.departmentId.toLowerCase() ?? '';
    const path = `/share-requests/${story.ids[BORDERS] ?? ''}/commands/withdraw`;
    expect((await story.give(`${asker}.lead`, path, { reason: '另行取得。' })).status).toBe(200);
    expect(await figures('auditor.1', 'cutOff=2026-01-30')).toEqual(past);
    expect((await measure('auditor.1', 'K16.open.T4')).numerator).toBe(today.numerator - 1);
    const behind = await list('auditor.1', 'K16', 'measure=open.T4&cutOff=2026-01-30&limit=200');
    expect(behind.items.map(({ matterId }) => matterId)).toContain(story.ids[BORDERS]);
  });
});
