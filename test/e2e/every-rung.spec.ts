import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertPage } from '#libs/http';
import { obtains } from '../scenarios/granted.js';
import { request } from '../scenarios/payloads.js';
import { Stage } from '../scenarios/stage.js';
import { NEW } from '../replay/catalogue-deeds.js';
import { sqlAs } from '../support/database.js';
import { HttpDriver } from '../support/http-driver.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Door } from './door.fixture.js';

/*
 * The ladder of §2.0 on the real servers, for a clock of each process, across a long holiday and an outage.
 */

const REGISTER = '3070990000005/000001';
const TITLES = '3070990000004/000002';
const VACCINATION = '3070990100003/000002';

type Rung = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6';
type Level = Rung | 'L0';

/** A holiday that ten working days reach across, with the ladder of a clock that begins before it, in Shanghai time. */
interface Season {
  readonly holiday: string;
  /** Day on whose morning all clocks begin. */
  readonly day0: string;
  readonly ladder: Readonly<Record<Rung, string>>;
  /** End of the outage. */
  readonly back: string;
  readonly after: string;
}
const SEASONS: readonly Season[] = [
  {
    // From Friday, 26 September: Sunday the 28th is worked, 29 and 30, then 9 and 10 October, Saturday the 11th, 13 to 16.
    holiday: 'National Day 2025',
    day0: '2025-09-26',
    ladder: {
      L1: '2025-10-11T09:00:00+08:00',
      L2: '2025-10-15T09:00:00+08:00',
      L3: '2025-10-16T09:00:00+08:00',
      L4: '2025-10-17T00:00:15+08:00',
      L5: '2025-10-21T09:00:00+08:00',
      L6: '2025-10-30T09:00:00+08:00',
    },
    back: '2025-10-30T10:00:00+08:00',
    after: '2025-11-06T12:00:00+08:00',
  },
  {
    // From Monday, 9 February: 10 to 13, the make-up Saturdays 14 and 28, and 24 to 27 between them.
    holiday: 'Spring Festival 2026',
    day0: '2026-02-09',
    ladder: {
      L1: '2026-02-24T09:00:00+08:00',
      L2: '2026-02-27T09:00:00+08:00',
      L3: '2026-02-28T09:00:00+08:00',
      L4: '2026-03-01T00:00:15+08:00',
      L5: '2026-03-04T09:00:00+08:00',
      L6: '2026-03-13T09:00:00+08:00',
    },
    back: '2026-03-13T10:00:00+08:00',
    after: '2026-03-20T12:00:00+08:00',
  },
];

/** One clock of each process, with the rungs that each account receives. */
const CLOCKS: readonly (readonly [
  matter: string,
  clockId: string,
  told: Readonly<Record<string, readonly Level[]>>,
])[] = [
  ['share-request', 'reply', owedBy('p5', 'p1.sa-head', 'gov.p')],
  ['catalog-update', 'update', owedBy('p4', 'p1.sa-head', 'gov.p')],
  ['correction-request', 'correction', owedBy('m3', 'm1.sa-head', 'gov.m')],
  [
    ...(['catalog-entry', 'review-1'] as const),
    { 'p1.reviewer': ['L0', 'L1', 'L2', 'L4'], 'p1.sa-head': ['L2', 'L3', 'L4'], 'p1.supervisor': [], 'gov.p': [] },
  ],
];

function owedBy(department: string, authority: string, government: string): Readonly<Record<string, readonly Level[]>> {
  return {
    [`${department}.handler`]: ['L0', 'L1', 'L2'],
    [`${department}.lead`]: ['L2', 'L3', 'L4'],
    [`${department}.head`]: ['L3', 'L4'],
    [authority]: ['L4', 'L5'],
    [government]: ['L6'],
  };
}

let platform: Platform | undefined;
let stage: Stage;
let door: Door;
let ownerUrl: string;
async function boot(day0: string): Promise<void> {
  platform = await Platform.start({ rehearsalStart: `${day0}T09:30:00+08:00` });
  ({ ownerUrl } = platform.database);
  stage = new Stage(new HttpDriver(platform.url));
  door = new Door(platform.url);
}

