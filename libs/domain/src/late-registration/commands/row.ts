import type { CommandRow } from '../../process/definition.js';
import type { DomainEvent } from '../../process/happening.js';
import { rowsFor } from '../../process/table.js';
import type { EarlierReceiptEvent } from '../events.js';

export type LateRegistrationRow = CommandRow<unknown, DomainEvent>;
export const row = rowsFor<unknown, EarlierReceiptEvent, never>();
