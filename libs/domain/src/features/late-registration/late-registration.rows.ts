import type { SealedDefinition } from '../../matter/definition.js';
import { confirmEarlierReceipt, refuseEarlierReceipt } from './commands/confirming.js';
import { registerEarlierReceipt } from './commands/register.js';
import { refuteEarlierReceipt, withdrawEarlierReceipt } from './commands/undoing.js';
import type { LateRegistrationRow } from './commands/late-registration.row.js';

/**
 * Commands of 补记, the same in every process. Besides them only extensions, pauses and new calendars move a limit of the
 * Regulation.
 */
export const lateRegistrationRows = (process: SealedDefinition): readonly LateRegistrationRow[] => [
  registerEarlierReceipt(process),
  confirmEarlierReceipt(process),
  refuseEarlierReceipt,
  withdrawEarlierReceipt,
  refuteEarlierReceipt(process),
];
