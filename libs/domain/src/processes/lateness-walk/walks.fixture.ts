import fc from 'fast-check';
import type { Actor } from '../../access/roles.js';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../calendar/china.js';
import { withNotice, type CalendarDay, type HolidayNotice } from '../../calendar/content.js';
import { createCalendar } from '../../calendar/create-calendar.js';
import { addDays, addMs, localDate } from '../../calendar/time.js';
import { calendarsOf } from '../../clock/counting.fixture.js';
import { availableCommands } from '../../matter/availability.js';
import type { MatterPlay } from '../../matter/play.fixture.js';
import { ChargedDays, type Duties } from './charged-days.fixture.js';

/** A process to walk through: where walks begin, who acts, and with what. */
export interface Ground extends Duties {
  readonly starts: readonly ((policy: Setting) => MatterPlay<unknown>)[];
  readonly settings: readonly Setting[];
  readonly people: readonly Actor[];
  /** Commands that end or turn back a matter, which a walk chooses seldom. */
  readonly seldom: readonly string[];
  /** Returns payloads that may fit the command now; empty for a command that the walk does not give. */
  payloads(play: MatterPlay<unknown>, command: string): readonly unknown[];
  /** Document that each department has uploaded. */
  readonly paper: string;
}
export type Setting = NonNullable<ConstructorParameters<typeof MatterPlay>[1]>;

const HOUR = 3_600_000;
const STEP = fc.record({
  kind: fc.constantFrom(
    'act',
    'act',
    'act',
    'act',
    'register',
    'register',
    'decide',
    'decide',
    'ask',
    'calendar',
    'judge',
  ),
  pick: fc.nat({ max: 9973 }),
  choice: fc.nat({ max: 97 }),
  back: fc.integer({ min: 1, max: 24 * 20 }),
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * HOUR }), fc.integer({ min: 1, max: 400 * HOUR })),
});
type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

/** Walks of acts, papers, calendars and judgements, with days between them. */
export const walksOn = ({ starts, settings }: Ground) =>
  fc.record({
    start: fc.nat({ max: starts.length - 1 }),
    setting: fc.nat({ max: settings.length - 1 }),
    steps: fc.array(STEP, { minLength: 1, maxLength: 14 }),
  });
type Walk = ReturnType<typeof walksOn> extends fc.Arbitrary<infer T> ? T : never;

/** Plays a walk; throws at the first step after which a lateness is not as the law has it. */
export function walkOn(
  ground: Ground,
  { start, setting, steps }: Walk,
  afterEach: (play: MatterPlay<unknown>) => void = () => undefined,
): readonly string[] {
  const begin = ground.starts[start];
  const world = ground.settings[setting];
  if (!begin || !world) throw new Error('there is no such start');
  const days = new ChargedDays(begin(world), ground);
  const done: string[] = [];
  for (const step of steps) {
    days.passTo(addMs(days.play.now, step.waitMs));
    const what = take(ground, days, step);
    if (what) done.push(what);
    afterEach(days.play);
  }
  days.passTo(addMs(days.play.now, 30 * 24 * HOUR));
  afterEach(days.play);
  return done;
}

function take(ground: Ground, days: ChargedDays, step: Step): string | null {
  switch (step.kind) {
    case 'act':
      return act(ground, days, step, (command) => !PAPERS.includes(command) && !DECISIONS.includes(command));
    case 'decide':
      return act(ground, days, step, (command) => DECISIONS.includes(command));
    case 'ask':
      return act(
        ground,
        days,
        step,
        (command) => command.endsWith('extension-request') || command.endsWith('extension-decision'),
      );
    case 'register':
      return register(ground, days, step);
    case 'calendar':
      return move(days, step);
    case 'judge':
      days.judge();
      return 'judge';
  }
}

const PAPERS: readonly string[] = [
  'register-earlier-receipt',
  'register-extension-request',
  'register-extension-decision',
];
const DECISIONS: readonly string[] = [
  'confirm-earlier-receipt',
  'refuse-earlier-receipt',
  'refute-earlier-receipt',
  'withdraw-earlier-receipt',
  'decide-extension',
  'confirm-extension-decision',
];

