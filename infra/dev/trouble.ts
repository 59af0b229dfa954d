/** What a person can mend: one sentence that says what is wrong and the way out. Shown without a stack trace. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** The sentence of a Trouble; for anything else, a defect of ours, all that is known of it. */
export function tell(error: unknown): string {
  if (error instanceof Trouble) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** The message of whatever was thrown, on one line. */
export function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
