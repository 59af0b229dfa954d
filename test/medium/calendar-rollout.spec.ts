import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CalendarRolloutActivitiesService } from '#activities/calendar-rollout';
import { MatterActivitiesService } from '#activities/matter';
import type { MatterSender, MatterMessage, TransitionResult } from '#libs/contracts';
import { CHINA_NOTICES } from '#libs/domain';
import { CalendarReceipt, CalendarRollout, CalendarWhatIf } from '#libs/http';
import { createDataSource, rebuild, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { Door, receiptOf } from '../e2e/door.fixture.js';
import { request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { openApi, type OpenApi } from './api.fixture.js';

/** Limit of the reply in working days. */
const LIMIT = 10;
/** Clocks that a worker counts before it is killed: whole batches, so that none is under way when it stops. */
const HANDFUL = 4;

let open: OpenApi;
let door: Door;
let db: DataSource;
let rollouts: CalendarRolloutActivitiesService;
/** Matters whose workflows were told of an earlier wake. */
let nudged: string[];

async function begin(start: string): Promise<void> {
  open = await openApi(new Date(start).toISOString());
  door = new Door(open.url);
  db = await createDataSource(open.appUrl).initialize();
  const transitions = new MatterActivitiesService(db);
  nudged = [];
  const matters: MatterSender = {
    send: (process, matterId, message) => {
      nudged.push(matterId);
      return transitions.transition(process, matterId, message);
    },
  };
  rollouts = new CalendarRolloutActivitiesService(db, transitions, matters);
  Logger.overrideLogger(false);
}
afterEach(async () => {
  expect((await verify(db, projectStream)).findings).toEqual([]);
  await db?.destroy();
  await open?.close();
});

/** Submits this many requests of 公积金管理中心 for conditional data; returns the matters in the order of a rollout. */
async function asked(times: number): Promise<string[]> {
  const matters: string[] = [];
  for (let n = 0; n < times; n++) {
    const { matterId } = receiptOf(await door.draft('p6.handler', request('3070990100002/000002', 'API', 2)));
    const internally = { revision: 1, declaration: true };
    receiptOf(await door.command('p6.handler', matterId, 'submit-internally', internally));
    receiptOf(await door.command('p6.lead', matterId, 'lead-consent', { revision: 1 }));
    matters.push(matterId);
  }
  return matters.sort();
}

async function uploaded(notice: object): Promise<string> {
  const { body, status } = await door.post('sysadmin.1', '/calendars', notice);
  expect([status, body]).toEqual([201, body]);
  return CalendarReceipt.parse(body).version;
}
const activate = async (version: string): Promise<void> => {
  const { body, status } = await door.post('sysadmin.2', `/calendars/${version}/activate`, {});
  expect([status, body]).toEqual([200, body]);
};
async function putInForce(notice: object): Promise<string> {
  const version = await uploaded(notice);
  await activate(version);
  return version;
}

async function rollOut(version: string, by = rollouts): Promise<void> {
  while ((await by.rollOut(version)).more);
}
const progress = async (version: string) =>
  CalendarRollout.parse((await door.get('sysadmin.1', `/calendars/${version}/rollout`)).body);

/** A worker that is killed after it has recounted this many matters. */
class Mortal extends MatterActivitiesService {
  constructor(private left: number) {
    super(db);
  }
  override transition(process: string, matterId: string, message: MatterMessage): Promise<TransitionResult> {
    if (this.left-- <= 0) return Promise.reject(new Error('killed'));
    return super.transition(process, matterId, message);
  }
}
async function killedAfter(matters: number, version: string): Promise<void> {
  const untold: MatterSender = { send: () => Promise.reject(new Error('nothing moves earlier here')) };
  await expect(rollOut(version, new CalendarRolloutActivitiesService(db, new Mortal(matters), untold))).rejects.toThrow(
    'killed',
  );
}

const asOwner = <Row extends object>(sql: string) => sqlAs<Row>(open.ownerUrl, sql);
const replies = (matters: readonly string[]) =>
  asOwner<{ matter: string; last_day: string; calendar_version: string }>(
    `SELECT matter, last_day::text, calendar_version FROM clock
     WHERE clock_id = 'reply' AND matter IN (${matters.map((id) => `'${id}'`).join()}) ORDER BY matter`,
  );
const recounts = (version: string) =>
  asOwner<{ matter: string; last_day: string }>(
    `SELECT matter, last_day::text FROM clock_recount WHERE version = '${version}' ORDER BY matter`,
  );
const eventCount = () => asOwner('SELECT count(*) FROM event');

/** Returns the day on which the limit ends, from working days that are written down independently. */
const tenthOf = (year: number, workdays: string): string => `${year}-${workdays.split(' ')[LIMIT - 1] ?? ''}`;
/** Expected rows: all matters end on that day, counted by that version. */
const ending = (matters: readonly string[], last_day: string, calendar_version: string) =>
  matters.map((matter) => ({ matter, last_day, calendar_version }));

const off = (date: string) => ({ date, name: '春节', isOffDay: true });

describe('requests of 12 February 2026, from within Spring Festival (15 to 23 February; 14 and 28 are worked)', () => {
  const DAYS = CHINA_NOTICES.find(({ year }) => year === 2026)?.days ?? [];
  const notice = (extraDaysOff: number, days: readonly object[]) => ({
    year: 2026,
    title: `示例通知：另增${extraDaysOff}天`,
    days,
    ...(extraDaysOff > 0 && { extraDaysOff, extraDaysOffReason: '延长假期（示例）。' }),
  });
  /** The holiday continues tomorrow and a make-up working day is cancelled, as in January 2020. */
  const LONGER = notice(2, [...DAYS.filter(({ date }) => date !== '2026-02-28'), off('2026-02-24')]);
  const TAKEN_BACK = notice(0, DAYS);
  const LONGEST = notice(3, [...LONGER.days, off('2026-03-05')]);

  const AS_BEFORE = tenthOf(2026, '02-13 02-14 02-24 02-25 02-26 02-27 02-28 03-02 03-03 03-04');
  const LATER = tenthOf(2026, '02-13 02-14 02-25 02-26 02-27 03-02 03-03 03-04 03-05 03-06');
  const LATEST = tenthOf(2026, '02-13 02-14 02-25 02-26 02-27 03-02 03-03 03-04 03-06 03-09');

  let matters: string[];
  beforeEach(async () => {
    await begin('2026-02-12T10:00:00+08:00');
    matters = await asked(3 * HANDFUL);
    await door.advanceTo('2026-02-23T10:00:00+08:00');
    expect(await replies(matters)).toEqual(ending(matters, AS_BEFORE, 'CN-2026.1'));
  });

  it('all end later even if the worker is killed half way, each once, as previewed; no workflow is notified', async () => {
    const version = await uploaded(LONGER);
    const foreseen = (await door.get('sysadmin.2', `/calendars/${version}/what-if?limit=200`)).body;
    await activate(version);
    await killedAfter(HANDFUL, version);
    expect(await progress(version)).toMatchObject({ state: 'RUNNING', recounted: HANDFUL });
    await rollOut(version);

    expect(await replies(matters)).toEqual(ending(matters, LATER, version));
    const told = CalendarWhatIf.parse(foreseen).items.map(({ matterId, after }) => [matterId, after.lastDay]);
    expect((await recounts(version)).map(({ matter, last_day }) => [matter, last_day])).toEqual(told.sort());
    expect(await progress(version)).toMatchObject({
      state: 'DONE',
      failed: 0,
      candidates: matters.length,
      lookedAt: matters.length,
      recounted: matters.length,
      moved: matters.length,
    });
    expect(nudged).toEqual([]);
  });

  it('keep their published day when the extra days are taken back (§3.5.2: the later one)', async () => {
    await rollOut(await putInForce(LONGER));
    const version = await putInForce(TAKEN_BACK);
    await rollOut(version);
    expect(await replies(matters)).toEqual(ending(matters, LATER, version));
    expect(await progress(version)).toMatchObject({ state: 'DONE', recounted: matters.length, moved: 0 });
  });

  it('get their right day when the upload was wrong; both parties are told, and it is marked for review', async () => {
    const wrong = await putInForce(LONGER);
    await rollOut(wrong);
    const told = async (): Promise<object[]> =>
      asOwner(`SELECT DISTINCT r.department_id, r.role FROM alert a JOIN alert_recipient r ON r.alert = a.id
               WHERE a.text LIKE '%${LATER} 改为 ${AS_BEFORE}，较已公布的提前，是否逾期须经复核。' ORDER BY 1, 2`);
    expect(await told()).toEqual([]);
    const version = await putInForce({ ...TAKEN_BACK, corrects: wrong });
    await rollOut(version);
    expect(await replies(matters)).toEqual(ending(matters, AS_BEFORE, version));
    expect(await progress(version)).toMatchObject({ state: 'DONE', moved: matters.length });
    expect(await told()).toEqual(
      ['M2', 'P6'].flatMap((department_id) => ['WB_HANDLER', 'WB_LEAD'].map((role) => ({ department_id, role }))),
    );
    const view = await door.get('p6.handler', `/matters/${matters[0] ?? ''}`);
    expect(view.body).toMatchObject({ clocks: [{ id: 'reply', lastDay: AS_BEFORE, needsReview: true }] });
  });

  it('are left by a version that another one replaces, which then covers all of them', async () => {
    const first = await putInForce(LONGER);
    await killedAfter(HANDFUL, first);
    const version = await putInForce(LONGEST);
    const before = await eventCount();
    expect(await rollouts.rollOut(first)).toEqual({ more: false });
    expect(await eventCount()).toEqual(before);
    expect(await progress(first)).toMatchObject({ state: 'SUPERSEDED', recounted: HANDFUL });

    await rollOut(version);
    expect(await replies(matters)).toEqual(ending(matters, LATEST, version));
    expect(await progress(version)).toMatchObject({ state: 'DONE', recounted: matters.length });
  });

  it('do not wait for one that cannot be counted; that one is listed, and counted once it is repaired', async () => {
    const [broken = '', ...sound] = matters;
    const damage = `jsonb_set(folded, '{clocks,0,responsible}', '"nobody"')`;
    await asOwner(`UPDATE matter SET folded = ${damage} WHERE id = '${broken}'`);
    const version = await putInForce(LONGER);
    await rollOut(version);
    expect(await replies(sound)).toEqual(ending(sound, LATER, version));
    expect(await replies([broken])).toEqual(ending([broken], AS_BEFORE, 'CN-2026.1'));
    expect(await progress(version)).toMatchObject({ state: 'STOPPED', failed: 1, recounted: sound.length });

    expect((await rebuild(db, projectStream)).findings).toEqual([]);
    expect((await door.post('sysadmin.1', `/calendars/${version}/rollout`, {})).status).toBe(200);
    await rollOut(version);
    expect(await replies(matters)).toEqual(ending(matters, LATER, version));
    expect(await progress(version)).toMatchObject({ state: 'DONE', failed: 0, recounted: matters.length });
  });
});

describe('requests whose dates are provisional, when the notice of 2027 has Saturday, 2 January, worked', () => {
  const weekdays = ['01-01', '02-05', '02-08', '02-09', '02-10', '04-05', '05-03', '05-04', '06-09', '09-15', '10-01'];
  const holidays = [...weekdays, '10-04', '10-05', '10-06'].map((day) => off(`2027-${day}`));
  const NOTICE = {
    year: 2027,
    title: '2027年放假通知（示例）',
    days: [...holidays, { date: '2027-01-02', name: '元旦', isOffDay: false }],
  };

  beforeEach(() => begin('2026-12-18T09:00:00+08:00'));

  it('end earlier; only workflows whose next reminder is earlier are notified', async () => {
    const before = await asked(2);
    await door.advanceTo('2026-12-28T10:00:00+08:00');
    const after = await asked(2);
    const ends = async (matters: readonly string[]) => (await replies(matters)).map(({ last_day }) => last_day);
    expect(await ends(before)).toEqual(['2027-01-04', '2027-01-04']);
    expect(await ends(after)).toEqual(['2027-01-12', '2027-01-12']);

    const version = await putInForce(NOTICE);
    await rollOut(version);
    // 21 to 25, 28 to 31 December, and that Saturday. The next reminder is that of 31 December, as it was.
    expect(await ends(before)).toEqual(['2027-01-02', '2027-01-02']);
    // 29 to 31 December, that Saturday, and 4 to 8 and 11 January. The next reminder came on the sixth day, and does.
    expect(await ends(after)).toEqual(['2027-01-11', '2027-01-11']);
    expect(await progress(version)).toMatchObject({ state: 'DONE', recounted: 4, moved: 4 });
    expect([...nudged].sort()).toEqual(after);
  });
});
