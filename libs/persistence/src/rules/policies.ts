import { z } from 'zod';
import { policyNamed, type Policy, type PolicyContent, type Reader } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { only, type Queryable, type Tx } from '../connection/sql.js';
import { visibleTo } from '../store/visible-matters.js';
import { ruleVersionRow, ruleVersions, type RuleUpload, type RuleVersion } from './rule-versions.js';

/** A policy version. */
export type PolicyVersion = RuleVersion;

const versions = ruleVersions<Policy, PolicyVersion>({
  name: 'policy',
  prefix: 'POLICY',
  row: ruleVersionRow,
  ownColumns: [],
  make: policyNamed,
});

/** Loads the policy in force and the earlier ones. Writers must hold the calendar lock. */
export const readPolicies = versions.read;
/** The same where the version in force has been read. */
export const readPoliciesAt = versions.readAt;

/** Lists the policy versions, the latest upload first. */
export const listPolicyVersions = versions.list;

/** Loads one policy version, in force or not; null if the name is unknown. */
export async function readPolicyVersion(
  db: Queryable,
  name: string,
): Promise<{ readonly version: PolicyVersion; readonly policy: Policy } | null> {
  const found = await versions.find(db, name);
  return found && { version: found.version, policy: found.rule };
}

/** Lets one policy upload at a time proceed until its transaction ends, so that each gets a name of its own. */
export const lockPolicyVersions = versions.lock;

/** Answers the name of the next version that is uploaded in the year, such as `POLICY-2026.1`. */
export const nextPolicyVersion = versions.next;

/** A new policy version and its whole content. */
export interface PolicyUpload extends RuleUpload {
  readonly version: string;
  readonly content: PolicyContent;
}

/** Stores a new policy version, which is not in force. */
export async function insertPolicyVersion(tx: Tx, { version, content, ...upload }: PolicyUpload): Promise<void> {
  await versions.insert(tx, { version, content }, upload);
}

/** Puts a policy in force when the transaction ends: new clocks are counted by it. Needs the exclusive calendar lock. */
export const putPolicyInForce = versions.putInForce;

/** Counts the clocks that run or are paused, under any policy, in the matters of the reader; a null reader sees all. */
export async function countOpenClocks(db: Queryable, reader: Reader | null): Promise<number> {
  const where = new Conditions().add(`k.state IN ('RUNNING', 'PAUSED')`);
  if (reader) where.add(...visibleTo(reader));
  const { n } = await only(
    db,
    z.object({ n: z.number() }),
    `SELECT count(*)::int AS n FROM clock k JOIN matter m ON m.id = k.matter WHERE ${where.toString()}`,
    where.parameters,
  );
  return n;
}
