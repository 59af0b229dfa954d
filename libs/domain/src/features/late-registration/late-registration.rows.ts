import { confirmEarlierReceipt, refuseEarlierReceipt } from './commands/confirming.js';
import { registerEarlierReceipt } from './commands/register.js';
import type { LateRegistrationRow } from './commands/late-registration.row.js';

/** 补记: beside extension, pause and calendar the one act that moves a limit of the law, in every process alike. */
export const LATE_REGISTRATION_ROWS: readonly LateRegistrationRow[] = [
  registerEarlierReceipt,
  confirmEarlierReceipt,
  refuseEarlierReceipt,
];
