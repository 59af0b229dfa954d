import { hash as digest } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import {
  contentHash,
  derivedId,
  entryContent,
  ownPerson,
  processNamed,
  sha256Hex,
  type Counting,
  type NumberRequest,
  type StepProjection,
} from '#libs/domain';
import {
  alertId,
  contentText,
  hashedText,
  lettersOf,
  patternId,
  readingsOf,
  type EventRow,
  type ReadRow,
} from '#libs/persistence';
import { departments, divisions } from '../../../infra/rehearsal/data/index.js';
import { reports } from '../../../infra/rehearsal/publication.js';
import { escapedField, type Copies } from './copy.js';
import { copyOf, staffOf, type Body } from './country.js';
import type { Played } from './model.js';
import { citedIn, rowsOf } from './rows.js';
import { binary, Template, textOf, Tokens } from './template.js';

/** An entry of a department of the large country. */
export interface Entry {
  readonly code: string;
  readonly entryId: string;
  readonly name: string;
}

/** What is different in one copy of a course. */
export interface Copy {
  /** The copy of a department of the sample country that takes its part. */
  body(model: string): Body;
  /** Code and short name of the division that takes the part of one of the sample country. */
  division(code: string): { readonly code: string; readonly short: string };
  readonly entry: Entry;
  uuid(): string;
  /** Next number of a series. */
  number(request: NumberRequest): string;
}

type Make = (copy: Copy, values: readonly string[]) => string;

/** True for names, which have no bounds in a text; ids are words. */
const isNamed = (text: string): boolean => text.charCodeAt(0) > 127;

