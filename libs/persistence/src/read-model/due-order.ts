import { z } from 'zod';
import type { Place } from '../connection/page.js';

/** Lists of matters, tasks and alerts are ordered by due instant, then id; what has none comes last. */
export const byDue = z.tuple([z.union([z.iso.datetime({ precision: 3 }), z.literal('infinity')]), z.uuid()]);
export const duePlace = ({ dueAt, id }: { readonly dueAt: string | null; readonly id: string }): Place => [
  dueAt ?? 'infinity',
  id,
];

/** The expression that the indices of those lists are made of. */
export const dueKey = (table: string): string => `coalesce(${table}.due_at, 'infinity'::timestamptz)`;
