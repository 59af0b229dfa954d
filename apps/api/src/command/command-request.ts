import { v5 as uuidv5 } from 'uuid';
import { canonicalText, sha256Hex } from '#libs/domain';

/** A command as received over HTTP. */
export interface HttpCommand {
  readonly accountId: string;
  /** Method and path, with the ids in it. */
  readonly route: string;
  readonly idempotencyKey: string;
  /** null for the command that begins a matter. */
  readonly matterId: string | null;
  readonly command: string;
  readonly payload: unknown;
}

export interface CommandIdentity {
  readonly commandId: string;
  readonly matterId: string;
  readonly requestHash: string;
}

const COMMANDS = uuidv5('zhengshu:command', uuidv5.URL);

/**
 * Derives ids from account, route and key, so that a repeated command, also one that begins a matter, gets the same
 * ids.
 */
export function identifyCommand({
  accountId,
  route,
  idempotencyKey,
  matterId,
  payload,
}: Omit<HttpCommand, 'command'>): CommandIdentity {
  const commandId = uuidv5(canonicalText([accountId, route, idempotencyKey]), COMMANDS);
  const requestHash = sha256Hex(canonicalText(payload));
  return { commandId, matterId: matterId ?? uuidv5('matter', commandId), requestHash };
}
