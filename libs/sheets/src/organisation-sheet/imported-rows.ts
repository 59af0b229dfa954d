import type { z } from 'zod';
import {
  IMPORTED_ROWS,
  IMPORTED_TABLES,
  IMPORTED_TITLES,
  personalNumbers,
  unseenTexts,
  wrongInput,
  type ImportContent,
  type ImportedTable,
  type ImportFault,
} from '#libs/domain';

/** Maximum number of rows of one table, in all files of one import together. */
export const MAX_TABLE_ROWS = 50_000;
/** Maximum number of faults that are kept; more are only counted. */
const MAX_FAULTS = 1_000;

/** A cell that keeps the files from being imported, where a person finds it. */
export interface OrganisationFault {
  /** Name of the file; null for a fault of all of them. */
  readonly file: string | null;
  /** Tab of a workbook, table of another file; null for a fault of the whole file. */
  readonly sheet: string | null;
  /** Row as the spreadsheet program shows it, from 1; in JSON the position in the list. Null for a fault of the whole sheet. */
  readonly row: number | null;
  /** Heading of the column, in JSON the field; null for a fault of the whole row. */
  readonly column: string | null;
  readonly message: string;
}

/** A table as it stands in one file. */
export interface Source {
  readonly file: string;
  readonly sheet: string | null;
  /** What people see for a field of the rows. */
  columnOf(field: string): string;
}

interface Place {
  readonly source: Source;
  readonly row: number;
}

type Rows = { readonly [Table in ImportedTable]: ImportContent[Table][number][] };

/** Schemas by table, so that a row has the type of its table. */
const SCHEMAS: { readonly [Table in ImportedTable]: z.ZodType<ImportContent[Table][number]> } = IMPORTED_ROWS;

/** The rows of the files of one import, each with its place, and what is wrong with them. */
export class ImportedRows {
  readonly content: Rows = {
    divisions: [],
    departments: [],
    workingBodies: [],
    accounts: [],
    offices: [],
  };
  /** Faults up to a maximum; `faulty` counts all. */
  readonly faults: OrganisationFault[] = [];
  faulty = 0;
  /** Content that a person did not see, such as hidden rows. */
  readonly remarks: string[] = [];
  private readonly places: Readonly<Record<ImportedTable, Place[]>> = {
    divisions: [],
    departments: [],
    workingBodies: [],
    accounts: [],
    offices: [],
  };

  /** Adds a row, or its faults where it has not the shape of its table. False: there are too many rows. */
  add<Table extends ImportedTable>(table: Table, draft: unknown, source: Source, row: number): boolean {
    const parsed = SCHEMAS[table].safeParse(draft, { error: wrongInput });
    const wrong = parsed.success ? wrongTexts(parsed.data) : parsed.error.issues.map(placed);
    for (const { field, message } of wrong)
      this.fault(source, row, field === '' ? null : source.columnOf(field), message);
    if (!parsed.success || wrong.length > 0) return true;
    if (this.content[table].length >= MAX_TABLE_ROWS) {
      this.fault(source, null, null, `“${IMPORTED_TITLES[table]}”超过 ${MAX_TABLE_ROWS} 行，请分几次导入`);
      return false;
    }
    const kept: Rows[Table] = this.content[table];
    kept.push(parsed.data);
    this.places[table].push({ source, row });
    return true;
  }

  fault(
    { file, sheet }: Pick<Source, 'file' | 'sheet'>,
    row: number | null,
    column: string | null,
    message: string,
  ): void {
    this.put({ file, sheet, row, column, message });
  }

  /** Adds what the rows contradict: themselves, or the organisation that is there. */
  contradict(faults: readonly ImportFault[]): void {
    for (const fault of faults) this.put(this.located(fault));
  }

  /** Adds the fault of files without any row. */
  demandRows(): void {
    if (this.faulty === 0 && IMPORTED_TABLES.every((table) => this.content[table].length === 0))
      this.put({ file: null, sheet: null, row: null, column: null, message: '没有一行内容，请在栏目行之后填写' });
  }

  private put(fault: OrganisationFault): void {
    this.faulty += 1;
    if (this.faults.length < MAX_FAULTS) this.faults.push(fault);
  }

  private located({ table, row, field, message, repeats }: ImportFault): OrganisationFault {
    const place = this.places[table][row];
    if (!place) throw new Error(`no row ${row} of ${table} was read`);
    const { source } = place;
    const first = repeats === undefined ? undefined : this.places[table][repeats];
    const where = first && `（${first.source === source ? '' : `${first.source.file} `}第 ${first.row} 行）`;
    const { file, sheet } = source;
    return { file, sheet, row: place.row, column: source.columnOf(field), message: `${message}${where ?? ''}` };
  }
}

interface FieldFault {
  readonly field: string;
  readonly message: string;
}

const placed = ({ path, message }: z.core.$ZodIssue): FieldFault => ({ field: String(path[0] ?? ''), message });

const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Texts that a command would refuse: of which nothing can be seen, with the number of a person, or not to be stored. */
function wrongTexts(row: object): readonly FieldFault[] {
  const unstorable = Object.entries(row).filter(([, value]) => typeof value === 'string' && UNSTORABLE.test(value));
  return [
    ...[...unseenTexts(row), ...personalNumbers('import', row)].map(({ path, message }) => ({
      field: path[0] ?? '',
      message,
    })),
    ...unstorable.map(([field]) => ({ field, message: '含有无法保存的字符(U+0000 或不成对的代理字符)，请删去' })),
  ];
}
