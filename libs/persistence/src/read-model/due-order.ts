import { z } from 'zod';
import type { PagePosition } from '../connection/page.js';
import type { MovingOrder } from '../connection/moving-page.js';

const due = z.union([z.iso.datetime({ precision: 3 }), z.literal('infinity')]);

/** Cursor of the lists that are ordered by date: those of limits of the Regulation, then those of targets, then id. */
const byDue = z.tuple([due, due, z.uuid()]);

/** Dates by which an item stands in such a list. */
export interface Dated {
  readonly id: string;
  /** Due instant of a limit of the Regulation; null if none runs. */
  readonly dueAt: string | null;
  /** Due instant of a target of ours; null if none runs. */
  readonly targetDueAt: string | null;
}

const duePlace = ({ dueAt, targetDueAt, id }: Dated): PagePosition => [
  dueAt ?? 'infinity',
  targetDueAt ?? 'infinity',
  id,
];

/** SQL of a date by which lists are ordered: what has none comes last. */
export const dateKey = (column: string): string => `coalesce(${column}, 'infinity'::timestamptz)`;

/** SQL of the order; the indices of these lists use the same expressions. */
const dueKeys = (table: string): readonly string[] => [
  dateKey(`${table}.due_at`),
  dateKey(`${table}.target_due_at`),
  `${table}.id`,
];

/** Order by date, in which an item without a date comes last. */
export const dueOrder = <Item extends Dated>(alias: string): MovingOrder<Item> => {
  const [limit = '', target = '', id = ''] = dueKeys(alias);
  return {
    alias,
    keys: [
      [limit, 'timestamptz'],
      [target, 'timestamptz'],
      [id, 'uuid'],
    ],
    schema: byDue,
    placeOf: duePlace,
  };
};

/** Order of the items of an inbox: by date, those of one date from the earliest alert on. */
export const alertOrder = <Item extends Dated & { readonly at: string }>(alias: string) => ({
  keys: ['due_at', 'target_due_at', 'at', 'alert'].map((key) => `${alias}.${key}`).join(', '),
  schema: z.tuple([due, due, z.iso.datetime({ precision: 3 }), z.uuid()]),
  placeOf: ({ dueAt, targetDueAt, at, id }: Item): PagePosition => [
    dueAt ?? 'infinity',
    targetDueAt ?? 'infinity',
    at,
    id,
  ],
});

/** Order that stands, whatever happens while pages are read. */
export const idOrder = <Item extends Dated>(alias: string): MovingOrder<Item> => ({
  alias,
  keys: [[`${alias}.id`, 'uuid']],
  schema: z.tuple([z.uuid()]),
  placeOf: ({ id }) => [id],
});
