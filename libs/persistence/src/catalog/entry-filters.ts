import type { DataLevel, ReaderScope, ShareAttribute, ShareMode, UpdateFrequency } from '#libs/domain';
import type { SqlCondition } from '../connection/conditions.js';
import { liesWithin } from '../store/answerable.js';
import { concernsReader } from '../store/visible-matters.js';

/** Filters on entries; an entry must meet all that are given. */
export interface EntryFilters {
  readonly department?: string | undefined;
  /** Division code; it also admits providers of the divisions below. */
  readonly division?: string | undefined;
  readonly shareAttribute?: ShareAttribute | undefined;
  readonly dataLevel?: DataLevel | undefined;
  readonly shareMode?: ShareMode | undefined;
  readonly containsPersonalInfo?: boolean | undefined;
  readonly updateFrequency?: UpdateFrequency | undefined;
  /** State of the entry; if not given, all published entries that are not retired. */
  readonly state?: string | undefined;
  /** Search terms, separated by blanks; the entry must contain all of them. */
  readonly q?: string | undefined;
  /** True to look for the terms as they are given, without other words for them. */
  readonly exact?: boolean | undefined;
}

/** Filters whose values entries are counted by. */
export const FACETS = [
  ...(['department', 'division', 'shareAttribute', 'dataLevel', 'shareMode'] as const),
  ...(['containsPersonalInfo', 'updateFrequency', 'state'] as const),
];
export type Facet = (typeof FACETS)[number];

const CONDITIONS: Readonly<Record<Facet, string>> = {
  department: 'e.provider = ?',
  division: liesWithin('e.provider'),
  shareAttribute: 'e.share_attribute = ?',
  dataLevel: 'e.data_level = ?',
  shareMode: 'e.share_modes @> to_jsonb(?::text)',
  containsPersonalInfo: 'e.contains_personal_info = ?',
  updateFrequency: 'e.update_frequency = ?',
  state: 'e.state = ?',
};
const IN_USE = `e.version > 0 AND e.state <> 'RETIRED'`;

/** SQL conditions of the filters on `catalog_entry e`, without `q`. */
export const filterConditions = (filters: EntryFilters): readonly (readonly [Facet, SqlCondition])[] =>
  FACETS.flatMap((facet): readonly (readonly [Facet, SqlCondition])[] => {
    const value = filters[facet];
    if (value !== undefined) return [[facet, [CONDITIONS[facet], value]]];
    return facet === 'state' ? [[facet, [IN_USE]]] : [];
  });

/**
 * State in which an unpublished entry shows its submitted content. A returned one is its provider's again: were it shown
 * until the provider takes it up, others would learn of that act (decision 46). Its matter stays in their lists.
 */
const AS_SUBMITTED = `e.state = 'AUTHORITY_REVIEW'`;

/**
 * SQL condition: the reader may see the entry. All may see one that was published once (Art 14); only the provider's
 * department may see a draft; a submitted one is seen by all who may read its matter.
 */
export function entriesVisibleTo(scope: ReaderScope): SqlCondition {
  const [visible, ...values] = concernsReader(scope);
  return [
    `e.version > 0 OR e.provider = ANY(?) OR
     (${AS_SUBMITTED} AND coalesce((SELECT ${visible} FROM matter m WHERE m.id = e.entry_id), false))`,
    scope.own,
    ...values,
  ];
}
