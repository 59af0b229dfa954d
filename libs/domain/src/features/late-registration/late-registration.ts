import { clockOf } from '../../matter/clocks.js';
import { rowOf, type Feature } from '../../matter/process.js';
import { heardBy } from '../../matter/telling.js';
import { EARLIER_RECEIPT_EVENTS, isEarlierReceiptEvent } from './late-registration.events.js';
import { endReceipts, evolveReceipts } from './late-registration.evolve.js';
import { lateRegistrationRows } from './late-registration.rows.js';
import type { EarlierReceipt } from './late-registration.state.js';
import { lateRegistrationTasks } from './late-registration.tasks.js';
import { tellEarlierReceipt } from './late-registration.tell.js';

declare module '../../matter/matter.js' {
  interface FeatureStates {
    /** Papers that came earlier than the platform recorded them (§3.5.4). */
    readonly earlierReceipts: readonly EarlierReceipt[];
  }
}

/** 补记: registers that a paper came earlier than recorded, and counts its clock again (§3.5.4). */
export const lateRegistration: Feature = {
  state: {
    key: 'earlierReceipts',
    initial: [],
    evolve: ({ earlierReceipts }, event, deed) =>
      isEarlierReceiptEvent(event) ? evolveReceipts(earlierReceipts, event, deed) : earlierReceipts,
    end: endReceipts,
  },
  events: EARLIER_RECEIPT_EVENTS,
  duties: {
    earlierReceiptRegistered: 'REGISTER',
    earlierReceiptConfirmed: 'CONFIRM',
    earlierReceiptRefused: 'CONFIRM',
    earlierReceiptRefuted: 'CONFIRM',
  },
  rows: lateRegistrationRows,
  tasks: (tasks, matter) => [...tasks, ...lateRegistrationTasks(matter)],
  tell(event, matter, process) {
    if (!isEarlierReceiptEvent(event)) throw new Error(`${event.type} is no late registration`);
    const clock = clockOf(matter, event.clockId);
    const titleOf = (command: string) => rowOf(process, command)?.title ?? command;
    const sentence = tellEarlierReceipt(event, process.clockTitle(clock.id), titleOf);
    return { sentence, clause: clock.clause, audience: heardBy(clock, matter, 'L4') };
  },
};
