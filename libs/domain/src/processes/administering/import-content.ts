import { z } from 'zod';
import { bodyContent } from '../working-body/commands.js';
import { departmentContent } from '../department/commands.js';
import { divisionContent } from '../division/commands.js';
import { accountName, newAccountName } from '../account/commands.js';
import { officeContent } from '../office-grant/commands.js';

/** Kinds of records that an import has, in the order in which each may name those before it. */
export const IMPORTED_TABLES = ['divisions', 'departments', 'workingBodies', 'accounts', 'offices'] as const;
export type ImportedTable = (typeof IMPORTED_TABLES)[number];

/** Name of each table, as people see it in files and reports. */
export const IMPORTED_TITLES: Readonly<Record<ImportedTable, string>> = {
  divisions: '行政区划',
  departments: '部门',
  workingBodies: '工作机构',
  accounts: '账号',
  offices: '任职',
};

/** Schema of one row of each table of an import. */
export const IMPORTED_ROWS = {
  divisions: divisionContent.extend({ parentCode: divisionContent.shape.parentCode.nullable() }),
  departments: departmentContent,
  workingBodies: bodyContent,
  accounts: z.strictObject({
    accountId: newAccountName,
    samePersonAs: accountName.nullable().meta({ description: '同一自然人的另一个账号；没有的为 null' }),
  }),
  offices: officeContent,
} as const satisfies Readonly<Record<ImportedTable, z.ZodType>>;

/** Schema of an organisation as an import brings it. */
export const importContent = z.strictObject({
  divisions: z.array(IMPORTED_ROWS.divisions),
  departments: z.array(IMPORTED_ROWS.departments),
  workingBodies: z.array(IMPORTED_ROWS.workingBodies),
  accounts: z.array(IMPORTED_ROWS.accounts),
  offices: z.array(IMPORTED_ROWS.offices),
});

/** An organisation as an import brings it. */
export type ImportContent = {
  readonly [Table in ImportedTable]: readonly z.output<(typeof IMPORTED_ROWS)[Table]>[];
};
