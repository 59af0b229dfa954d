import type { LocalDate } from '../../calendar/time.js';
import type { UpdateTriggerKind } from '../catalog-update/catalog-update.content.js';

export interface TriggeredEntry {
  readonly entryId: string;
  readonly catalogCode: string;
  readonly name: string;
  readonly provider: string;
}

/** Data of a bulk trigger. It is finished when registered; its updates are matters of their own. */
export interface UpdateTrigger {
  readonly trigger: UpdateTriggerKind;
  readonly eventDate: LocalDate;
  readonly promulgatedOn?: LocalDate;
  readonly docRef: string;
  readonly reason: string;
  readonly entries: readonly TriggeredEntry[];
}

export type UpdateTriggerSide = 'provider';
