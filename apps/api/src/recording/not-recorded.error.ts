/** Thrown where the access log cannot be written, and without its row nothing may be shown. */
export class NotRecordedError extends Error {
  constructor(cause: unknown) {
    super('the access log cannot be written', { cause });
    this.name = 'NotRecordedError';
  }
}
