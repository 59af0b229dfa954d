import { createHmac } from 'node:crypto';
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

/** Id of a command, by which a repeat is recognised: it follows from account, route and key alone. */
export const commandIdOf = ({
  accountId,
  route,
  idempotencyKey,
}: Pick<HttpCommand, 'accountId' | 'route' | 'idempotencyKey'>): string =>
  uuidv5(canonicalText([accountId, route, idempotencyKey]), COMMANDS);

/**
 * Id of the matter that a command begins. Only whoever knows the secret of the installation can compute it from the
 * command's id.
 */
export const begunMatterId = (commandId: string, secret: string): string =>
  uuidv5(createHmac('sha256', secret).update(`matter ${commandId}`).digest('hex'), COMMANDS);

/** Derives the ids of a command, so that a repeat, also of one that begins a matter, gets the same ones. */
export function identifyCommand(order: Omit<HttpCommand, 'command'>, secret: string): CommandIdentity {
  const commandId = commandIdOf(order);
  const requestHash = sha256Hex(canonicalText(order.payload));
  return { commandId, matterId: order.matterId ?? begunMatterId(commandId, secret), requestHash };
}
