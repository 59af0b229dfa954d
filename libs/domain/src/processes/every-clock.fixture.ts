import { actorOf } from '../access/actor.fixture.js';
import type { Actor } from '../access/roles.js';
import { calendarYear } from './calendar-year/calendar-year.js';
import { addMs } from '../calendar/time.js';
import {
  CODE,
  playTo as updateTo,
  retiring,
  standing,
  VOLUNTARY,
  WHO as UPDATE,
} from './catalog-update/catalog-update.fixture.js';
import type { Clock } from '../clock/clock.js';
import { outageFinding } from './outage-finding/outage-finding.js';
import { UNCONDITIONAL } from './share-request/share-request.fixture.js';
import { playTo as requestTo } from './share-request/way.fixture.js';
import { updateTrigger } from './update-trigger/update-trigger.js';
import { availableCommands } from '../matter/availability.js';
import type { Matter } from '../matter/matter.js';
import { MatterPlay } from '../matter/play.fixture.js';
import type { Process } from '../matter/process.js';
import { STAGES, type Stage } from './stages.fixture.js';

/** A clock, with the matter and process in which it was found. */
export interface Found {
  readonly process: Process;
  readonly matter: Matter;
  readonly clock: Clock;
}

const DAY_MS = 24 * 3_600_000;
/** Waiting time before a second try of each command: some clocks start only after another limit has passed. */
const LONG = 30 * DAY_MS;

/** Further starts, for clocks that begin under unusual circumstances only. */
const MORE: Readonly<Record<string, readonly (() => MatterPlay<unknown>)[]>> = {
  'share-request': [() => requestTo('SUBMITTED', { entry: UNCONDITIONAL })],
  'catalog-update': [() => updateTo('OPEN', { opening: VOLUNTARY }), () => retiring()],
};
const nobody = { people: [], fit: {} };
const supervisor = actorOf('SA_SUPERVISOR', 'province.data');

const OUTAGE = {
  from: '2026-03-01T09:00:00+08:00',
  to: '2026-03-01T17:00:00+08:00',
  reason: '机房断电。',
  affected: '不能登录平台。',
};
const TRIGGER = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-02',
  docRef: '登记条例（示例）修订',
  reason: '登记范围改变。',
  catalogCodes: [CODE],
};
const TRIGGERED = () => new MatterPlay(updateTrigger, { facts: { entries: { [CODE]: standing() } } });

/** Start of each process in which no account acts after the beginning. */
const BEGINNINGS: Readonly<Record<string, Stage>> = {
  'calendar-year': {
    ...nobody,
    starts: [() => new MatterPlay(calendarYear).react('await', { year: 2027, responsible: 'nation.data' })],
  },
  'outage-finding': {
    ...nobody,
    starts: [() => new MatterPlay(outageFinding).do(supervisor, 'record-outage', OUTAGE)],
  },
  'update-trigger': { ...nobody, starts: [() => TRIGGERED().do(UPDATE.supervisor, 'open-trigger', TRIGGER)] },
};

/** Starts, accounts and payloads of every process, from which all its clocks are found. */
export const GROUNDS: Readonly<Record<string, Stage>> = { ...STAGES, ...BEGINNINGS };

/**
 * Finds every kind of clock of a process: from each state, at once and after a long wait, by every command that is open
 * to an account, supervision included.
 */
export function clocksOf(process: Process): readonly Found[] {
  const ground = GROUNDS[process.process];
  if (!ground) throw new Error(`nobody knows how a ${process.process} begins`);
  const starts = [...ground.starts, ...(MORE[process.process] ?? [])];
  const plays = starts.flatMap((start) => [start(), ...[0, LONG].flatMap((wait) => stepsFrom(start, wait, ground))]);
  const found = plays.flatMap(({ matter }) => matter.clocks.map((clock) => ({ process, matter, clock })));
  return [...new Map(found.map((one) => [nameOf(one.clock), one])).values()];
}

/**
 * Name of a kind of clock, such as `reply STATUTORY of 10 working days`; the numbers of repeated clocks are dropped.
 */
export const nameOf = ({ id, kind, limit }: Clock): string =>
  `${id.replace(/-\d+$/, '')} ${kind} of ${limit} working days`;

/** Plays each command that is open after the wait, given by the first account to which it is open. */
function stepsFrom(start: () => MatterPlay<unknown>, wait: number, { people, fit }: Stage): MatterPlay<unknown>[] {
  const waited = () => {
    const play = start();
    return play.passTo(addMs(play.now, wait));
  };
  const { process, matter, context } = opened(waited());
  const payloads = { ...fit, supervise: supervision(matter) };
  const first = new Map<string, Actor>();
  for (const actor of people)
    for (const { command, allowed } of availableCommands(process, matter, context(actor)))
      if (allowed && command in payloads && !first.has(command)) first.set(command, actor);
  return [...first].map(([command, actor]) => {
    const play = waited();
    play.give(actor, command, payloads[command as keyof typeof payloads]);
    return play;
  });
}

const opened = (play: MatterPlay<unknown>) => ({
  process: play.process,
  matter: play.matter,
  context: (actor: Actor) => play.context(actor),
});

const supervision = ({ parties }: Matter) => ({
  departmentId: Object.values(parties)[0],
  requirement: '请说明进展。',
  answerWithin: 4,
});
