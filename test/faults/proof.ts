import { expect } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { matterWorkflowId, status } from '#libs/contracts';
import { storedAnswer } from '#libs/domain';
import { createDataSource, findCommand, loadEvents, readMatter, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import type { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import type { Acknowledged, Ledger } from './ledger.js';

/** Opens the platform's database in the runtime role. */
export async function withStore<Result>(
  platform: Platform,
  work: (db: DataSource) => Promise<Result>,
): Promise<Result> {
  const db = await createDataSource(platform.database.appUrl, { poolSize: 2 }).initialize();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Opens a Temporal client, as an operator would. */
export async function withTemporal<Result>(
  { temporal }: Platform,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

/**
 * Expects every acknowledged command to be stored exactly once, no other command to be stored, and every chain and fold
 * to be sound (architecture §6.1, architecture §6.2).
 */
export async function expectSoundStore(db: DataSource, ledger: Ledger): Promise<void> {
  for (const one of ledger.acknowledged) await isStored(db, one);
  const strays = await db.query<unknown[]>(`
    SELECT c.id, 'a command without its events' AS what FROM command c
    WHERE c.status IN (200, 201) AND NOT EXISTS (SELECT FROM event e WHERE e.command_id = c.id AND e.stream = c.matter)
    UNION
    SELECT e.command_id, 'events without their command' FROM event e
    WHERE e.actor_account IS NOT NULL AND NOT EXISTS (SELECT FROM command c WHERE c.id = e.command_id)`);
  expect(strays).toEqual([]);
  expect((await verify(db, projectStream)).findings).toEqual([]);
}

async function isStored(db: DataSource, { commandId, command, receipt }: Acknowledged): Promise<void> {
  const stored = await findCommand(db, commandId);
  const answer = storedAnswer.parse(stored?.answer);
  expect({ command, receipt: answer.ok && answer.receipt }).toEqual({ command, receipt });
  const mine = (await loadEvents(db, receipt.matterId)).filter((event) => event.commandId === commandId);
  expect(mine.at(-1)).toMatchObject({ seq: receipt.seq, hash: receipt.hash });
  expect(mine.map(({ seq }) => seq)).toEqual(mine.map((_, n) => receipt.seq - mine.length + 1 + n));
}

/**
 * Returns the types of the events by which people changed a matter, in order; a command carried out twice would appear
 * twice.
 */
export async function typesOfActs(db: DataSource, matterId: string): Promise<readonly string[]> {
  const events = await loadEvents(db, matterId);
  return events.map(({ type }) => type).filter((type) => type !== 'alertRaised' && type !== 'deadlinePassed');
}

/** Returns rungs sent more than once for one due date, and deadlines that passed more than once (architecture §6.4). */
export function recordedTwice(db: DataSource): Promise<unknown[]> {
  return db.query(`
    SELECT stream, type, payload::json->>'clockId' AS clock, payload::json->>'rung' AS rung FROM event
    WHERE type IN ('alertRaised', 'deadlinePassed')
    GROUP BY 1, 2, 3, 4, payload::json->>'dueAt' HAVING count(*) > 1`);
}

/**
 * Expects these open matters to have a running workflow with the state in the database, waiting for the same instant
 * (architecture §6.3).
 */
export async function expectWorkflowsInStep(
  platform: Platform,
  db: DataSource,
  matters: readonly string[],
): Promise<void> {
  await withTemporal(platform, async (client) => {
    for (const id of matters) {
      const workflow = client.workflow.getHandle(matterWorkflowId('share-request', id));
      await until(`workflow of ${id} in step`, async () => {
        const { seq, headHash, wakeAt } = (await workflow.query(status)) ?? {};
        const stored = await readMatter(db, id);
        expect({ seq, headHash, wakeAt }).toEqual({
          seq: stored?.seq,
          headHash: stored?.headHash,
          wakeAt: stored?.wakeAt,
        });
        return (await workflow.describe()).status.name === 'RUNNING';
      });
    }
  });
}
