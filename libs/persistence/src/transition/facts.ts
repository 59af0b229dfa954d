import { z } from 'zod';
import {
  entryContent,
  factId,
  factsOf,
  readerScope,
  SIDES,
  standingOf,
  type FactKey,
  type FactName,
  type FactRequest,
  type Facts,
  type FactValue,
  type Instant,
  type Reader,
} from '#libs/domain';
import { contentsAhead, entryVersionEffective, lastEntryVersion } from '../catalog/entry-versions.js';
import { readDocument } from '../documents/documents.js';
import { readEventAt } from '../store/events.js';
import { readActor, readHolders, readOffices } from '../organisation/organisation.js';
import { isRegistered } from '../organisation/registered.js';
import { outagesTouching } from '../read-model/outages.js';
import { PARTY_COLUMNS, partiesOf } from '../read-model/tables.js';
import { Conditions, type SqlCondition } from '../connection/conditions.js';
import { firstOf, only, rows, type Tx } from '../connection/sql.js';
import { visibleTo } from '../store/visible-matters.js';
import type { CommandWorld } from './command-context.js';

/** With HOLD the rows stay locked until the transaction ends, for a decision; LOOK locks nothing. */
type Hold = 'HOLD' | 'LOOK';

/**
 * Loads the facts that a process requests, as of the instant of the command. Requests are sorted first, so that two
 * transitions that need the same rows cannot deadlock.
 */
export async function readFacts(
  tx: Tx,
  requests: readonly FactRequest[],
  { at, actor, organisation }: Pick<CommandWorld, 'at' | 'actor' | 'organisation'>,
  hold: Hold,
): Promise<Facts> {
  const reader = actor && readerScope(actor, organisation);
  const asked = new Map(requests.map((request) => [factId(request), request]));
  const found = new Map<string, unknown>();
  for (const [id, request] of [...asked].sort(([a], [b]) => (a < b ? -1 : 1)))
    found.set(id, await read(tx, request, at, hold, reader));
  return factsOf(found);
}

const read = <N extends FactName>(
  tx: Tx,
  { kind, key }: FactRequest<N>,
  at: Instant,
  hold: Hold,
  reader: Reader | null,
) => READERS[kind](tx, key, at, hold, reader);

type FactReader<N extends FactName> = (
  tx: Tx,
  key: FactKey<N>,
  at: Instant,
  hold: Hold,
  reader: Reader | null,
) => Promise<FactValue<N>>;

const READERS: { readonly [N in FactName]: FactReader<N> } = {
  async entryVersion(tx, code, at, hold) {
    if (hold === 'HOLD') await holdEntry(tx, code);
    return entryVersionEffective(tx, code, at);
  },
  async lastVersion(tx, code, at, hold) {
    if (hold === 'HOLD') await holdEntry(tx, code);
    return lastEntryVersion(tx, code, at);
  },
  async entry(tx, code, at, hold) {
    if (hold === 'HOLD') {
      await reserve(tx, `catalog code ${code}`);
      await holdEntry(tx, code);
    }
    const found = await readEntry(tx, code);
    return found && { ...found, ahead: await contentsAhead(tx, code, at) };
  },
  async entryName(tx, { provider, name }, _, hold) {
    if (hold === 'HOLD') await reserve(tx, `entry name ${provider} ${name}`);
    return readName(tx, provider, name);
  },
  grants: (tx, code) => readGrants(tx, code),
  sourceDepartment: readSource,
  matter: (tx, matterId, _, hold) => readStanding(tx, matterId, hold, ['true']),
  async visibleMatter(tx, matterId, _, hold, reader) {
    return reader && readStanding(tx, matterId, hold, visibleTo(reader));
  },
  async outages(tx, touch) {
    const [outages = []] = await outagesTouching(tx, [touch]);
    return outages;
  },
  document: (tx, documentId, _, hold) => readDocument(tx, documentId, hold),
  account: readActor,
  async offices(tx, accountId, _, hold) {
    if (hold === 'HOLD') await reserve(tx, `offices of ${accountId}`);
    return readOffices(tx, accountId);
  },
  // Of two administrators who take each other's office only one is heard.
  async holders(tx, departmentId, _, hold) {
    if (hold === 'HOLD') await reserve(tx, `holders of ${departmentId}`);
    return readHolders(tx, departmentId);
  },
  async registered(tx, { record, key }, _, hold) {
    if (hold === 'HOLD') await reserve(tx, `${record} ${key.replace(/ .*/, '')}`);
    return isRegistered(tx, record, key);
  },
  openMatters: countOpenMatters,
  // A judge locks the late matter before it judges, as its own transition does, so this needs no lock of the candidate.
  judgements: (tx, matterId) => readJudgements(tx, matterId),
  lastActs: readLastActs,
  async event(tx, { matterId, seq }) {
    const event = await readEventAt(tx, matterId, seq);
    return event && standingOf(event);
  },
};

