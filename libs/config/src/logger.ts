import type { LoggerService } from '@nestjs/common';
import { pino, type Level, type Logger } from 'pino';

export type { Logger };

/**
 * Creates a pino logger: readable in a terminal, JSON otherwise. Bodies, tokens and personal data are never logged.
 * `fields` returns what each line bears beside its own fields.
 */
export function createLogger(name: string, fields: () => object = () => ({})): Logger {
  const pretty = {
    target: 'pino-pretty',
    options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true, sync: true },
  };
  return pino({
    name,
    level: 'info',
    mixin: fields,
    serializers: { err: loggedError },
    ...(process.stdout.isTTY && { transport: pretty }),
  });
}

/** Keeps message, stack and cause of an error, and drops what drivers add to theirs: SQL, and the values in it. */
function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'what was thrown is no error' };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause instanceof Error && { cause: loggedError(cause) }) };
}

/** Contexts of the lines in which Nest lists its modules and routes at start; they are left out. */
const STARTUP_CONTEXTS: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

/** Writes Nest's log calls as pino lines. An object gives the line's fields; the last string is the context. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(...said: unknown[]): void {
    this.write('info', said);
  }
  warn(...said: unknown[]): void {
    this.write('warn', said);
  }
  error(...said: unknown[]): void {
    this.write('error', said);
  }
  debug(...said: unknown[]): void {
    this.write('debug', said);
  }
  fatal(...said: unknown[]): void {
    this.write('fatal', said);
  }

  private write(level: Level, [first, ...rest]: unknown[]): void {
    const context = rest.at(-1);
    if (level === 'info' && STARTUP_CONTEXTS.has(context)) return;
    const fields = typeof first === 'object' && first !== null ? first : { msg: String(first) };
    const stack = rest.length > 1 ? rest[0] : undefined;
    this.pino[level]({ ...fields, ...(stack !== undefined && { stack }), ...(context !== undefined && { context }) });
  }
}
