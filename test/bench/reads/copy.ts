import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { binary } from './template.js';

/** Bytes that are gathered before they are sent. */
const CHUNK = 1 << 18;

/** A row of a table, by its columns. */
export type Row = Readonly<Record<string, unknown>>;

interface Open {
  readonly client: pg.Client;
  readonly stream: CopyStreamQuery;
  /** Bytes, one a character. */
  gathered: string;
}

/** Writes rows into tables by COPY, with a connection for each table. */
export class Copies {
  private readonly open = new Map<string, Open>();
  /** Keys of rows that are there already. */
  private readonly shared = new Set<string>();
  /** Rows by table. */
  readonly written = new Map<string, number>();

  private constructor(
    private readonly url: string,
    private readonly types: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {}

  static async of(url: string): Promise<Copies> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ table: string; column: string; type: string }>(
      `SELECT table_name AS table, column_name AS column, udt_name AS type FROM information_schema.columns
       WHERE table_schema = 'public'`,
    );
    await client.end();
    const types = new Map<string, Map<string, string>>();
    for (const { table, column, type } of rows)
      types.set(table, (types.get(table) ?? new Map<string, string>()).set(column, type));
    return new Copies(url, types);
  }

  /** Returns the line of a row in the text form of COPY. */
  line(table: string, row: Row): string {
    const types = this.types.get(table);
    const fields = Object.entries(row).map(([column, value]) => encoded(value, types?.get(column) ?? ''));
    return `${fields.join('\t')}\n`;
  }

  /** Begins to fill a table with rows of these columns. */
  async begin(table: string, columns: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await client.query(`SET synchronous_commit = off`);
    const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
    this.open.set(table, { client, stream, gathered: '' });
    this.written.set(table, 0);
  }

  has = (table: string): boolean => this.open.has(table);

  /** Adds a line, whose characters are bytes; it is sent later. */
  add(table: string, line: string): void {
    const open = this.open.get(table);
    if (!open) throw new Error(`nobody fills ${table}`);
    open.gathered += line;
    this.written.set(table, (this.written.get(table) ?? 0) + 1);
  }

  /** Adds a row that many copies share, the first time. */
  once(table: string, key: string, row: Row): void {
    if (this.shared.has(key)) return;
    this.shared.add(key);
    this.add(table, binary(this.line(table, row)));
  }

  /** Sends what was gathered, and waits where the database is slower. */
  async send(least = CHUNK): Promise<void> {
    for (const open of this.open.values()) {
      if (open.gathered.length < least || open.gathered === '') continue;
      const chunk = Buffer.from(open.gathered, 'latin1');
      open.gathered = '';
      if (!open.stream.write(chunk)) await once(open.stream, 'drain');
    }
  }

  /** Sends the rest and settles when all rows are there. */
  async end(): Promise<void> {
    await this.send(0);
    for (const [table, { stream, client }] of this.open) {
      stream.end();
      await finished(stream).catch((error: unknown) => {
        throw new Error(`${table}: ${String(error)}`);
      });
      await client.end();
    }
    this.open.clear();
  }
}

const SPECIAL = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Escapes a text for COPY. */
export const escapedField = (text: string): string => text.replace(SPECIAL, (one) => ESCAPES[one] ?? one);

function encoded(value: unknown, type: string): string {
  if (value === null || value === undefined) return '\\N';
  if (type.startsWith('_') && Array.isArray(value)) return escapedField(`{${value.map(quoted).join(',')}}`);
  if (type === 'jsonb') return escapedField(JSON.stringify(value));
  return escapedField(typeof value === 'string' ? value : JSON.stringify(value));
}

const quoted = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : 'NULL');
