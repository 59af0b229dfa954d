import { z } from 'zod';
import type { ReadRow } from './tables.js';
import type { StoredEvent } from '../store/events.js';

const recomputed = z.object({
  clockId: z.string(),
  lastDayBefore: z.string().nullable(),
  dueAtBefore: z.string().nullable(),
  provisionalBefore: z.boolean(),
  versionBefore: z.string(),
  lastDay: z.string().nullable(),
  dueAt: z.string().nullable(),
  provisional: z.boolean(),
  calendarVersion: z.string(),
});

/** Makes one row of each event that reports a clock recounted by another calendar. */
export function clockRecountRows(matterId: string, events: readonly StoredEvent[]): ReadRow[] {
  return events
    .filter(({ type }) => type === 'clockRecomputed')
    .map(({ seq, at, payload }) => {
      const event = recomputed.parse(payload);
      return {
        matter: matterId,
        seq,
        clock_id: event.clockId,
        version: event.calendarVersion,
        version_before: event.versionBefore,
        last_day: event.lastDay,
        last_day_before: event.lastDayBefore,
        due_at: event.dueAt,
        due_before: event.dueAtBefore,
        provisional: event.provisional,
        provisional_before: event.provisionalBefore,
        at,
      };
    });
}
