import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

/**
 * Row of a rule version. A version is CHECKED from its upload on, because an upload that fails its checks is not stored.
 * A version that came with the platform has null in each column about an upload or an activation.
 */
export const ruleVersionRow = z.object({
  version: z.string(),
  title: z.string(),
  basedOn: z.string().nullable(),
  state: z.enum(['CHECKED', 'ACTIVE', 'SUPERSEDED']),
  uploadedBy: z.string().nullable(),
  uploadedPerson: z.string().nullable(),
  uploadedAt: z.string().nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: z.string().nullable(),
});

/** A rule version with its title, its state, and the accounts that uploaded and activated it. */
export type RuleVersion = z.infer<typeof ruleVersionRow>;

/** Kind of rule that is stored as versions: table `{name}_version`; the column `platform.{name}_version` is in force. */
export interface RuleKind<Rule, Version extends RuleVersion> {
  readonly name: 'calendar' | 'policy';
  /** Version names begin with it: `{prefix}-{year}.{n}`. */
  readonly prefix: string;
  readonly row: z.ZodType<Version>;
  /** Columns that the table has beside those of every rule version. */
  readonly ownColumns: readonly string[];
  /** Makes the rule from its stored content. */
  readonly make: (version: string, content: unknown) => Rule;
}

/** The rule in force and every earlier one. */
export interface Rules<Rule> {
  readonly inForce: Rule;
  /** Throws if the version was never in force. */
  version(version: string): Rule;
}

/** A new version: the title that people see, the version that it changes, and the person who uploads it. */
export interface RuleUpload {
  readonly title: string;
  readonly basedOn: string;
  readonly accountId: string;
  readonly personId: string;
  /** Platform time. */
  readonly at: Instant;
}

