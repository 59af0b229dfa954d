import type { CommandRow } from '../../../matter/definition.js';
import type { DomainEvent } from '../../../matter/happening.js';
import { rowsFor } from '../../../matter/table.js';
import type { EarlierReceiptEvent } from '../late-registration.events.js';

export type LateRegistrationRow = CommandRow<unknown, DomainEvent>;
export const row = rowsFor<unknown, EarlierReceiptEvent, never>();
