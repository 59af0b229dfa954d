import { isNativeError } from 'node:util/types';

/** SQLSTATE classes (and two codes) that report the condition of the database rather than a fault of the command. */
const TRANSIENT = /^(08|40|53|57|58|25P03$|55P03$)/;

/** Error codes of Node for a connection that was lost or never made; the messages of pg follow. */
const CONNECTION = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const CONNECTION_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/**
 * True for an error after which a retry may succeed (architecture §2): connection, rollback, resources, shutdown,
 * system errors and lock timeouts. Any other error, such as a violated constraint, is a defect of the one command.
 */
export function isTransient(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (TRANSIENT.test(code) || CONNECTION.test(code) || CONNECTION_MESSAGE.test(error.message)) return true;
  const cause = 'driverError' in error ? error.driverError : error.cause;
  return cause !== error && cause !== undefined && isTransient(cause);
}
