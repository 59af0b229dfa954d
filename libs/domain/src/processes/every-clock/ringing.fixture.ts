import type { Calendars } from '../../calendar/calendars.js';
import type { Instant } from '../../calendar/time.js';
import type { Clock, Rung } from '../../clock/clock.js';
import { calendarsOf, countingOf, policiesOf } from '../../clock/counting.fixture.js';
import { startClock } from '../../clock/operations.js';
import { createOrganisation } from '../../organisation/create-organisation.js';
import { departments, divisions } from '../../organisation/organisation.fixture.js';
import { NO_FACTS } from '../../matter/facts.js';
import type { Context } from '../../matter/context.js';
import { passTime, wakeOf } from '../../matter/engine.js';
import type { Found } from './every-clock.fixture.js';
import type { Matter } from '../../matter/matter.js';
import { eventOf } from '../../matter/fold.js';
import { isSharedEvent } from '../../matter/shared-events.js';

/** An alert that the engine sent. */
export interface Sent {
  readonly rung: Rung;
  /** Instant of the rung on the ladder; `at` is the instant of sending. */
  readonly instant: Instant;
  readonly at: Instant;
  readonly late: boolean;
  readonly dueAt: Instant;
}

const policies = policiesOf();
const organisation = createOrganisation(divisions, departments);

/**
 * A matter with a single clock that begins at a chosen instant. Time passes under the test's control, and all alerts
 * are kept.
 */
export class Ringing {
  readonly sent: Sent[] = [];
  private matter: Matter;
  private calendars: Calendars = calendarsOf();

  constructor(
    private readonly found: Found,
    private now: Instant,
    /** Instant of the triggering event, if it is earlier than `now`. */
    triggeredAt: Instant = now,
  ) {
    const clock = startClock({ ...found.clock, triggeredAt }, now, countingOf());
    this.matter = { ...found.matter, since: now, clocks: [clock] };
    this.passTo(now);
  }

  get clock(): Clock {
    const [clock] = this.matter.clocks;
    if (!clock) throw new Error('the clock is gone');
    return clock;
  }

  /** Wakes the matter at each instant that it asks for, up to `goal`; throws if a wake sends nothing. */
  passTo(goal: Instant): this {
    for (let wake = this.wake(); wake !== null && wake <= goal; wake = this.wake()) {
      if (this.jumpTo(wake) === 0) throw new Error(`nothing happened at ${wake}, for which the matter had asked`);
    }
    if (goal > this.now) this.now = goal;
    return this;
  }

  /** Wakes the matter once at `instant`, as if it had slept until then; returns the number of alerts sent. */
  jumpTo(instant: Instant): number {
    if (instant > this.now) this.now = instant;
    const { events, matter, defects } = passTime(this.found.process, this.matter, this.context());
    if (defects.length > 0) throw new Error('a rung is broken', { cause: defects[0] });
    this.matter = matter;
    const alerts = events
      .map(eventOf)
      .filter(isSharedEvent)
      .filter((event) => event.type === 'alertRaised');
    this.sent.push(...alerts.map(({ rung, instant, late, dueAt }) => ({ rung, instant, late, dueAt, at: this.now })));
    return alerts.length;
  }

  /** Replaces the clock, as an act of a person would. */
  change(act: (clock: Clock, now: Instant, context: Context) => Clock): this {
    this.matter = { ...this.matter, clocks: [act(this.clock, this.now, this.context())] };
    return this;
  }

  /** Brings another calendar into force and wakes the matter at once. */
  countBy(calendars: Calendars): this {
    this.calendars = calendars;
    this.jumpTo(this.now);
    return this;
  }

  private wake = (): Instant | null => wakeOf(this.found.process, this.matter, this.context())?.at ?? null;

  private context(): Context {
    const { now, calendars } = this;
    return { now, at: now, actor: null, calendars, policies, organisation, facts: NO_FACTS };
  }
}
