import {
  addDays,
  atLocal,
  type Instant,
  type LocalDate,
  type ReaderScope,
  type Rung,
  type ShareAttribute,
  type Side,
  type Urgency,
} from '#libs/domain';
import type { Conditions } from '../connection/conditions.js';
import { addTerms, termsOf } from '../connection/terms.js';
import { countedAs } from './counted-as.js';
import { dateKey } from './due-order.js';
import { PARTY_COLUMNS } from './tables.js';

/** A state of one process: two processes may have states of one name. */
export type StateOf = readonly [process: string, state: string];

/** Filters on matters; a matter must meet all that are given. */
export interface MatterFilters {
  readonly process?: string | undefined;
  /**
   * States in which the reader sees the matters: `shown` are those asked for, `searched` also those that may be shown as
   * one of them, so that the rules look again.
   */
  readonly states?: { readonly shown: readonly StateOf[]; readonly searched: readonly StateOf[] } | undefined;
  /** Department on the given side, or on any side if none is given. */
  readonly department?: string | undefined;
  /** Side of the department; without a department, the side of one of the reader's own. */
  readonly side?: Side | undefined;
  readonly provider?: string | undefined;
  readonly requester?: string | undefined;
  /** Department that must act now. */
  readonly holder?: string | undefined;
  /** Clause of a clock of the matter; together with `overdue`, of an overdue one. */
  readonly clause?: string | undefined;
  /** Sharing attribute of the data as last published. */
  readonly shareAttribute?: ShareAttribute | undefined;
  /** Highest rung of the running limits of the Regulation. */
  readonly level?: Rung | undefined;
  readonly overdue?: boolean | undefined;
  readonly urgency?: Urgency | undefined;
  readonly dueBefore?: Instant | undefined;
  /** First and last day of a period, both included, in which the matter was opened to its parties. */
  readonly openedFrom?: LocalDate | undefined;
  readonly openedTo?: LocalDate | undefined;
  /** Platform time; an event of the matter was recorded then or later. */
  readonly updatedSince?: Instant | undefined;
  /** Terms, separated by blanks; number, name and code together must contain all of them. */
  readonly q?: string | undefined;
}

/**
 * SEARCHED: the rows that the reader may see so, among which the rules choose. SHOWN: the rows that everybody sees as they
 * are stored.
 */
export type Reach = 'SEARCHED' | 'SHOWN';

/** SQL condition on `matter`: some readers see it in another state than it is in (decision 46). */
export const HIDDEN = 'has_outer_state';

/** SQL condition on `task`: its department must act, and does not only ask its own people for an opinion. */
const HOLDS = `roles <> '{}'`;

/**
 * SQL condition: the clock is overdue. It is computed on reading, so that a list is right before the system has
 * observed the deadline. Missing a working target, which is not statutory, is no lateness in law.
 */
export const OVERDUE_CLOCK = `c.kind = 'STATUTORY' AND c.state = 'RUNNING' AND c.due_at <= (SELECT platform_now())`;

/**
 * The matter's date is the earliest of its limits that run: the list is read in its order, and only as far as it is late. That
 * there is a date tells the planner how few they are.
 */
const DUE = dateKey('m.due_at');
const OVERDUE = `m.due_at IS NOT NULL AND ${DUE} <= (SELECT platform_now())`;

/** Adds the filters as conditions on `matter m`. */
export function filterMatters(where: Conditions, filters: MatterFilters, scope: ReaderScope, reach: Reach): void {
  const { process, states, holder, shareAttribute, level, overdue, urgency, dueBefore, updatedSince, q } = filters;
  if (process !== undefined) where.add('m.process = ?', process);
  if (states !== undefined) addStates(where, 'm', reach === 'SHOWN' ? states.shown : states.searched);
  addParties(where, filters, scope);
  if (holder !== undefined) addHolder(where, holder, reach);
  addClause(where, filters);
  if (shareAttribute !== undefined)
    where.add(
      `m.catalog_code IN (SELECT e.catalog_code FROM catalog_entry e WHERE e.version > 0 AND e.share_attribute = ?)`,
      shareAttribute,
    );
  if (level !== undefined) where.add(`m.id IN (${countedAs(`p.level = ${where.value(level)}`)})`);
  if (overdue !== undefined) where.add(overdue ? OVERDUE : `${DUE} > (SELECT platform_now())`);
  if (urgency !== undefined) where.add('m.urgency = ?', urgency);
  if (dueBefore !== undefined) where.add(`m.due_at < ? AND ${DUE} < ?`, dueBefore, dueBefore);
  addPeriod(where, filters);
  if (updatedSince !== undefined)
    where.add('m.id IN (SELECT e.stream FROM event e WHERE e.recorded_at >= ?)', updatedSince);
  addTerms(where, 'm', termsOf(q));
}

/** One state is compared by itself: its index then gives the order of the list, too. */
export function addStates(where: Conditions, alias: string, states: readonly StateOf[]): void {
  const [first, ...others] = states;
  if (first && others.length === 0) where.add(`${alias}.process = ? AND ${alias}.state = ?`, ...first);
  else
    where.add(
      `(${alias}.process, ${alias}.state) IN (SELECT * FROM unnest(?::text[], ?::text[]))`,
      states.map(([process]) => process),
      states.map(([, state]) => state),
    );
}

function addParties(where: Conditions, filters: MatterFilters, scope: ReaderScope): void {
  const { department, side, provider, requester } = filters;
  if (provider !== undefined) where.add('m.provider = ?', provider);
  if (requester !== undefined) where.add('m.requester = ?', requester);
  if (department === undefined && side === undefined) return;
  const departments = department === undefined ? scope.own : [department];
  const sides = side === undefined ? Object.values(PARTY_COLUMNS) : [PARTY_COLUMNS[side]];
  where.add(sides.map((column) => `m.${column} = ANY(?)`).join(' OR '), ...sides.map(() => departments));
}

/** Of a matter that some see in another state, others see the tasks of that state: the rules look at it. */
function addHolder(where: Conditions, holder: string, reach: Reach): void {
  const also = reach === 'SEARCHED' ? ` UNION SELECT id FROM matter WHERE ${HIDDEN}` : '';
  where.add(`m.id IN (SELECT matter FROM task WHERE department_id = ? AND ${HOLDS}${also})`, holder);
}

function addClause(where: Conditions, { clause, overdue }: MatterFilters): void {
  if (clause === undefined) return;
  const also = overdue === true ? ` AND ${OVERDUE_CLOCK}` : '';
  where.add(
    `EXISTS (SELECT FROM clock c WHERE c.matter = m.id AND c.kind = 'STATUTORY' AND c.clause = ?${also})`,
    clause,
  );
}

function addPeriod(where: Conditions, { openedFrom, openedTo }: MatterFilters): void {
  if (openedFrom !== undefined) where.add('m.opened_at >= ?', atLocal(openedFrom));
  if (openedTo !== undefined) where.add('m.opened_at < ?', atLocal(addDays(openedTo, 1)));
}
