import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { CalendarRolloutActivitiesService } from '#activities/calendar-rollout';
import { MatterActivitiesService } from '#activities/matter';
import { CHINA_NOTICES } from '#libs/domain';
import { CalendarDays, CalendarPage, CalendarReceipt, CalendarRollout, CalendarView, CalendarWhatIf } from '#libs/http';
import { createDataSource } from '#libs/persistence';
import { sqlAs } from '../support/database.js';
import { expectProblem, type Reply } from './api.fixture.js';
import { ToldStory } from './told-story.fixture.js';

/** The story at Monday, 2 February 2026, 09:00; Spring Festival is from 15 to 23 February. */
let story: ToldStory;
let db: DataSource;
let rollouts: CalendarRolloutActivitiesService;
beforeAll(async () => {
  story = await ToldStory.tell();
  db = await createDataSource(story.appUrl).initialize();
  const transition = new MatterActivitiesService(db);
  const send = transition.transition.bind(transition);
  rollouts = new CalendarRolloutActivitiesService(db, transition, { send });
});
afterAll(async () => {
  await db?.destroy();
  await story?.close();
});

const ADMINISTRATORS = ['sysadmin.1', 'sysadmin.2'] as const;
const [ONE, ANOTHER] = ADMINISTRATORS;
const of2026 = CHINA_NOTICES.find(({ year }) => year === 2026);
const DAYS = of2026?.days ?? [];
const off = (date: string, name = '春节') => ({ date, name, isOffDay: true });
const notice = (days: readonly object[], more: object = {}) => ({ year: 2026, title: '示例通知', days, ...more });
/** Two additional days, announced three days before, as in January 2020. */
const LONGER = notice([...DAYS, off('2026-02-05'), off('2026-02-06')], {
  extraDaysOff: 2,
  extraDaysOffReason: '延长假期。',
});

/** Returns the parsed answer; expects status 200. */
function parsed<Schema extends z.ZodType>(schema: Schema, { status, text, body }: Reply): z.output<Schema> {
  expect([status, text]).toEqual([200, text]);
  return schema.parse(body);
}

const upload = (account: string, body: object, key: string = randomUUID()) =>
  story.post(account, '/calendars', body, key);
const uploaded = async (account: string, body: object): Promise<string> => {
  const reply = await upload(account, body);
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  return CalendarReceipt.parse(reply.body).version;
};
const activate = (account: string, version: string) => story.post(account, `/calendars/${version}/activate`, {});
const list = async (account: string) => CalendarPage.parse((await story.see(account, '/calendars')).body).items;
const view = async (version: string, query = '') =>
  CalendarView.parse((await story.see('p5.handler', `/calendars/${version}${query}`)).body);
const whatIf = async (account: string, version: string, query = '') =>
  parsed(CalendarWhatIf, await story.see(account, `/calendars/${version}/what-if${query}`));
const rollOut = async (version: string) => {
  while ((await rollouts.rollOut(version)).more);
  return CalendarRollout.parse((await story.see(ONE, `/calendars/${version}/rollout`)).body);
};
const eventCount = async () =>
  (await sqlAs<{ n: string }>(story.ownerUrl, 'SELECT count(*) AS n FROM event'))[0]?.n ?? '';