/** Begins every observed matter within one morning. */
async function begin(day0: string): Promise<void> {
  await stage.raises('p6', request(REGISTER, 'API', 3), 'share-request');
  const change = {
    trigger: 'LEGAL_CHANGE',
    eventDate: day0,
    docRef: '办法（示例）修订',
    reason: '登记范围改变。',
  };
  await stage.begins('p4.handler', 'catalog-update', { catalogCode: TITLES, ...change }, 'catalog-update');
  await obtains(stage, 'c3', 'm3', request(VACCINATION, 'API', 3), 'held');
  const error = { itemId: 'i3', recordKey: '9901**********2417', currentValue: '未完成', expectedValue: '已完成' };
  const claim = { catalogCode: VACCINATION, errors: [error] };
  await stage.begins('c3.handler', 'correction-request', claim, 'correction-request');
  const documents = [await stage.uploads('c3.handler', '接种凭证比对（示例）')];
  await stage.does('c3.handler', 'submit-correction', { revision: 1, documents }, 'correction-request');
  await submitEntry(day0);
}

async function submitEntry(assessedOn: string): Promise<void> {
  const act = (account: string, command: string, payload: unknown) =>
    stage.does(account, command, payload, 'catalog-entry');
  await stage.begins('p2.handler', 'catalog-entry', { content: NEW }, 'catalog-entry');
  await act('p2.handler', 'start-assessment', { revision: 1 });
  for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT']) {
    const documents = [await stage.uploads('p2.assessor', `${type} 评估报告（示例）`)];
    const finding = { revision: 1, type, result: 'PASS', assessedOn, opinion: '评估通过。', documents };
    await act('p2.assessor', 'record-assessment', finding);
  }
  await act('p2.lead', 'submit-to-head', { revision: 1 });
  await act('p2.head', 'head-approve', { revision: 1 });
}

/** Returns the alerts on a clock that an account received, in order of time. */
async function alerts(account: string, matter: string, clockId: string) {
  const { items, nextCursor } = AlertPage.parse((await door.get(account, '/alerts?limit=200')).body);
  expect(nextCursor).toBeNull();
  return items
    .filter((alert) => alert.matterId === stage.idOf(matter) && alert.clockId === clockId)
    .map(({ level, at, late }) => ({ level, at, late }))
    .sort((a, b) => (`${a.at} ${a.level}` < `${b.at} ${b.level}` ? -1 : 1));
}

/** Returns the recorded rungs of a clock, in the order of the stream. */
const recorded = (matter: string, clockId: string) =>
  sqlAs<{ rung: Level; instant: string; late: boolean }>(
    ownerUrl,
    `SELECT payload::jsonb ->> 'rung' AS rung, payload::jsonb ->> 'instant' AS instant,
       (payload::jsonb ->> 'late')::boolean AS late
     FROM event WHERE stream = '${stage.idOf(matter)}' AND type = 'alertRaised'
       AND payload::jsonb ->> 'clockId' = '${clockId}' ORDER BY seq`,
  );

const levels = async (matter: string, clockId: string) => (await recorded(matter, clockId)).map(({ rung }) => rung);
const utc = (instant: string): string => new Date(instant).toISOString();
const isOwed = (told: object): boolean => Object.values(told).some((rungs: readonly Level[]) => rungs.includes('L6'));

