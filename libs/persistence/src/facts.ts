import { z } from 'zod';
import {
  ACTIVE_GRANT_STATES,
  ENDED_GRANT_STATES,
  entryContent,
  nameKey,
  NO_FACTS,
  outagesKey,
  SIDES,
  standingOf,
  type FactRequest,
  type Facts,
  type Instant,
} from '#libs/domain';
import { entryVersionEffective } from './catalog.js';
import { readDocument } from './documents.js';
import { readEventAt } from './events.js';
import { readActor } from './organisation.js';
import { outagesTouching } from './queries/outages.js';
import { firstOf, rows, type Tx } from './sql.js';

/**
 * What a process asked to know of other things, as of the instant of the act. Read in one order whatever the order of
 * the requests, so that two transitions that need the same things do not wait for each other in a ring. What a
 * transition decides on is held until it ends; a first look holds nothing.
 */
export async function readFacts(
  tx: Tx,
  requests: readonly FactRequest[],
  at: Instant,
  hold: 'HOLD' | 'LOOK',
): Promise<Facts> {
  const found = new Map<string, object>();
  const ordered = [...new Map(requests.map((request) => [JSON.stringify(request), request]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [key, request] of ordered) found.set(key, await read(tx, request, at, hold));
  return merge([...found.values()]);
}

async function read(tx: Tx, request: FactRequest, at: Instant, hold: 'HOLD' | 'LOOK'): Promise<Partial<Facts>> {
  switch (request.kind) {
    case 'entryVersion': {
      const { catalogCode } = request;
      if (hold === 'HOLD') await holdEntry(tx, catalogCode);
      return { entryVersions: { [catalogCode]: await entryVersionEffective(tx, catalogCode, at) } };
    }
    case 'entry': {
      const { catalogCode } = request;
      if (hold === 'HOLD') {
        await reserve(tx, `catalog code ${catalogCode}`);
        await holdEntry(tx, catalogCode);
      }
      return { entries: { [catalogCode]: await readEntry(tx, catalogCode) } };
    }
    case 'entryName': {
      const key = nameKey(request.provider, request.name);
      if (hold === 'HOLD') await reserve(tx, `entry name ${key}`);
      return { entryNames: { [key]: await readName(tx, request.provider, request.name) } };
    }
    case 'grants':
      return { grants: { [request.catalogCode]: await readGrants(tx, request.catalogCode) } };
    case 'sourceDepartment': {
      const { catalogCode } = request;
      return { sourceDepartments: { [catalogCode]: await readSource(tx, catalogCode, at) } };
    }
    case 'matter': {
      const { matterId } = request;
      return { matters: { [matterId]: await readStanding(tx, matterId, hold) } };
    }
    case 'outages': {
      const [outages = []] = await outagesTouching(tx, [request]);
      return { outages: { [outagesKey(request)]: outages } };
    }
    case 'document': {
      const { documentId } = request;
      return { documents: { [documentId]: await readDocument(tx, documentId, hold) } };
    }
    case 'account': {
      const { accountId } = request;
      return { accounts: { [accountId]: await readActor(tx, accountId) } };
    }
    case 'event': {
      const event = await readEventAt(tx, request.matterId, request.seq);
      return { events: { [request.seq]: event && standingOf(event) } };
    }
  }
}

/** A code or a name that two drafts want at once is given to one of them. */
async function reserve(tx: Tx, what: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 1))`, [what]);
}

/**
 * Keeps an entry as it is until the transaction ends. Its own transition reads the time after it has its lock, so no act
 * is judged by a version that another one, at an earlier instant, has already replaced.
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
});

const readEntry = (tx: Tx, catalogCode: string) =>
  firstOf(
    tx,
    standing,
    `SELECT entry_id AS "entryId", catalog_code AS "catalogCode", provider, state, version, content,
       open_updates AS "openUpdates" FROM catalog_entry WHERE catalog_code = $1`,
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

/** Data may reach whoever was agreed to, or have reached them; a request that was given up before has none. */
const readGrants = (tx: Tx, catalogCode: string) =>
  rows(
    tx,
    grant,
    `SELECT id AS "matterId", requester, state = ANY($2) AS active FROM matter
     WHERE process = 'share-request' AND catalog_code = $1
       AND (state = ANY($2) OR (state = ANY($3) AND jsonb_array_length(folded #> '{data,deliveries}') > 0))
     ORDER BY id`,
    [catalogCode, ACTIVE_GRANT_STATES, ENDED_GRANT_STATES],
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
});

const readStanding = (tx: Tx, matterId: string, hold: 'HOLD' | 'LOOK') =>
  firstOf(
    tx,
    matterStanding,
    `SELECT process, number, state, catalog_code AS "catalogCode", title AS name, folded -> 'parties' AS parties,
       jsonb_path_query_array(folded, '$.acted[*].personId') AS acted FROM matter WHERE id = $1
     ${hold === 'HOLD' ? 'FOR SHARE' : ''}`,
    [matterId],
  );

function merge(parts: readonly Partial<Facts>[]): Facts {
  return parts.reduce<Facts>(
    (all, part) => ({
      entryVersions: { ...all.entryVersions, ...part.entryVersions },
      entries: { ...all.entries, ...part.entries },
      entryNames: { ...all.entryNames, ...part.entryNames },
      grants: { ...all.grants, ...part.grants },
      sourceDepartments: { ...all.sourceDepartments, ...part.sourceDepartments },
      matters: { ...all.matters, ...part.matters },
      outages: { ...all.outages, ...part.outages },
      documents: { ...all.documents, ...part.documents },
      accounts: { ...all.accounts, ...part.accounts },
      events: { ...all.events, ...part.events },
    }),
    NO_FACTS,
  );
}