describe('a year’s notice', () => {
  it.each([
    ['the total is off', DAYS.slice(1), '净放假 12 天，应为 13 天'],
    [
      'days overlap',
      [...DAYS, { date: '2026-02-16', name: '春节', isOffDay: false }],
      '2026-02-16 既为放假日又为调休上班日',
    ],
    [
      'a make-up day is a Wednesday',
      DAYS.map((day) => (day.date === '2026-02-14' ? { ...day, date: '2026-02-11' } : day)),
      '调休上班日 2026-02-11 是星期三，不是周末',
    ],
    ['a date is there twice', [...DAYS, off('2026-02-15')], '放假日 2026-02-15 重复'],
    [
      'a statutory day is worked',
      DAYS.map((day) => (day.date === '2026-10-01' ? { ...day, date: '2026-10-08' } : day)),
      '2026-10-01 是国庆节，属于法定节假日，不能安排为工作日',
    ],
    ['a day is of another year', [...DAYS, off('2027-01-01')], '2027-01-01 不属于2026年'],
  ])('is refused with the reason if %s, and is not stored', async (_, days, message) => {
    const before = await list(ONE);
    const reply = await upload(ONE, notice(days));
    expectProblem(reply, 422);
    expect(reply.body).toMatchObject({ code: 'NOTICE_REFUSED' });
    expect(reply.text).toContain(message);
    expect(await list(ONE)).toEqual(before);
  });

  it('is uploaded by administrators only, and read by every account', async () => {
    for (const account of ['p1.sa-head', 'operator.1', 'auditor.1']) expectProblem(await upload(account, LONGER), 403);
    expect((await list('p5.handler')).map(({ version, state }) => [version, state])).toEqual([['CN-2026.1', 'ACTIVE']]);
  });

  it('may come as a sheet, which is converted to the days of an upload', async () => {
    const rows = DAYS.map(({ date, name, isOffDay }) => `${date},${name},${isOffDay ? '放假' : '上班'}`);
    const csv = ['日期,名称,类型', ...rows].join('\n');
    const read = (account: string, text: string) => story.sendBytes(account, '/calendars/read-sheet', text);
    expect(parsed(CalendarDays, await read(ONE, csv)).days).toEqual(DAYS);
    expectProblem(await read('p1.sa-head', csv), 403);
    expectProblem(await read(ONE, `${csv}\n元旦,,放假`), 422, `row ${DAYS.length + 2} 日期`);
    expectProblem(await read(ONE, `${csv}${'\n'.repeat(1024 * 1024)}`), 413);
    expectProblem(await story.post(ONE, '/calendars/read-sheet', {}), 415);
  });

  it('that equals the calendar in force is refused', async () => {
    const { title, days } = of2026 ?? { title: '', days: [] };
    expectProblem(await upload(ONE, { year: 2026, title, days }), 422);
  });

  it('is one version however often the request is repeated, with each day and the differences', async () => {
    const key = randomUUID();
    const replies = [await upload(ONE, LONGER, key), await upload(ONE, LONGER, key)];
    expect(replies.map(({ status, body }) => [status, body])).toEqual(
      replies.map(() => [201, { version: 'CN-2026.2', remarks: [] }]),
    );
    expectProblem(await upload(ONE, notice(DAYS), key), 422);
    expect(await list(ANOTHER)).toMatchObject([
      { version: 'CN-2026.2', state: 'CHECKED', basedOn: 'CN-2026.1', uploadedBy: ONE, activatedBy: null },
      { version: 'CN-2026.1', state: 'ACTIVE' },
    ]);
    const shown = await view('CN-2026.2');
    expect(shown.days).toHaveLength(365);
    const holiday = { kind: 'HOLIDAY', name: '春节', source: '示例通知' };
    const shownOn = (wanted: string) => shown.days.find(({ date }) => date === wanted);
    expect(shownOn('2026-02-06')).toMatchObject({ ...holiday, provisional: false });
    expect(shownOn('2026-02-16')).toMatchObject({ ...holiday, source: of2026?.title });
    const workday = { kind: 'WORKDAY', name: null, source: null };
    expect(shown.differences).toEqual(
      ['2026-02-05', '2026-02-06'].map((date) => ({ date, divisionPrefix: null, before: workday, after: holiday })),
    );
    expect((await view('CN-2026.2', '?year=2027')).days[0]).toMatchObject({ date: '2027-01-01', provisional: true });
    expectProblem(await story.see(ONE, '/calendars/CN-2099.1'), 404);
  });
});