/** Reserves a code, a name or a key until the transaction ends, so that only one of two acts obtains it. */
async function reserve(tx: Tx, what: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 1))`, [what]);
}

/**
 * Locks an entry against changes until the transaction ends. The entry's own transition reads the time after it has its
 * lock, so no command is judged by a version that was already replaced at an earlier instant.
 */
async function holdEntry(tx: Tx, catalogCode: string): Promise<void> {
  await tx.query(
    `SELECT FROM matter WHERE id = (SELECT entry_id FROM catalog_entry WHERE catalog_code = $1) FOR SHARE`,
    [catalogCode],
  );
}

const standing = z.object({
  entryId: z.string(),
  catalogCode: z.string(),
  provider: z.string(),
  state: z.string(),
  version: z.number(),
  content: entryContent,
  openUpdates: z.array(z.string()),
  firstPublishedOn: z.string().nullable(),
});

const readEntry = (tx: Tx, catalogCode: string) =>
  firstOf(
    tx,
    standing,
    `SELECT e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, e.state, e.version, e.content,
       e.open_updates AS "openUpdates", v.effective_from AS "firstPublishedOn"
     FROM catalog_entry e LEFT JOIN catalog_entry_version v ON v.entry_id = e.entry_id AND v.version = 1
     WHERE e.catalog_code = $1`,
    [catalogCode],
  );

async function readName(tx: Tx, provider: string, name: string): Promise<string | null> {
  const found = await firstOf(
    tx,
    z.object({ id: z.string() }),
    `SELECT entry_id AS id FROM catalog_entry WHERE provider = $1 AND name = $2 AND state NOT IN ('ABANDONED', 'RETIRED')`,
    [provider, name],
  );
  return found?.id ?? null;
}

const grant = z.object({ matterId: z.string(), requester: z.string(), active: z.boolean() });

/** Loads the grants of an entry, ended ones under which data was delivered included. */
const readGrants = (tx: Tx, catalogCode: string) =>
  rows(
    tx,
    grant,
    `SELECT matter AS "matterId", requester, active FROM entry_grant WHERE catalog_code = $1 ORDER BY matter`,
    [catalogCode],
  );

async function readSource(tx: Tx, catalogCode: string, at: Instant): Promise<string | null> {
  const found = await firstOf(
    tx,
    z.object({ department: z.string() }),
    `SELECT department FROM source_designation
     WHERE catalog_code = $1
       AND daterange(valid_from, valid_to) @> ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`,
    [catalogCode, at],
  );
  return found?.department ?? null;
}

const matterStanding = z.object({
  process: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  catalogCode: z.string(),
  name: z.string(),
  parties: z.partialRecord(z.enum(SIDES), z.string()),
  acted: z.array(z.string()),
  provisionalClocks: z.array(z.string()),
  extensionPending: z.boolean(),
});

/** Loads a matter that fulfils the condition. A lock is taken on no other. */
async function readStanding(tx: Tx, matterId: string, hold: Hold, condition: SqlCondition) {
  const where = new Conditions().add('m.id = ?', matterId).add(...condition);
  return firstOf(
    tx,
    matterStanding,
    `SELECT process, number, state, catalog_code AS "catalogCode", title AS name, ${partiesOf('m')} AS parties, acted,
       ARRAY(SELECT c.clock_id FROM clock c WHERE c.matter = m.id AND c.provisional) AS "provisionalClocks",
       EXISTS(SELECT FROM task t WHERE t.matter = m.id AND t.command = ANY (ARRAY['decide-extension', 'confirm-extension-decision'])) AS "extensionPending"
     FROM matter m WHERE ${where.toString()}
     ${hold === 'HOLD' ? 'FOR SHARE OF m' : ''}`,
    where.parameters,
  );
}

/** Counts the matters that are not closed and in which the department is a party. */
async function countOpenMatters(tx: Tx, departmentId: string): Promise<number> {
  const sides = Object.values(PARTY_COLUMNS).join(', ');
  const { count } = await only(
    tx,
    z.object({ count: z.number() }),
    `SELECT count(*)::int AS count FROM matter WHERE NOT closed AND $1 IN (${sides})`,
    [departmentId],
  );
  return count;
}

const judgedBreach = z.object({
  clockId: z.string().nullable(),
  judgedAt: z.string(),
  responsible: z.string(),
  clause: z.string(),
});

const readJudgements = (tx: Tx, matterId: string) =>
  rows(
    tx,
    judgedBreach,
    `SELECT late_clock AS "clockId", judged_at AS "judgedAt", responsible, clause FROM breach_standing
     WHERE late_matter = $1 AND judged_at IS NOT NULL ORDER BY judged_at`,
    [matterId],
  );

async function readLastActs(tx: Tx, { matterId, types, until }: FactKey<'lastActs'>): Promise<FactValue<'lastActs'>> {
  const found = await rows(
    tx,
    z.object({ type: z.string(), at: z.string() }),
    `SELECT type, max(at) AS at FROM event WHERE stream = $1 AND type = ANY ($2) AND at <= $3 GROUP BY type`,
    [matterId, types, until],
  );
  return Object.fromEntries(found.map(({ type, at }) => [type, at]));
}
