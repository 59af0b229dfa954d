import { sqlAs } from './database.js';

/** A statement of the platform's role, as pg_stat_statements counts it. */
export interface Counted {
  readonly query: string;
  readonly calls: number;
  /** Time in PostgreSQL, in ms, of all calls together. */
  readonly ms: number;
}

/** Statements that run at intervals and belong to no command: letters, deliveries, lost wakes, rollouts, the clock, figures, tallies. */
const AT_INTERVALS = [
  /^WITH taken AS \(\s*UPDATE outbox/,
  /^WITH due AS \(/,
  /FROM matter WHERE NOT closed AND wake_at </,
  /FROM calendar_rollout/,
  /advance_to AS "advanceTo"/,
  /FROM department d JOIN division/,
  /^SELECT id, state FROM matter WHERE process = /,
  /figure_(due|span)/,
  /tally_/,
  /^SELECT pg_(try_)?advisory_(un)?lock\(/, // of what is kept at intervals; a command's own ends with its transaction
];

/** True for a statement that belongs to a command. */
export const isOfCommand = ({ query }: Counted): boolean => !AT_INTERVALS.some((pattern) => pattern.test(query));

/** Returns the statements of the platform's role in one database since the last reset. */
export const countedStatements = (administratorUrl: string, database = 'zhengshu'): Promise<readonly Counted[]> =>
  sqlAs<Counted & Record<string, unknown>>(
    administratorUrl,
    `SELECT query, sum(calls)::int AS calls, sum(total_exec_time)::float AS ms
     FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid JOIN pg_database d ON d.oid = s.dbid
     WHERE r.rolname = 'zhengshu_app' AND d.datname = '${database}' GROUP BY query ORDER BY ms DESC`,
  );