describe('a version in force', () => {
  const recounts = z.array(z.object({ matter: z.string(), clock_id: z.string(), last_day: z.string().nullable() }));
  const told = async () =>
    recounts.parse(
      await sqlAs(
        story.ownerUrl,
        `SELECT matter, clock_id, last_day::text FROM clock_recount WHERE version = 'CN-2026.2' ORDER BY matter, clock_id`,
      ),
    );

  it('is activated by another administrator (SoD-10), once, and only if no other version came between', async () => {
    const rival = await uploaded(ANOTHER, { ...LONGER, title: '另一份通知' });
    expect((await activate(ONE, 'CN-2026.2')).body).toMatchObject({ code: 'OWN_UPLOAD' });
    expectProblem(await activate('p1.sa-head', 'CN-2026.2'), 403);
    const foreseen = await whatIf(ANOTHER, 'CN-2026.2');
    expect(foreseen.counts).toMatchObject({ failed: 0, changed: foreseen.items.length });
    expect(foreseen.counts?.moved).toBeGreaterThan(0);

    const activated = await activate(ANOTHER, 'CN-2026.2');
    expect([activated.status, activated.body]).toMatchObject([200, { state: 'RUNNING', recounted: 0 }]);
    expectProblem(await activate(ANOTHER, 'CN-2026.2'), 409);
    expect((await activate(ONE, rival)).body).toMatchObject({ code: 'BASE_OUTDATED' });
    expect(await rollOut('CN-2026.2')).toMatchObject({ state: 'DONE', failed: 0, ...foreseenIn(foreseen) });
    expect(await told()).toEqual(
      foreseen.items
        .map(({ matterId, clockId, after }) => ({ matter: matterId, clock_id: clockId, last_day: after.lastDay }))
        .sort((a, b) => (`${a.matter} ${a.clock_id}` < `${b.matter} ${b.clock_id}` ? -1 : 1)),
    );
  });
  const foreseenIn = ({ counts }: CalendarWhatIf) => ({ recounted: counts?.changed, moved: counts?.moved });

  it('shows the reader of a preview the clocks of their own matters only', async () => {
    const version = await uploaded(ONE, { ...LONGER, days: [...LONGER.days, off('2026-02-09')], extraDaysOff: 3 });
    const all = await whatIf('auditor.1', version);
    const own = await whatIf('c3.handler', version);
    expect(all.items.length).toBeGreaterThan(own.items.length);
    const visible = new Set((await story.matters('c3.handler', '?limit=200')).items.map(({ matterId }) => matterId));
    expect(own.items.filter(({ matterId }) => !visible.has(matterId))).toEqual([]);
    const pages = [await whatIf(ONE, version, '?limit=1')];
    for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor)
      pages.push(await whatIf(ONE, version, `?limit=1&cursor=${next}`));
    expect(pages.flatMap(({ items }) => items)).toEqual((await whatIf(ONE, version)).items);
  });

  it('is rolled out again without a change', async () => {
    const before = await eventCount();
    expectProblem(await story.post('p1.sa-head', '/calendars/CN-2026.2/rollout', {}), 403);
    expectProblem(await story.see('p1.sa-head', '/calendars/CN-2026.2/rollout'), 403);
    expect((await story.post(ONE, '/calendars/CN-2026.2/rollout', {})).body).toMatchObject({ state: 'RUNNING' });
    expect(await rollOut('CN-2026.2')).toMatchObject({ state: 'DONE', pass: 1 });
    expect(await eventCount()).toBe(before);
  });

  it('counts the clocks that begin afterwards', async () => {
    const path = `/share-requests/${story.ids.draft}/commands`;
    await story.give('m4.handler', `${path}/submit-internally`, { revision: 1, declaration: true });
    expect((await story.give('m4.lead', `${path}/lead-consent`, { revision: 1 })).status).toBe(200);
    const { clocks } = await story.matter('m4.lead', 'draft');
    expect(clocks).toMatchObject([{ id: 'reply', calendarVersion: 'CN-2026.2' }]);
  });

  it('may have regional days, which count for responsible departments of the region (放假办法 4)', async () => {
    const regional = [
      { divisionPrefix: '9901', basis: '自治条例（示例）', days: [off('2026-02-10', '民族节日（示例）')] },
    ];
    const version = await uploaded(ONE, { ...LONGER, title: '地方假日（示例）', regional });
    expect((await view(version)).differences).toMatchObject([{ divisionPrefix: '9901', date: '2026-02-10' }]);
    const moved = (await whatIf(ONE, version)).items.filter((item) => item.moved);
    expect(moved.length).toBeGreaterThan(0);
    const local = await sqlAs<{ id: string }>(
      story.ownerUrl,
      `SELECT id FROM department WHERE division_code LIKE '9901%'`,
    );
    expect(local.map(({ id }) => id)).toEqual(expect.arrayContaining(moved.map(({ responsible }) => responsible)));
  });

  it('is corrected by an upload that names it, and no other version is', async () => {
    const right = { ...notice(DAYS), title: '更正后的通知' };
    const other = await upload(ONE, { ...right, corrects: 'CN-2026.1' });
    expect([other.status, other.body]).toMatchObject([409, { code: 'CORRECTS_ANOTHER' }]);
    const version = await uploaded(ONE, { ...right, corrects: 'CN-2026.2' });
    expect([(await view(version)).corrects, (await view('CN-2026.2')).corrects]).toEqual(['CN-2026.2', null]);
    const earlier = ({ before, after }: CalendarWhatIf['items'][number]) =>
      (after.lastDay ?? '') < (before.lastDay ?? '');
    expect((await whatIf(ONE, version)).items.filter(earlier).length).toBeGreaterThan(0);
    const asNotice = await uploaded(ONE, right);
    expect((await whatIf(ONE, asNotice)).items.filter(earlier)).toEqual([]);
  });

  it('never changes', async () => {
    for (const change of [`title = 'other'`, `activated_by = 'other'`, `content = '{}'`])
      await expect(sqlAs(story.ownerUrl, `UPDATE calendar_version SET ${change}`)).rejects.toThrow(/never change/);
    await expect(sqlAs(story.ownerUrl, 'DELETE FROM rule_change')).rejects.toThrow(/append-only/);
    const acts = await sqlAs(
      story.ownerUrl,
      `SELECT act, account FROM rule_change WHERE version = 'CN-2026.2' ORDER BY id`,
    );
    expect(acts).toEqual([
      { act: 'UPLOADED', account: ONE },
      { act: 'ACTIVATED', account: ANOTHER },
    ]);
  });
});
