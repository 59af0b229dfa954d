import { ConfigError } from '#libs/config';

/** Error that a person can resolve: its message is one sentence with cause and way out. Shown without a stack trace. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** Returns the message of a Trouble or a ConfigError; for any other value, which is a defect, the stack trace if it has one. */
export function tell(error: unknown): string {
  if (error instanceof Trouble || error instanceof ConfigError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** Returns the message of a thrown value on one line. */
export function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
