import { z } from 'zod';
import type { PagePosition } from '../connection/page.js';

/**
 * Cursor of lists of matters, tasks and alerts, which are ordered by due instant, then id. Items without a due instant
 * come last.
 */
export const byDue = z.tuple([z.union([z.iso.datetime({ precision: 3 }), z.literal('infinity')]), z.uuid()]);
export const duePlace = ({ dueAt, id }: { readonly dueAt: string | null; readonly id: string }): PagePosition => [
  dueAt ?? 'infinity',
  id,
];

/** SQL of the order; the indices of these lists use the same expression. */
export const dueKey = (table: string): string => `coalesce(${table}.due_at, 'infinity'::timestamptz)`;
