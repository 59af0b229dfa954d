import { expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import type { Recipient } from '../access/recipient.js';
import { availableCommands } from '../matter/availability.js';
import type { Notice } from '../matter/happening.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { SHARED_EVENTS } from '../matter/shared-events.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';

/** An appeal for an act: 请 as the beginning of a clause, not in 申请 or 请求. */
const ASKS = /(?:^|[，；。])请(?!求)([^，；。]+)/gu;
/** Words of an appeal that name no act. */
const FILLERS = /尽快|抓紧|在.*?期限内|在.*?工作日内|重新/gu;

/** True if a pair of characters of the appeal stands in the title of an act: 请审核 in 审核延长答复期限. */
const names = (appeal: string, title: string): boolean =>
  [...appeal].some((one, n) => n + 1 < appeal.length && title.includes(one + appeal.charAt(n + 1)));

/** Titles of the acts that wait for an office, or are open to it. */
function actsOf(play: MatterPlay<unknown>, { departmentId, role }: Recipient): readonly string[] {
  const { process, matter } = play;
  const waiting = process
    .tasks(matter)
    .filter((task) => task.departmentId === departmentId && (task.roles.length === 0 || task.roles.includes(role)));
  const open = availableCommands(process, matter, play.context(actorOf(role, departmentId)));
  return [
    ...waiting.map(({ command }) => process.rows.find(({ name }) => name === command)?.title ?? ''),
    ...open.filter(({ allowed }) => allowed).map(({ title }) => title),
  ];
}

/** Notices of the last act of a person: the state is the one that they speak of. */
function lastNotices({ events }: MatterPlay<unknown>): readonly Notice[] {
  const last = events.findLast(({ actor, type }) => actor !== null && !(type in SHARED_EVENTS));
  return last?.payload.notices ?? [];
}

it.each(Object.entries(SAMPLES))('%s: a message that asks for an act reaches an office that may do it', (_, sample) => {
  const faults = new Set<string>();
  for (const play of playsOf(sample))
    for (const { text, to } of lastNotices(play)) {
      const appeals = [...text.replace(/：.*$/su, '').matchAll(ASKS)].map(([, appeal = '']) =>
        appeal.replaceAll(FILLERS, ''),
      );
      const titles = to.flatMap((one) => actsOf(play, one));
      for (const appeal of appeals)
        if (!titles.some((title) => names(appeal, title))) faults.add(`${play.matter.state}: ${text}`);
    }
  expect([...faults]).toEqual([]);
});
