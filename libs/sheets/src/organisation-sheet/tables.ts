import {
  IMPORTED_TABLES,
  IMPORTED_TITLES,
  DEPARTMENT_KIND_TITLES,
  DIVISION_LEVEL_TITLES,
  ROLE_TITLES,
  type ImportContent,
  type ImportedTable,
} from '#libs/domain';
import { choice, date, text, type Form } from '../forms.js';

interface Heading {
  readonly heading: string;
  readonly form: Form;
  /** Hint for the clerk, in Chinese. */
  readonly note: string;
  /** Value of a cell without content; undefined where the cell must be filled in. */
  readonly empty: null | readonly [] | undefined;
}

/** A column of a table, and the field of a row that it holds. */
export interface Column extends Heading {
  readonly field: string;
}

const needed = (heading: string, form: Form, note: string): Heading => ({ heading, form, note, empty: undefined });
const optional = (heading: string, form: Form, note: string): Heading => ({ heading, form, note, empty: null });

const ALL = '全部';
/** Codes of divisions in one cell; those of every division are written as 全部. */
const codes: Form<readonly string[]> = {
  hint: `行政区划代码，几个之间用顿号分开；全部区划填“${ALL}”`,
  read(cell) {
    const read = text.read(cell);
    if (!('value' in read)) return read;
    const parts = read.value.normalize('NFKC').split(/[、,;\s]+/);
    return { value: parts.filter((part) => part !== '').map((part) => (part === ALL ? '*' : part)) };
  },
  write: (value) => [value].flat().map(written).join('、'),
};

const written = (code: unknown): string => (code === '*' ? ALL : String(code));

/** Columns of each table in the order of the sheet, one for each field of its rows; the type requires all of them. */
const HEADINGS: { readonly [Table in ImportedTable]: Readonly<Record<keyof ImportContent[Table][number], Heading>> } = {
  divisions: {
    code: needed('代码', text, '必填；行政区划代码，6、9 或 12 位数字'),
    name: needed('名称', text, '必填；已登记的代码填新的名称，即为更名'),
    level: needed('级别', choice(DIVISION_LEVEL_TITLES), '必填；省指省、自治区、直辖市，余类推'),
    parentCode: optional('上级代码', text, '国家以外必填；上级区划应已登记，或者在本次导入之中'),
  },
  departments: {
    id: needed('编号', text, '必填；由 1 至 40 个字母、数字、_ 和 - 组成，登记以后不得变更'),
    name: needed('名称', text, '必填；已登记的编号填新的名称，即为更名'),
    divisionCode: needed('行政区划代码', text, '必填；所在的行政区划'),
    kind: needed('类别', choice(DEPARTMENT_KIND_TITLES), '必填；一个区划只有一个主管部门、一个人民政府'),
    uscc: optional('统一社会信用代码', text, '选填；18 位，人民政府不填'),
    frontCode: optional('目录代码前段码', text, '编制目录的部门填写；6 至 20 位数字'),
  },
  workingBodies: {
    departmentId: needed('部门编号', text, '必填；一个部门只有一个政务数据共享工作机构'),
    name: needed('名称', text, '必填'),
    from: needed('起始日期', date, '必填；自该日起为工作机构'),
  },
  accounts: {
    accountId: needed('账号', text, '必填；与身份提供方给出的一致'),
    samePersonAs: optional('同一自然人的账号', text, '选填；同一自然人已有其他账号的，填其中一个'),
  },
  offices: {
    accountId: needed('账号', text, '必填；一行一个职务，一个账号可以有几行'),
    role: needed('职务', choice(ROLE_TITLES), '必填'),
    departmentId: needed('部门编号', text, '必填；在哪个部门任职'),
    from: optional('任职日期', date, '选填；不填的，自导入时起'),
    until: optional('免职日期', date, '选填；自该日起不再任职'),
    auditedDivisions: { heading: '审计区划', form: codes, note: '审计人员必填，其他职务不填', empty: [] },
  },
};

const columnsOf = (table: ImportedTable): readonly Column[] =>
  Object.entries(HEADINGS[table]).map(([field, heading]) => ({ field, ...heading }));

/** Columns of each table, in the order of the sheet. */
export const COLUMNS: Readonly<Record<ImportedTable, readonly Column[]>> = {
  divisions: columnsOf('divisions'),
  departments: columnsOf('departments'),
  workingBodies: columnsOf('workingBodies'),
  accounts: columnsOf('accounts'),
  offices: columnsOf('offices'),
};

/** The tables in their order, each with its title. */
export const TABLES = IMPORTED_TABLES.map((table) => ({ table, title: IMPORTED_TITLES[table] }));
