import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import type { Audience, Eyes } from '../access/audience.js';
import { eyesOf } from '../access/reading.js';
import type { Actor } from '../access/roles.js';
import { audienceOf } from '../access/sides.js';
import { earlierReceiptsFor } from '../features/late-registration/late-registration.view.js';
import { everydayView } from '../features/everyday/everyday.view.js';
import { availableCommands } from '../matter/availability.js';
import { fold, type RecordedEvent } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { project } from '../matter/projection.js';
import { readable } from '../matter/readable.js';
import { asSeenBy, statesSeenAs } from '../matter/seen-state.js';
import { seenTasks } from '../matter/seen-tasks.js';
import { tellEvent } from '../matter/telling.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';
import { withOverseers, type Sample } from './sample.fixture.js';
import { PLAYS_INSIDE } from './inner-acts.fixture.js';

type AnyPlay = MatterPlay<unknown>;

/** An act whose line one side alone reads, in a matter that is open to others, with the matter before and after it. */
interface InnerAct {
  readonly play: AnyPlay;
  readonly event: RecordedEvent;
  readonly side: Audience;
  readonly before: Matter;
  readonly after: Matter;
}

const isForAll = (audience: Audience): boolean => audience === 'everybody' || audience === 'everyDepartment';

/** Every inner act of the plays, each once: copies of a play share their events. */
function innerActsOf(plays: readonly AnyPlay[]): readonly InnerAct[] {
  const known = new Set<RecordedEvent>();
  return plays.flatMap((play) => play.events.flatMap((_, n) => innerAct(play, n, known)));
}

function innerAct(play: AnyPlay, n: number, known: Set<RecordedEvent>): readonly InnerAct[] {
  const { process, events, matter } = play;
  const event = events[n];
  if (!event?.actor || known.has(event)) return [];
  known.add(event);
  const upTo = (end: number): Matter | null => fold(process, matter.matterId, events.slice(0, end));
  const [before, after] = [upTo(n), upTo(n + 1)];
  if (!before || !after || !process.isOpenToParties(before)) return [];
  const { audience } = tellEvent(process, after, event);
  return isForAll(audience) ? [] : [{ play, event, side: audience, before, after }];
}

/** The parts of a matter's view that its rules make, for a reader with these eyes. */
function viewOf({ process, context }: Pick<AnyPlay, 'process' | 'context'>, whole: Matter, eyes: Eyes): object {
  const matter = asSeenBy(whole, eyes);
  const { state, since, number, parties, clocks } = matter;
  const { tasks, subject } = project(process, matter, context(null));
  return {
    state,
    since,
    number,
    parties,
    clocks,
    subject,
    closed: process.endStates.includes(state),
    revision: process.revision(matter),
    documents: process.view(matter, eyes),
    links: process.links(matter),
    tasks: seenTasks(tasks, parties, eyes).map(({ command, departmentId, roles, assignees, clockId, dueAt }) => ({
      command,
      departmentId,
      roles,
      assignees: assignees ?? [],
      clockId,
      dueAt,
    })),
    everyday: everydayView(matter, eyes),
    earlierReceipts: earlierReceiptsFor(matter, eyes),
    readable: readable(process, whole),
  };
}

const contextOf = (play: AnyPlay): Pick<AnyPlay, 'process' | 'context'> => ({
  process: play.process,
  context: (actor) => play.context(actor),
});

/** Accounts of a process, with readers who act on nothing. */
const readersOf = ({ people }: Sample): readonly Actor[] => [
  ...withOverseers(Object.fromEntries(people.map((one) => [one.accountId, one]))),
  actorOf('SA_REVIEWER', 'province.data'),
  actorOf('GOV_DECIDER', 'city.gov'),
];

const eyesOn = ({ play }: InnerAct, actor: Actor, matter: Matter): Eyes =>
  eyesOf(actor, readable(play.process, matter), play.context(actor).organisation);

/** Fields of the answer to each reader who does not see the act that it moved: `replyProposed: tasks of m1`. */
function movedBy(act: InnerAct, readers: readonly Actor[]): readonly string[] {
  const { play, event, side, before, after } = act;
  const here = contextOf(play);
  return readers.flatMap((reader) => {
    const eyes = eyesOn(act, reader, before);
    if (!eyes.has('everybody') || eyes.has(side)) return [];
    const answer = (matter: Matter): object => ({
      ...viewOf(here, matter, eyes),
      available: availableCommands(play.process, asSeenBy(matter, eyes), play.context(reader)),
      given: availableCommands(play.process, matter, play.context(reader)),
    });
    return differing(answer(before), answer(after)).map((field) => `${event.type}: ${field} of ${reader.accountId}`);
  });
}

const differing = (one: object, other: object): readonly string[] => {
  const text = (value: object, key: string): string => JSON.stringify(Object.entries(value).find(([k]) => k === key));
  return Object.keys(one).filter((key) => text(one, key) !== text(other, key));
};

/** Departments outside the side that hear of the act, or whose matters it moves. */
function toldBy({ play, event, side, after }: InnerAct): readonly string[] {
  const { notices = [], effects = [] } = event.payload;
  const heard = notices.flatMap(({ to }) => to.map(({ departmentId }) => departmentId));
  const outside = heard.filter((id) => audienceOf(id, after.parties) !== side);
  return [...outside, ...effects.map(({ reaction }) => reaction)].map(
    (one) => `${play.process.process} ${event.type}: ${one}`,
  );
}

describe.each(Object.entries(SAMPLES))('%s, in every state and after every command', (name, sample) => {
  const plays = [...playsOf(sample), ...(PLAYS_INSIDE[name] ?? []).map((start) => start())];
  const acts = innerActsOf(plays);
  const readers = readersOf(sample);

  it('no act inside one side moves what a reader outside it is answered', () => {
    expect([...new Set(acts.flatMap((act) => movedBy(act, readers)))]).toEqual([]);
  });

  it('no act inside one side tells another, or moves another matter', () => {
    expect([...new Set(acts.flatMap(toldBy))]).toEqual([]);
  });

  it('a list finds a matter by the state that a reader sees, and the definition names each such pair', () => {
    const hidden = plays.flatMap(({ process, matter }) =>
      matter.outer ? [{ process, matter, outer: matter.outer }] : [],
    );
    for (const { process, matter, outer } of hidden) expect(statesSeenAs(process, outer.state)).toContain(matter.state);
    const pairs = hidden
      .filter(({ matter, outer }) => matter.state !== outer.state)
      .map(({ matter, outer }) => `${matter.state} as ${outer.state}`);
    const named = Object.entries(plays[0]?.process.inner ?? {}).flatMap(([state, outers]) =>
      outers.map((outer) => `${state} as ${outer}`),
    );
    expect([...new Set(pairs)].sort()).toEqual([...named].sort());
  });

  it('what a reader outside may do in the state that they see is done in the real one', () => {
    for (const play of plays.filter(({ matter }) => matter.outer))
      for (const reader of sample.people.filter(({ offices }) => isOutside(play, offices[0]?.departmentId)))
        for (const { command, allowed } of availableCommands(play.process, play.matter, play.context(reader))) {
          if (!allowed || !(command in sample.fit)) continue;
          const outcome = play.copy().give(reader, command, sample.fit[command]);
          expect([command, outcome?.code]).not.toEqual([command, 'WRONG_STATE']);
        }
  });
});

const isOutside = ({ matter }: AnyPlay, departmentId = ''): boolean =>
  audienceOf(departmentId, matter.parties) !== matter.outer?.side;