const SHORT = /^(.+?)\(/;
const shortOf = (name: string): string => SHORT.exec(name)?.[1] ?? name;

const persons = new Map<string, string>();
function personOf(accountId: string): string {
  let person = persons.get(accountId);
  if (person === undefined) persons.set(accountId, (person = ownPerson(accountId)));
  return person;
}

/** Id of the assessment report of a department. */
export const reportOf = (departmentId: string): string => uuidv5(`report of ${departmentId}`, uuidv5.URL);

/** All rows of one course, from which copies of it are made. */
export class Kit {
  private readonly tokens = new Tokens();
  private readonly makes: Make[] = [];
  private readonly lines: readonly { readonly table: string; readonly template: Template }[];
  /** All lines, to tell which tokens occur. */
  private readonly text: string;
  private readonly words: ReadonlySet<string>;
  /** Number of matters of a copy. */
  readonly matters: number;
  /** Columns of each table that it fills. */
  readonly columns = new Map<string, readonly string[]>();

  constructor(
    private readonly played: Played,
    catalogCode: string,
    counting: Counting,
    private readonly copies: Copies,
  ) {
    const rows = [...played.matters].map(([id, deeds]) => [id, rowsOf(id, deeds, counting)] as const);
    this.matters = rows.length;
    const tables = rows.flatMap(([, matter]) => Object.entries(matter.tables));
    const lines = [...tables, ['document', this.documents()] as const].flatMap(([table, list]) =>
      list.map((row) => this.line(table, row)),
    );
    this.text = lines.map(({ text }) => text).join('');
    this.words = new Set(this.text.match(/[\w.-]+/g));
    this.country();
    this.entry(catalogCode);
    this.ids();
    for (const [number, request] of played.numbers) this.number(number, request);
    for (const [matterId, { projection }] of rows) this.projected(matterId, projection);
    for (const [, { patterns }] of rows) for (const [id, cases] of patterns) this.pattern(id, cases);
    for (const [, { events }] of rows) for (const row of events) this.event(row);
    this.lines = lines.map(({ table, text }) => ({ table, template: new Template(this.tokens, text) }));
  }

  /** Adds the rows of one copy. */
  make(copy: Copy): void {
    const values: string[] = [];
    for (const [place, make] of this.makes.entries()) values[place] = make(copy, values);
    for (const { table, template } of this.lines) this.copies.add(table, template.fill(values));
  }

  private projected(matterId: string, { clocks, tasks, alerts, sideTables: { entry } }: StepProjection): void {
    for (const { id } of clocks) this.derived(matterId, `clock:${id}`);
    for (const { command, departmentId } of tasks) this.derived(matterId, `task:${command}:${departmentId}`);
    const matter = this.tokens.add(matterId);
    for (const alert of alerts) this.add(alertId(matterId, alert), (_, values) => alertId(values[matter] ?? '', alert));
    for (const { content, contentHash: hash } of entry?.versions ?? []) this.content(content, hash);
    if (entry) this.readings(entry.content);
  }

  /** Adds a token that occurs in other countries than that of the sample; nothing if it does not occur. */
  private occurring(text: string, make: Make): void {
    if (this.words.has(text) || (isNamed(text) && this.text.includes(text))) this.add(text, make);
  }

  private add(text: string, make: Make): number {
    const place = this.tokens.add(text);
    this.makes[place] ??= make;
    return place;
  }

  /** A token whose value is a text with earlier tokens, after `of`. */
  private from(text: string, name: string, of: (filled: string) => string): void {
    let template: Template | undefined;
    this.add(text, (_, values) => of((template ??= new Template(this.tokens, name)).fill(values)));
  }

  private country(): void {
    for (const { id, name, divisionCode } of departments) {
      if (divisionCode === '100000') continue;
      this.occurring(id, (copy) => copy.body(id).id);
      this.occurring(name, (copy) => binary(copy.body(id).name));
      for (const { accountId } of staffOf(id)) {
        this.occurring(accountId, (copy) => copyOf(accountId, copy.body(id)));
        this.occurring(ownPerson(accountId), (copy) => personOf(copyOf(accountId, copy.body(id))));
      }
    }
    for (const { departmentId, documentId } of reports)
      this.occurring(documentId, (copy) => reportOf(copy.body(departmentId).id));
    for (const { code, name, level } of divisions) {
      if (level === 'NATIONAL' || level === 'TOWNSHIP') continue;
      this.occurring(code, (copy) => copy.division(code).code);
      this.occurring(shortOf(name), (copy) => binary(copy.division(code).short));
    }
  }

  private entry(catalogCode: string): void {
    const { entryId, name } = entryNamed(catalogCode);
    this.add(catalogCode, ({ entry }) => entry.code);
    this.add(entryId, ({ entry }) => entry.entryId);
    this.add(name, ({ entry }) => binary(entry.name));
  }

  private ids(): void {
    for (const [matterId, deeds] of this.played.matters) {
      const [first] = deeds;
      if (first?.cause.kind === 'letter') this.begunByLetter(matterId, first.cause.letter.message);
      this.add(matterId, (copy) => copy.uuid());
      for (const { cause } of deeds) {
        if (cause.kind !== 'letter') {
          this.add(cause.id, (copy) => copy.uuid());
          continue;
        }
        const { letter, source, seq, n } = cause;
        const place = this.tokens.add(source);
        const effect = { process: letter.process, matterId: letter.target, reaction: '', payload: {} };
        const effects = Array.from({ length: n + 1 }, () => effect);
        this.add(letter.id, (_, values) => {
          const letters = lettersOf([{ stream: values[place] ?? '', seq, payload: { effects } }]);
          return letters[n]?.id ?? '';
        });
      }
    }
    for (const { documentId } of this.played.uploads) this.add(documentId, (copy) => copy.uuid());
  }

  /** A matter that an effect began has an id that follows from its cause. */
  private begunByLetter(matterId: string, { payload }: Readonly<Record<string, unknown>>): void {
    const { matterId: late, clock, dueAt } = payload as { matterId?: string; clock?: { id: string }; dueAt?: string };
    const name = `${late}|${clock?.id}|${dueAt}`;
    if (derivedId(name) !== matterId) throw new Error(`nothing tells how the id ${matterId} was derived`);
    this.from(matterId, name, derivedId);
  }

  private number(number: string, request: NumberRequest): void {
    const { authorityId, divisionCode } = request;
    this.add(number, (copy) =>
      copy.number({
        ...request,
        authorityId: copy.body(authorityId).id,
        divisionCode: copy.division(divisionCode).code,
      }),
    );
  }

  private derived(matterId: string, name: string): void {
    const matter = this.tokens.add(matterId);
    let template: Template | undefined;
    this.add(uuidv5(name, matterId), (_, values) =>
      uuidv5((template ??= new Template(this.tokens, name)).fill(values), values[matter] ?? ''),
    );
  }

  private content(content: unknown, hash: string): void {
    this.from(hash, JSON.stringify(content), (text) => contentHash(entryContent.parse(JSON.parse(textOf(text)))));
  }

  private readings(content: unknown): void {
    const of = (text: string): string => escapedField(readingsOf(entryContent.parse(JSON.parse(text))));
    const text = JSON.stringify(content);
    this.from(of(text), text, (filled) => binary(of(textOf(filled))));
  }

  private event(row: EventRow): void {
    if (row.salt !== null) this.add(row.salt, (copy) => copy.uuid());
    const content = contentText(row);
    this.hash(sha256Hex(content), content);
    this.hash(row.hash, hashedText(row));
  }

  private hash(hash: string, text: string): void {
    this.from(hash, text, (filled) => digest('sha256', Buffer.from(filled, 'latin1')));
  }

  /** Adds a pattern of figures; one that names a department is another in each copy. */
  private pattern(id: string, cases: string): void {
    this.columns.set('figure_pattern', ['id', 'cases']);
    this.from(id, cases, (filled) => {
      const filledId = patternId(textOf(filled));
      this.copies.once('figure_pattern', filledId, { id: filledId, cases: JSON.parse(textOf(filled)) as unknown });
      return filledId;
    });
  }

  private line(table: string, row: ReadRow): { readonly table: string; readonly text: string } {
    if (!this.columns.has(table)) this.columns.set(table, Object.keys(row));
    return { table, text: this.copies.line(table, row) };
  }

  /** Rows of the files that were uploaded in the course; those of the catalogue are there once for each department. */
  private documents(): readonly ReadRow[] {
    const events = [...this.played.matters.values()].flatMap((deeds) => deeds.flatMap(({ step }) => step.events));
    const cited = new Map(citedIn(events).map((one) => [one.documentId, one]));
    return this.played.uploads.flatMap(({ documentId, account, departmentId, at }) => {
      const file = cited.get(documentId);
      return file ? [documentRow({ ...file, account, departmentId, at, uploadId: documentId })] : [];
    });
  }
}

/** Entries of the sample catalogue by their codes. */
const entryNames = new Map<string, { readonly entryId: string; readonly name: string }>();
export function entryNamed(catalogCode: string): { readonly entryId: string; readonly name: string } {
  const found = entryNames.get(catalogCode);
  if (!found) throw new Error(`the sample catalogue has no ${catalogCode}`);
  return found;
}

/** Notes the entries of the sample catalogue by their codes. */
export function noteCatalogue({ matters }: Played): void {
  for (const [entryId, deeds] of matters) {
    const matter = deeds.at(-1)?.step.matter;
    if (!matter) continue;
    const { code, name } = processNamed(matter.process).subject(matter);
    entryNames.set(code, { entryId, name });
  }
}

/** Row of a file that its department uploaded and a matter cites. */
export const documentRow = (file: {
  readonly documentId: string;
  readonly uploadId: string;
  readonly account: string;
  readonly departmentId: string;
  readonly at: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}): ReadRow => ({
  id: file.documentId,
  upload_id: file.uploadId,
  account: file.account,
  department_id: file.departmentId,
  begun_at: file.at,
  uploaded_at: file.at,
  name: '所附材料(示例).txt',
  sha256: file.sha256,
  size: file.size,
  media_type: file.mediaType,
  cited_at: file.at,
});