/** Gives one of the open commands of this sort, as one of the people to whom it is open. */
function act(
  ground: Ground,
  days: ChargedDays,
  { pick, choice, back }: Step,
  isSort: (command: string) => boolean,
): string | null {
  const { play } = days;
  const open = ground.people.flatMap((actor) =>
    availableCommands(play.process, play.matter, play.context(actor)).flatMap(({ allowed, command }) => {
      const isFit = allowed && isSort(command) && (pick % 7 === 0 || !ground.seldom.includes(command));
      const fitting = isFit ? payloadsOf(ground, play, command, back) : [];
      return fitting.map((payload) => ({ actor, command, payload }));
    }),
  );
  const chosen = open[(pick * 31 + choice) % Math.max(open.length, 1)];
  if (!chosen) return null;
  uploadedBy(ground, play, chosen.actor);
  return days.give(chosen.actor, chosen.command, chosen.payload) === null ? chosen.command : null;
}

function payloadsOf(ground: Ground, play: MatterPlay<unknown>, command: string, back: number): readonly unknown[] {
  const at = addMs(play.now, -back * HOUR);
  const registration = play.matter.earlierReceipts.length;
  switch (command) {
    case 'confirm-earlier-receipt':
      return [{ registration }];
    case 'refuse-earlier-receipt':
    case 'refute-earlier-receipt':
    case 'withdraw-earlier-receipt':
      return [{ registration, reason: '签收单日期系事后填写。' }];
    case 'register-extension-request':
      return [{ days: 3, reason: '核对需要时间。', askedAt: at, channel: 'HAND_IN', documents: [ground.paper] }];
    case 'register-extension-decision':
      return [true, false].map((grant) => ({
        grant,
        reason: '情况属实。',
        decidedAt: at,
        channel: 'HAND_IN',
        documents: [ground.paper],
      }));
    default:
      return ground.payloads(play, command);
  }
}

/** Registers an earlier start or end of some limit, with every step on paper that the law may ask for. */
function register(ground: Ground, days: ChargedDays, { pick, choice, back }: Step): string | null {
  const { play } = days;
  const limits = play.matter.clocks.filter(({ kind }) => kind === 'STATUTORY' || pick % 6 === 0);
  const clock = limits[choice % Math.max(limits.length, 1)];
  const leads = ground.people.filter(({ offices }) => offices[0]?.role === 'WB_LEAD');
  const own = leads.find(({ offices }) => offices[0]?.departmentId === clock?.responsible);
  const actor = pick % 4 === 0 ? leads[pick % leads.length] : own;
  if (!actor || !clock) return null;
  const end = clock.metAt ?? clock.cancelledAt ?? null;
  const of = end === null || pick % 5 === 0 ? 'START' : 'END';
  const at = addMs(
    of === 'END' && end !== null ? end : clock.triggeredAt,
    -(pick % 3 === 0 ? back : (back % 40) + 1) * HOUR,
  );
  const steps = of === 'END' ? (play.process.stepsTo?.(clock.id) ?? []) : [];
  const acts = steps.map(({ command }) => ({ act: command, on: localDate(at), signatory: '负责人（示例）' }));
  uploadedBy(ground, play, actor);
  const payload = { clockId: clock.id, of, at, channel: 'HAND_IN', reason: '签收单为证。', documents: [ground.paper] };
  const refusal = days.give(actor, 'register-earlier-receipt', acts.length > 0 ? { ...payload, acts } : payload);
  return refusal === null ? `register ${of}` : null;
}

function uploadedBy({ paper }: Ground, play: MatterPlay<unknown>, actor: Actor): void {
  const departmentId = actor.offices[0]?.departmentId ?? '';
  const document = { documentId: paper, sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf', departmentId };
  play.facts = { ...play.facts, documents: { ...play.facts.documents, [paper]: document } };
}

const OF_2026 = CHINA_CONTENT.notices.find(({ year }) => year === 2026) as HolidayNotice;

/** Puts a calendar in force: with a free day near the present, by a new notice, or the first one again, as a correction. */
function move(days: ChargedDays, { pick, choice }: Step): string {
  const { play } = days;
  const { inForce } = play.calendars;
  const version = `WALK-${play.events.length}-${pick}`;
  const isBack = pick % 2 === 0 && inForce.version !== CHINA_CALENDAR.version;
  const date = addDays(localDate(play.now), (choice % 20) - 10);
  const free: CalendarDay = { date, name: '临时放假', isOffDay: true };
  const restated = OF_2026.days.filter((day) => day.date !== date);
  const notice = { ...OF_2026, title: '临时放假通知（示例）', days: isBack ? OF_2026.days : [...restated, free] };
  const content = withNotice(CHINA_CONTENT, notice, [], isBack ? inForce.version : null);
  const known = play.calendars;
  const fresh = createCalendar(version, content);
  play.calendars = {
    ...calendarsOf(fresh),
    version: (wanted) => (wanted === version ? fresh : known.version(wanted)),
  };
  play.observe();
  days.check();
  return isBack ? 'calendar corrected' : 'calendar';
}
