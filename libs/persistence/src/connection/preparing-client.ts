import pg from 'pg';

/** Number of statements whose plans one connection keeps. Commands have some forty; lists have countless shapes. */
const KEPT = 100;
/** Number of statements of which a connection remembers that they came once. */
const REMEMBERED = 1000;

/** The part of pg's client that is used here: its own types are overloads, which nothing can override. */
type Querying = new (settings?: string | pg.ClientConfig) => { query(...given: readonly unknown[]): unknown };

/**
 * A connection that names a statement with parameters when it comes again, so that PostgreSQL reads and plans it once
 * and not each time: the changes of a transition are some ten statements in one. Such a statement names its columns,
 * because a plan of `SELECT *` breaks when a migration adds one.
 */
export class PreparingClient extends (pg.Client as Querying) {
  private readonly once = new Set<string>();
  private readonly names = new Map<string, string>();

  override query(...given: readonly unknown[]): unknown {
    const [text, values, ...rest] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return super.query(...given);
    const name = this.nameOf(text);
    return name === null ? super.query(...given) : super.query({ name, text, values }, ...rest);
  }

  private nameOf(text: string): string | null {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size === KEPT) return known ?? null;
    if (this.once.delete(text)) {
      const name = `again_${String(this.names.size)}`;
      this.names.set(text, name);
      return name;
    }
    if (this.once.size === REMEMBERED) this.once.clear();
    this.once.add(text);
    return null;
  }
}
