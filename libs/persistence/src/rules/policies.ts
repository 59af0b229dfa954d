import { z } from 'zod';
import { policyNamed, type Instant, type Policy, type PolicyContent } from '#libs/domain';
import { ruleVersions, WAS_IN_FORCE } from './rule-versions.js';
import { firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

const versions = ruleVersions<Policy>({ name: 'policy', make: policyNamed });

/** The policy in force and those before it; to be read under the calendar's lock where something is written. */
export const readPolicies = versions.read;

/** One upload at a time, so that each gets a number of its own. */
export const lockPolicyVersions = versions.lock;

/** Puts a version in force: from the end of this transaction on, new clocks are counted by it. Under the exclusive lock. */
export const putPolicyInForce = versions.putInForce;

export const POLICY_STATES = ['CHECKED', 'ACTIVE', 'SUPERSEDED'] as const;

const versionRow = z.object({
  version: z.string(),
  title: z.string(),
  /** null for the version that came with the platform, as what follows. */
  basedOn: z.string().nullable(),
  state: z.enum(POLICY_STATES),
  uploadedBy: z.string().nullable(),
  uploadedPerson: z.string().nullable(),
  uploadedAt: z.string().nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: z.string().nullable(),
});

/** A version of the policy, and how it came to be. */
export type PolicyVersion = z.infer<typeof versionRow>;

const VERSION = `v.version, v.title, v.based_on AS "basedOn",
  CASE WHEN v.version = (SELECT policy_version FROM platform) THEN 'ACTIVE'
       WHEN ${WAS_IN_FORCE} THEN 'SUPERSEDED' ELSE 'CHECKED' END AS state,
  v.uploaded_by AS "uploadedBy", v.uploaded_person AS "uploadedPerson", v.uploaded_at AS "uploadedAt",
  v.activated_by AS "activatedBy", v.activated_at AS "activatedAt"`;

/** The last uploaded first. */
export const listPolicyVersions = (db: Queryable): Promise<PolicyVersion[]> =>
  rows(
    db,
    versionRow,
    `SELECT ${VERSION} FROM policy_version v ORDER BY v.uploaded_at DESC NULLS LAST, v.version DESC`,
  );

const withContent = versionRow.extend({ content: z.unknown() });

export async function readPolicyVersion(
  db: Queryable,
  version: string,
): Promise<{ readonly version: PolicyVersion; readonly policy: Policy } | null> {
  const found = await firstOf(
    db,
    withContent,
    `SELECT ${VERSION}, v.content FROM policy_version v WHERE v.version = $1`,
    [version],
  );
  if (!found) return null;
  const { content, ...rest } = found;
  return { version: rest, policy: policyNamed(rest.version, content) };
}

/** The name of the next version that is uploaded in the year: `POLICY-2026.1`. */
export async function nextPolicyVersion(tx: Tx, year: number): Promise<string> {
  const { n } = await only(
    tx,
    z.object({ n: z.number() }),
    `SELECT (1 + coalesce(max(split_part(version, '.', 2)::int), 0))::int AS n FROM policy_version
     WHERE version LIKE 'POLICY-' || $1::text || '.%'`,
    [String(year)],
  );
  return `POLICY-${year}.${n}`;
}

export interface PolicyUpload {
  readonly version: string;
  readonly content: PolicyContent;
  readonly title: string;
  readonly basedOn: string;
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

export async function insertPolicyVersion(tx: Tx, upload: PolicyUpload): Promise<void> {
  const { version, content, title, basedOn, accountId, personId, at } = upload;
  await tx.query(
    `INSERT INTO policy_version (version, content, title, based_on, uploaded_by, uploaded_person, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [version, JSON.stringify(content), title, basedOn, accountId, personId, at],
  );
}

/** How many clocks run or stand still, whatever the policy that they were counted by. */
export async function countOpenClocks(db: Queryable): Promise<number> {
  const { n } = await only(
    db,
    z.object({ n: z.number() }),
    `SELECT count(*)::int AS n FROM clock WHERE state IN ('RUNNING', 'PAUSED')`,
  );
  return n;
}
