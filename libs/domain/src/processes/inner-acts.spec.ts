import { describe, expect, it } from '@jest/globals';
import type { Audience } from '../access/audience.js';
import { fold, type RecordedEvent } from '../matter/fold.js';

import type { Matter } from '../matter/matter.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import type { Process } from '../matter/process.js';
import { seenTasks } from '../matter/seen-tasks.js';
import { tellEvent } from '../matter/telling.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';

const SIDES = ['requester', 'provider', 'authority', 'responsible'] as const;
type Side = (typeof SIDES)[number];

/** What the answer of the API says of each task to readers on one side. */
const shownTo = (process: Process, matter: Matter, side: Side): unknown =>
  seenTasks(process.tasks(matter), matter.parties, new Set<Audience>(['everybody', side])).map(
    ({ command, departmentId, roles, clockId }) => [command, departmentId, roles, clockId],
  );

const matterAfter = ({ process, matter }: MatterPlay<unknown>, events: readonly RecordedEvent[]): Matter | null =>
  fold(process, matter.matterId, events);

/** Names the sides that see other tasks after an act that only one side reads, and that left the matter in its state. */
function movedBy(play: MatterPlay<unknown>, n: number): readonly string[] {
  const { process, events } = play;
  const [before, after] = [matterAfter(play, events.slice(0, n)), matterAfter(play, events.slice(0, n + 1))];
  const event = events[n];
  if (!before || !after || !event?.actor || before.state !== after.state || !process.isOpenToParties(before)) return [];
  const { audience } = tellEvent(process, after, event);
  if (!SIDES.some((side) => side === audience)) return [];
  return SIDES.filter((side) => side !== audience)
    .filter((side) => JSON.stringify(shownTo(process, before, side)) !== JSON.stringify(shownTo(process, after, side)))
    .map((side) => `${event.type} in ${after.state}, before ${side}`);
}

describe.each(Object.entries(SAMPLES))('%s, in every state and after every command', (_, sample) => {
  it('no act inside one side moves the tasks that another side sees', () => {
    const moved = playsOf(sample).flatMap((play) => play.events.flatMap((__, n) => movedBy(play, n)));
    expect([...new Set(moved)]).toEqual([]);
  });
});