/** The person who puts a version in force, and the platform time of it. */
export interface Activation {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

/** Operations on the versions of one kind of rule. */
export interface RuleVersions<Rule, Version extends RuleVersion> {
  /** Loads the rules that are or were in force. Writers must hold the calendar lock. */
  readonly read: (tx: Tx) => Promise<Rules<Rule>>;
  /** The same where the caller has read, in this transaction, which version is in force. */
  readonly readAt: (tx: Tx, inForce: string) => Promise<Rules<Rule>>;
  /** Lists the versions, the latest upload first. Throws {@link BadCursorError}. */
  readonly list: (db: Queryable, page: Page) => Promise<Listed<Version>>;
  /** Loads one version, in force or not; null if the name is unknown. */
  readonly find: (db: Queryable, version: string) => Promise<{ readonly version: Version; readonly rule: Rule } | null>;
  /** Lets one upload at a time proceed until its transaction ends, so that each gets a name of its own. */
  readonly lock: (tx: Tx) => Promise<void>;
  /** Answers the name of the year's next version. Callers must hold the lock above. */
  readonly next: (tx: Tx, year: number) => Promise<string>;
  /** Stores a new version, which is not in force. `own` holds the values of the kind's own columns. */
  readonly insert: (
    tx: Tx,
    rule: { readonly version: string; readonly content: unknown },
    upload: RuleUpload,
    own?: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
  /** Puts a version in force when the transaction ends. Callers must hold the exclusive calendar lock. */
  readonly putInForce: (tx: Tx, version: string, by: Activation) => Promise<void>;
}

/** SQL condition on the table `v`: the version is or was in force, by activation or because it came with the platform. */
export const WAS_IN_FORCE = `(v.activated_at IS NOT NULL OR v.based_on IS NULL)`;

interface Copy<Rule> {
  readonly inForce: string;
  readonly rules: ReadonlyMap<string, Rule>;
}

const UPLOADED_COLUMNS = ['version', 'content', 'title', 'based_on', 'uploaded_by', 'uploaded_person', 'uploaded_at'];

/** Condition: in the order of the list, the version comes after one that was uploaded. */
const LATER_UPLOADS = `v.uploaded_at < ?::timestamptz OR (v.uploaded_at = ?::timestamptz AND v.version < ?)
  OR v.uploaded_at IS NULL`;

export function ruleVersions<Rule, Version extends RuleVersion>(
  kind: RuleKind<Rule, Version>,
): RuleVersions<Rule, Version> {
  const table = `${kind.name}_version`;
  const columns = versionColumns(kind);
  /** One copy per database. Versions never change, so it stays valid until another version is put in force. */
  const copies = new WeakMap<DataSource, Copy<Rule>>();
  async function readAt(tx: Tx, inForce: string): Promise<Rules<Rule>> {
    const kept = copies.get(tx.dataSource);
    const copy = kept?.inForce === inForce ? kept : await readCopy(tx, kind, inForce);
    copies.set(tx.dataSource, copy);
    return rulesOf(kind.name, copy);
  }
  return {
    readAt,
    read: async (tx) => {
      const row = z.object({ version: z.string() });
      const { version } = await only(tx, row, `SELECT ${table} AS version FROM platform`);
      return readAt(tx, version);
    },
    list: async (db, page) => {
      const where = new Conditions().add('TRUE');
      const [uploadedAt, version] = decodeCursor(page.cursor, z.tuple([z.string(), z.string()])) ?? [];
      if (uploadedAt) where.add(LATER_UPLOADS, uploadedAt, uploadedAt, version);
      else if (version !== undefined) where.add('v.uploaded_at IS NULL AND v.version < ?', version);
      const order = 'v.uploaded_at DESC NULLS LAST, v.version DESC';
      const limit = where.value(page.limit + 1);
      const found = await rows(
        db,
        kind.row,
        `SELECT ${columns} FROM ${table} v WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit}`,
        where.parameters,
      );
      return listed(found, page, (one) => [one.uploadedAt ?? '', one.version]);
    },
    find: (db, version) => {
      const found = z.looseObject({ content: z.unknown() }).transform(({ content, ...row }) => ({
        version: kind.row.parse(row),
        rule: kind.make(version, content),
      }));
      return firstOf(db, found, `SELECT ${columns}, v.content FROM ${table} v WHERE v.version = $1`, [version]);
    },
    lock: async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${kind.name} versions`]);
    },
    next: async (tx, year) => {
      const series = `${kind.prefix}-${year}`;
      const { n } = await only(
        tx,
        z.object({ n: z.number() }),
        `SELECT (1 + coalesce(max(split_part(version, '.', 2)::int), 0))::int AS n FROM ${table}
         WHERE version LIKE $1::text || '.%'`,
        [series],
      );
      return `${series}.${n}`;
    },
    insert: async (tx, { version, content }, { title, basedOn, accountId, personId, at }, own = {}) => {
      const uploaded = { uploaded_by: accountId, uploaded_person: personId, uploaded_at: at };
      const row = { ...own, version, content, title, based_on: basedOn, ...uploaded };
      const list = [...UPLOADED_COLUMNS, ...kind.ownColumns].join(', ');
      await tx.query(
        `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(row)],
      );
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

const versionColumns = <Rule, Version extends RuleVersion>({ name, ownColumns }: RuleKind<Rule, Version>): string =>
  `v.version, v.title, ${ownColumns.map((column) => `v.${column}, `).join('')}v.based_on AS "basedOn",
  CASE WHEN v.version = (SELECT ${name}_version FROM platform) THEN 'ACTIVE'
       WHEN ${WAS_IN_FORCE} THEN 'SUPERSEDED' ELSE 'CHECKED' END AS state,
  v.uploaded_by AS "uploadedBy", v.uploaded_person AS "uploadedPerson", v.uploaded_at AS "uploadedAt",
  v.activated_by AS "activatedBy", v.activated_at AS "activatedAt"`;

const contentRow = z.object({ version: z.string(), content: z.unknown() });

async function readCopy<Rule, Version extends RuleVersion>(
  tx: Tx,
  { name, make }: RuleKind<Rule, Version>,
  inForce: string,
): Promise<Copy<Rule>> {
  const found = await rows(tx, contentRow, `SELECT v.version, v.content FROM ${name}_version v WHERE ${WAS_IN_FORCE}`);
  return { inForce, rules: new Map(found.map(({ version, content }) => [version, make(version, content)])) };
}

function rulesOf<Rule>(name: string, { inForce, rules }: Copy<Rule>): Rules<Rule> {
  function version(wanted: string): Rule {
    const rule = rules.get(wanted);
    if (!rule) throw new Error(`${name} ${wanted} was never in force`);
    return rule;
  }
  return { inForce: version(inForce), version };
}
