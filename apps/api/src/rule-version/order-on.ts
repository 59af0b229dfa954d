import type { IdempotentCommand } from '../command/idempotent-command.js';
import { identifyCommand } from '../command/command-request.js';

/** What somebody orders of a version: `command` is the last part of its path. */
export function orderOn(path: string, accountId: string, idempotencyKey: string, command: string): IdempotentCommand {
  const route = `POST /api/v1/${path}/${command}`;
  const identity = identifyCommand({ accountId, route, idempotencyKey, matterId: null, command, payload: {} });
  return { identity, accountId, status: 200, answer: { path } };
}
