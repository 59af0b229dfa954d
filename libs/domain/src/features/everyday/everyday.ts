import type { Feature } from '../../matter/process.js';
import { EVERYDAY_EVENTS, isEverydayEvent } from './everyday.events.js';
import { endEveryday, evolveEveryday } from './everyday.evolve.js';
import { everydayRows } from './everyday.rows.js';
import { NOTHING_YET, type Everyday } from './everyday.state.js';
import { tasksOf } from './everyday.tasks.js';
import { tellEveryday } from './everyday.tell.js';

declare module '../../matter/matter.js' {
  interface FeatureStates {
    /** Everyday acts of the offices. No process reads them. */
    readonly everyday: Everyday;
  }
}

/** 日常办理 on any matter: receipt, urging, supervision, hand-over, opinions, urgency, document numbers, slips. */
export const everyday: Feature = {
  state: {
    key: 'everyday',
    initial: NOTHING_YET,
    evolve({ seq, everyday: before }, event, { at, actor }) {
      if (seq === 0) return { ...before, begunBy: actor?.departmentId ?? null };
      if (!isEverydayEvent(event)) return before;
      if (!actor) throw new Error(`${event.type} is nobody's act`);
      return evolveEveryday(before, event, { seq: seq + 1, at, accountId: actor.accountId });
    },
    end: ({ everyday: before, since, outer }) => endEveryday(before, since, outer !== null),
  },
  events: EVERYDAY_EVENTS,
  rows: everydayRows,
  isOversight: ({ type }) => type === 'supervised',
  tasks: tasksOf,
  tell(event, { parties }) {
    if (!isEverydayEvent(event)) throw new Error(`${event.type} is no everyday act`);
    return tellEveryday(event, parties);
  },
};
