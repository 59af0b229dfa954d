import type { DataSource } from 'typeorm';
import type { AccessDraft } from './access-row.js';
import { writeAccess } from './write-access.js';

/**
 * Writes the access log of one process: one transaction at a time, which takes all that wait. So the log occupies one
 * connection at most, and many requests at once cost few transactions.
 */
export class AccessLogQueue {
  private waiting: AccessDraft[] = [];
  private next: Promise<void> | null = null;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly database: DataSource) {}

  /** Settles when the row is stored. Rejects if it is not; those that were to be stored with it are not either. */
  append(draft: AccessDraft): Promise<void> {
    this.waiting.push(draft);
    this.next ??= this.last.catch(() => undefined).then(() => this.write());
    this.last = this.next;
    return this.next;
  }

  private write(): Promise<void> {
    const taken = this.waiting;
    this.waiting = [];
    this.next = null;
    return writeAccess(this.database, taken);
  }
}
