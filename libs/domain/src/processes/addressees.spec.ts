import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import { isPlaced } from '../access/placed.js';
import { mayRead, readerScope } from '../access/reading.js';
import { EVERY_DEPARTMENT, type Recipient } from '../access/recipient.js';
import { fallsTo } from '../matter/falls-to.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { readable } from '../matter/readable.js';
import { recipients } from '../clock/ladder.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';

/** Recipients of every rung of every clock, reached or not. */
const ladder = ({ matter, context }: Scene): readonly Recipient[] =>
  matter.clocks.flatMap((clock) =>
    (['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const).flatMap((rung) =>
      recipients(clock, rung, context.organisation),
    ),
  );

/** Recipients of the notices in departments that are a party: others are told of the matter without a part in it. */
const noticed = ({ matter, play }: Scene): readonly Recipient[] =>
  play.notices
    .flatMap(({ to }) => to)
    .filter(({ departmentId: id }) => id !== EVERY_DEPARTMENT && Object.values(matter.parties).includes(id));

const sceneOf = (play: MatterPlay<unknown>) => ({ play, matter: play.matter, context: play.context(null) });
type Scene = ReturnType<typeof sceneOf>;

describe.each(Object.entries(SAMPLES))('%s, in every state and after every command', (_, sample) => {
  const scenes = playsOf(sample).map(sceneOf);

  it('alerts people whom the matter concerns', () => {
    const strangers = scenes.flatMap((scene) => {
      const { play, matter, context } = scene;
      const { organisation } = context;
      return [...ladder(scene), ...noticed(scene)]
        .filter((office) => office.role !== 'SYSADMIN' && isPlaced(office, organisation))
        .map(({ role, departmentId }) => actorOf(role, departmentId))
        .filter((one) => !mayRead(readable(play.process, matter), readerScope(one, organisation), organisation))
        .map(({ accountId }) => `${matter.state}: ${accountId}`);
    });
    expect([...new Set(strangers)]).toEqual([]);
  });

  it('gives each task to an office that may do it', () => {
    const idle = scenes.flatMap(({ play, matter, context }) =>
      play.process
        .tasks(matter)
        .filter((task) => {
          const { roles, departmentId } = task;
          const holders = roles.map((role) => actorOf(role, departmentId, { personId: 'new to the matter' }));
          const isTheirs = holders.map((actor) => fallsTo(play.process, matter, task, [], { ...context, actor }));
          return holders.length > 0 && !isTheirs.includes(true);
        })
        .map(({ command, departmentId }) => `${matter.state}: ${command} of ${departmentId}`),
    );
    expect([...new Set(idle)]).toEqual([]);
  });
});
