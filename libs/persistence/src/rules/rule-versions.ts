import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { change, only, rows, type Tx } from '../connection/sql.js';

/** A kind of rule that is kept as versions: the table `{name}_version`, of which `platform.{name}_version` is in force. */
export interface RuleKind<Rule> {
  readonly name: 'calendar' | 'policy';
  /** The rule that a version is, of its content as it is stored. */
  readonly make: (version: string, content: unknown) => Rule;
}

/** What is in force, and every version that ever was. */
export interface Rules<Rule> {
  readonly inForce: Rule;
  /** Throws where it never was in force. */
  version(version: string): Rule;
}

/** Who puts a version in force, and when. */
export interface Activation {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

interface Copy<Rule> {
  readonly inForce: string;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** It was in force once, or is: uploaded and activated, or there from the beginning. Of the table as `v`. */
export const WAS_IN_FORCE = `(v.activated_at IS NOT NULL OR v.based_on IS NULL)`;

const contentRow = z.object({ version: z.string(), content: z.unknown() });

/** What is done with the versions of a kind of rule. */
export interface RuleVersions<Rule> {
  /** To be read under the calendar's lock where something is written. */
  readonly read: (tx: Tx) => Promise<Rules<Rule>>;
  /** One upload at a time, so that each gets a name of its own. */
  readonly lock: (tx: Tx) => Promise<void>;
  /** From the end of this transaction on, everything is counted by it. Under the exclusive lock of the calendar. */
  readonly putInForce: (tx: Tx, version: string, by: Activation) => Promise<void>;
}

export function ruleVersions<Rule>(kind: RuleKind<Rule>): RuleVersions<Rule> {
  const table = `${kind.name}_version`;
  /** One copy a database. Versions never change, so it is good until another one is in force. */
  const copies = new WeakMap<DataSource, Copy<Rule>>();
  return {
    read: async (tx) => {
      const row = z.object({ version: z.string() });
      const { version: inForce } = await only(tx, row, `SELECT ${table} AS version FROM platform`);
      const kept = copies.get(tx.dataSource);
      const copy = kept?.inForce === inForce ? kept : await readCopy(tx, kind, inForce);
      copies.set(tx.dataSource, copy);
      return rulesOf(kind.name, copy);
    },
    lock: async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${kind.name} versions`]);
    },
    putInForce: async (tx, version, { accountId, personId, at }) => {
      await change(
        tx,
        `UPDATE ${table} SET activated_by = $2, activated_person = $3, activated_at = $4 WHERE version = $1`,
        [version, accountId, personId, at],
      );
      await change(tx, `UPDATE platform SET ${table} = $1`, [version]);
    },
  };
}

async function readCopy<Rule>(tx: Tx, { name, make }: RuleKind<Rule>, inForce: string): Promise<Copy<Rule>> {
  const found = await rows(tx, contentRow, `SELECT v.version, v.content FROM ${name}_version v WHERE ${WAS_IN_FORCE}`);
  return { inForce, rules: new Map(found.map(({ version, content }) => [version, make(version, content)])) };
}

function rulesOf<Rule>(name: string, { inForce, rules }: Copy<Rule>): Rules<Rule> {
  function version(wanted: string): Rule {
    const rule = rules.get(wanted);
    if (!rule) throw new Error(`there was never a ${name} ${wanted} in force`);
    return rule;
  }
  return { inForce: version(inForce), version };
}
