import { isNativeError } from 'node:util/types';

/** SQLSTATE classes (and one code) that say something about the database's condition, not about the command. */
const TRANSIENT = /^(08|40|53|57|58|25P03$|55P03$)/;

/** What Node and pg say of a connection that was lost or never made. */
const CONNECTION = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const CONNECTION_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/**
 * True for what is tried again (architecture §2): connection, rollback, resources, shutdown, system errors, and a wait
 * that was too long. Everything else, a violated constraint or an exception of a rule, is a defect of the one command.
 */
export function isTransient(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (TRANSIENT.test(code) || CONNECTION.test(code) || CONNECTION_MESSAGE.test(error.message)) return true;
  const cause = 'driverError' in error ? error.driverError : error.cause;
  return cause !== error && cause !== undefined && isTransient(cause);
}
