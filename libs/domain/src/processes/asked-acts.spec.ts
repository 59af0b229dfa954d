import { expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import type { Recipient } from '../access/recipient.js';
import { availableCommands } from '../matter/availability.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';

/** Asks for an act: 请 as the beginning of a clause, not in 申请 or 请求. */
const ASKS = /(?:^|[，；：。])请(?!求)[^，；：。]+/u;
/** Acts that every party may always do, which answer no message. */
const ALWAYS = ['hand-over', 'mark-urgency', 'ask-opinions', 'correct-slip', 'sign-for-receipt', 'urge'];

/** True if the office has a task in the matter, or a command of its own is open to it. */
function mayAct(play: MatterPlay<unknown>, to: Recipient): boolean {
  const { process, matter } = play;
  const hasTask = process
    .tasks(matter)
    .some(
      ({ departmentId, roles }) => departmentId === to.departmentId && (roles.length === 0 || roles.includes(to.role)),
    );
  return (
    hasTask ||
    availableCommands(process, matter, play.context(actorOf(to.role, to.departmentId))).some(
      ({ command, allowed }) => allowed && !ALWAYS.includes(command),
    )
  );
}

it.each(Object.entries(SAMPLES))('%s: a message that asks for an act reaches an office that may do it', (_, sample) => {
  const faults = new Set<string>();
  for (const play of playsOf(sample))
    for (const { text, to } of play.events.at(-1)?.payload.notices ?? [])
      if (ASKS.test(text) && !to.some((one) => mayAct(play, one))) faults.add(`${play.matter.state}: ${text}`);
  expect([...faults]).toEqual([]);
});
