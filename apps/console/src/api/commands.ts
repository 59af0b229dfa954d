import { v4 as newKey } from 'uuid';
import type { Schemas } from './client';
import { api, dataOf } from './client';

export type Receipt = Schemas['Receipt'];
export type DryRun = Schemas['DryRun'];

interface Order {
  /** Address of the command with `{id}`, as the description of the API has it. */
  readonly path: string;
  /** Id of the matter; absent for a command that begins one. */
  readonly id?: string | undefined;
  readonly body: unknown;
}

const post = api.POST as (path: string, init: object) => Promise<{ data?: unknown }>;

/**
 * Gives a command. The same key with the same body is done once, however often it is sent. Throws a Refusal, or
 * Unreachable when the outcome is unknown: send again with the same key.
 */
export async function give({ path, id, body }: Order, idempotencyKey: string): Promise<Receipt> {
  const params = { path: { id }, header: { 'Idempotency-Key': idempotencyKey } };
  return dataOf((await post(path, { params, body })) as { data?: Receipt });
}

/** Tries a command: all problems, or what would follow. Nothing is changed. */
export async function tryOut({ path, id, body }: Order): Promise<DryRun> {
  const header = { 'Idempotency-Key': newKey() };
  const params = { path: { id }, query: { dryRun: 'true' }, header };
  return dataOf((await post(path, { params, body })) as { data?: DryRun });
}
