import type { LoggerService } from '@nestjs/common';
import { pino, type Level, type Logger } from 'pino';

export type { Logger };

/** Pino, readable in a terminal and JSON otherwise. No bodies, no tokens, no personal data go in. */
export function createLogger(name: string): Logger {
  const pretty = {
    target: 'pino-pretty',
    options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true, sync: true },
  };
  return pino({ name, level: 'info', serializers: { err: told }, ...(process.stdout.isTTY && { transport: pretty }) });
}

/** An error without the fields that drivers hang on theirs: statements, and the values in them. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'what was thrown is no error' };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause instanceof Error && { cause: told(cause) }) };
}

/** Contexts in which Nest tells how it puts itself together: nothing that an operator asks for. */
const ASSEMBLY: ReadonlySet<unknown> = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's log calls as pino lines: an object is the line's fields (its `msg` the text), the last string the context. */
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
    if (level === 'info' && ASSEMBLY.has(context)) return;
    const fields = typeof first === 'object' && first !== null ? first : { msg: String(first) };
    const stack = rest.length > 1 ? rest[0] : undefined;
    this.pino[level]({ ...fields, ...(stack !== undefined && { stack }), ...(context !== undefined && { context }) });
  }
}
