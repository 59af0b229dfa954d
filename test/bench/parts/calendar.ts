import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CalendarReceipt, CalendarRollout } from '#libs/http';
import { RehearsalApi } from '../../../infra/rehearsal/api-client.js';
import { WAITING } from '../engines/engine.js';
import type { Bench } from '../harness/bench.js';
import { openPlatform } from '../harness/contender.js';

const AT_ONCE = 8;
/** Day on which dates of the next January rest on a forecast. */
export const BEFORE_THE_NOTICE = '2026-12-21T09:00:00+08:00';

const days = (name: string, isOffDay: boolean, ...dates: string[]) => dates.map((date) => ({ date, name, isOffDay }));
const run = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `2027-${month}-${String(from + n).padStart(2, '0')}`);

/** A fictitious notice by which ten working days from the Monday before end earlier than forecast. */
const NOTICE = {
  year: 2027,
  title: '2027年放假通知（示例）',
  days: [
    ...days('元旦', true, ...run('01', 1, 3)),
    ...days('元旦', false, '2026-12-26'),
    ...days('春节', true, ...run('02', 5, 12), '2027-02-15'),
    ...days('春节', false, '2027-01-30', '2027-02-20'),
    ...days('清明节', true, '2027-04-05'),
    ...days('劳动节', true, ...run('05', 1, 5)),
    ...days('劳动节', false, '2027-05-08'),
    ...days('端午节', true, '2027-06-09'),
    ...days('中秋节', true, '2027-09-15'),
    ...days('国庆节', true, ...run('10', 1, 7)),
    ...days('国庆节', false, '2027-09-26', '2027-10-09'),
  ],
};

/** Puts the notice in force and waits until every clock is counted by it. */
export async function rollOut(url: string): Promise<{ readonly clocks: number; readonly ms: number }> {
  const api = new RehearsalApi(url);
  const uploaded = await api.post('sysadmin.1', '/calendars', NOTICE, randomUUID());
  const { version } = CalendarReceipt.parse(uploaded.body);
  const began = performance.now();
  const { status, body } = await api.post('sysadmin.2', `/calendars/${version}/commands/activate`, {}, randomUUID());
  if (status >= 300) throw new Error(`the calendar was not activated: ${JSON.stringify(body)}`);
  let rollout = CalendarRollout.parse(body);
  while (rollout.state === 'RUNNING') {
    await sleep(100);
    rollout = CalendarRollout.parse((await api.get('sysadmin.2', `/calendars/${version}/rollout`)).body);
  }
  if (rollout.state !== 'DONE') throw new Error(`the rollout ended as ${rollout.state}`);
  return { clocks: rollout.recounted, ms: performance.now() - began };
}

/** B7: clocks a second that a new calendar counts anew. */
export async function calendar(bench: Bench): Promise<void> {
  const servers = await bench.servers();
  const { contender, platform } = await openPlatform(bench, servers, { rehearsalStart: BEFORE_THE_NOTICE });
  await contender.asks({ kind: 'fill', matters: bench.scaled(3_000), commands: WAITING, atOnce: AT_ONCE }, 1_200_000);
  const { clocks, ms } = await rollOut(platform.url);
  bench.record({ clocks, ms });
  bench.figure({ measure: 'clocks counted anew', unit: '/s', value: clocks / (ms / 1000), target: ['≥', 150] });
}
