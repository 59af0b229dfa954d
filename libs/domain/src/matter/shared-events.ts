import { z } from 'zod';
import { ROLES } from '../access/roles.js';
import { RUNGS } from '../clock/clock.js';
import type { DomainEvent, SharedEvent } from './happening.js';

const recipient = z.strictObject({ departmentId: z.string(), role: z.enum(ROLES) });

export const alertRaised = z.strictObject({
  clockId: z.string(),
  rung: z.enum(RUNGS),
  instant: z.string(),
  late: z.boolean(),
  dueAt: z.string(),
  breachClause: z.string().nullable(),
  extensionPending: z.literal(true).exactOptional(),
  to: z.array(recipient),
});

export const overdueRevoked = z.strictObject({ clockId: z.string(), reason: z.string() });

export const clockRecomputed = z.strictObject({
  clockId: z.string(),
  lastDayBefore: z.iso.date().nullable(),
  dueAtBefore: z.string().nullable(),
  provisionalBefore: z.boolean(),
  versionBefore: z.string(),
  lastDay: z.iso.date().nullable(),
  dueAt: z.string().nullable(),
  provisional: z.boolean(),
  calendarVersion: z.string(),
  corrects: z.literal(true).exactOptional(),
  byLaw: z.literal(true).exactOptional(),
  fromTrigger: z.literal(true).exactOptional(),
});
export type ClockRecomputed = z.infer<typeof clockRecomputed>;

/** Zod schema of each event that the engine records, by type, as it is stored. */
export const SHARED_EVENTS: Readonly<Record<string, z.ZodType>> = {
  numberAssigned: z.strictObject({ number: z.string() }),
  alertRaised,
  deadlinePassed: z.strictObject({ clockId: z.string(), dueAt: z.string() }),
  overdueRevoked,
  clockEnded: z.strictObject({
    clockId: z.string(),
    reason: z.enum(['TERM_OVER', 'MATTER_ENDED']),
    endedAt: z.string(),
  }),
  clockRecomputed,
  separationExcepted: z.strictObject({ code: z.string(), clause: z.string() }),
  reactionIgnored: z.strictObject({ reaction: z.string(), reason: z.string() }),
} satisfies Record<SharedEvent['type'], z.ZodType>;

export const isSharedEvent = (event: DomainEvent): event is SharedEvent => event.type in SHARED_EVENTS;