describe.each(SEASONS)('across $holiday', ({ day0, ladder, back, after }) => {
  beforeAll(async () => {
    await boot(day0);
    await begin(day0);
  });
  afterAll(() => platform?.stop());

  it('sends no reminder on any day of the holiday', async () => {
    for (const day of daysBefore(ladder.L1, day0)) {
      await door.advanceTo(`${day}T12:00:00+08:00`);
      for (const [matter, clockId] of CLOCKS)
        expect([day, matter, await levels(matter, clockId)]).toEqual([day, matter, ['L0']]);
    }
  });

  it('sends each rung after it at its instant, and none late', async () => {
    await door.advanceTo(ladder.L3.replace('T09', 'T12'));
    for (const [matter, clockId] of CLOCKS)
      expect([matter, (await recorded(matter, clockId)).slice(1)]).toEqual([
        matter,
        (['L1', 'L2', 'L3'] as const).map((rung) => ({ rung, instant: utc(ladder[rung]), late: false })),
      ]);
  });

  it('sends three rungs that fall into an outage once at its end, in order, marked late', async () => {
    await platform?.worker.end('SIGKILL');
    const ahead = Date.parse(back) - Date.parse((await door.clock()).now);
    await sqlAs(ownerUrl, `UPDATE platform SET offset_ms = offset_ms + ${ahead}`);
    for (const [matter, clockId] of CLOCKS) expect(await levels(matter, clockId)).not.toContain('L4');
    platform?.worker.start();

    for (const [matter, clockId, told] of CLOCKS) {
      const missed = isOwed(told) ? (['L4', 'L5', 'L6'] as const) : (['L4'] as const);
      await until(`${matter} is told of`, async () => (await levels(matter, clockId)).length >= 4 + missed.length);
      expect([matter, (await recorded(matter, clockId)).slice(4)]).toEqual([
        matter,
        missed.map((rung) => ({ rung, instant: utc(ladder[rung]), late: true })),
      ]);
    }
  });

  describe.each(CLOCKS)('%s %s, in the inboxes', (matter, clockId, told) => {
    it.each(Object.entries(told))(
      'sends %s its own rungs only, each once, at their instants',
      async (account, rungs) => {
        await door.advanceTo(after);
        const seen = await alerts(account, matter, clockId);
        expect(seen.map(({ level }) => level)).toEqual(rungs);
        for (const { level, at, late } of seen) {
          expect([level, late]).toEqual([level, ['L4', 'L5', 'L6'].includes(level)]);
          if (late) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(back));
          else if (level !== 'L0') expect(at).toBe(utc(ladder[level as Rung]));
        }
      },
    );
  });
});

describe('the calendar-year clock', () => {
  beforeAll(() => boot('2026-02-09'));
  afterAll(() => platform?.stop());

  it('reminds the administrators of a year without a notice from 1 November, and their head from December', async () => {
    await toDecember();
    const tells = async (account: string) => {
      const { items } = AlertPage.parse((await door.get(account, '/alerts?limit=200')).body);
      return items
        .filter(({ process }) => process === 'calendar-year')
        .map(({ level, at, late }) => ({ level, at, late }));
    };
    const l4 = { level: 'L4', at: '2026-11-30T16:00:15.000Z', late: false };
    expect(await tells('n1.sa-head')).toContainEqual(l4);
    const administrators = await tells('sysadmin.1');
    expect(administrators.map(({ level }) => level).sort()).toEqual(['L0', 'L1', 'L2', 'L4']);
    expect(administrators).toContainEqual({ level: 'L0', at: '2026-10-31T16:00:00.000Z', late: false });
  });
});

/** Advances from the opening of the year's matter to the morning after November. */
async function toDecember(): Promise<void> {
  await until('the year is waited for', async () => {
    const [row] = await sqlAs<{ n: string }>(
      ownerUrl,
      `SELECT count(*) AS n FROM event WHERE type = 'calendarYearAwaited'`,
    );
    return Number(row?.n) > 0;
  });
  await door.advanceTo('2026-12-01T09:00:00+08:00');
}

/** Days from the one after `first` to the one before the day of the instant. */
function daysBefore(instant: string, first: string): readonly string[] {
  const days: string[] = [];
  const date = new Date(`${first}T00:00:00Z`);
  for (;;) {
    date.setUTCDate(date.getUTCDate() + 1);
    const day = date.toISOString().slice(0, 10);
    if (day >= instant.slice(0, 10)) return days;
    days.push(day);
  }
}
