import { z } from 'zod';
import { EntryQuery } from './catalog.js';
import { DocumentId } from './document.js';
import { FieldError } from './problem.js';
import { page } from './page.js';
import { ClauseTitle, Instant } from './values.js';

/** File format of imported and exported catalog entries. */
export const SheetFormat = z.enum(['xlsx', 'csv']).meta({ description: '文件格式', example: 'xlsx' });
export type SheetFormat = z.output<typeof SheetFormat>;

export const TemplateQuery = z.strictObject({ format: SheetFormat });

/** Filters of an export: those of a search, without paging. */
export const ExportQuery = EntryQuery.omit({ limit: true, cursor: true }).extend({ format: SheetFormat });
export type ExportQuery = z.output<typeof ExportQuery>;

export const ImportBody = z
  .strictObject({
    documentId: DocumentId.toLowerCase().meta({ description: '先以 POST /documents 上传的 XLSX 或 CSV 文件' }),
  })
  .meta({ id: 'CatalogImportBody' });

const RowFault = z
  .object({
    row: z.int().nullable().meta({ description: '表中的行号；与整个文件有关时为 null', example: 12 }),
    column: z.string().nullable().meta({ description: '栏目；与单独一栏无关时为 null', example: '目录代码' }),
    rule: z.string().meta({ description: '规则的代码，供程序判断', example: 'CODE_TAKEN' }),
    clause: z.string().nullable().meta({ description: '依据；电子表格本身的规则没有', example: '12(2)' }),
    clauseTitle: ClauseTitle.nullable(),
    message: z.string().meta({ description: '哪里不对，应当怎样' }),
  })
  .meta({ id: 'RowFault' });
export type RowFault = z.output<typeof RowFault>;

/** Maximum number of faults, and of hints, in one report; the counts of faulty rows cover all rows. */
export const MAX_REPORTED = 1_000;

export const ImportReport = z
  .object({
    rows: z.int().meta({ description: '可以成为草稿的条目数', example: 120 }),
    faulty: z.int().meta({ description: '有误的条目数，合并的单元格各计一处；不为 0 时不能导入', example: 0 }),
    faults: z.array(RowFault).meta({ description: '必须先改正的' }),
    moreFaults: z.boolean().meta({ description: '还有没有列出的' }),
    incomplete: z.int().meta({ description: '可以成为草稿、但还不能送评估的条目数', example: 3 }),
    hints: z.array(RowFault).meta({ description: '成为草稿以后、送评估以前须改正或者核对的' }),
    moreHints: z.boolean(),
  })
  .meta({ id: 'CatalogImportReport', description: '试运行的结果' });
export type ImportReport = z.output<typeof ImportReport>;

const ImportId = z.uuid().meta({ example: '1f0e4a52-7c1b-5d55-8d7f-4a6b1c2d9e0f' });

export const ImportReceipt = z
  .object({ importId: ImportId, rows: z.int().meta({ description: '已受理的条目数' }) })
  .meta({ id: 'CatalogImportReceipt' });
export type ImportReceipt = z.output<typeof ImportReceipt>;

const base = {
  importId: ImportId,
  departmentId: z.string(),
  departmentName: z.string(),
  accountId: z.string().meta({ description: '导入的人' }),
  documentId: DocumentId.meta({ description: '未被引用的文件七天后删除' }),
  documentName: z.string(),
  rows: z.int(),
  begunAt: Instant,
};

export const ImportPage = page(z.object(base).meta({ id: 'CatalogImportItem' })).meta({ id: 'CatalogImportPage' });

const RefusedRow = z
  .object({
    row: z.int().meta({ description: '表中的行号' }),
    code: z.string(),
    clause: z.string().nullable(),
    clauseTitle: ClauseTitle.nullable(),
    message: z.string(),
    errors: z.array(FieldError).meta({ description: '有误的字段' }),
  })
  .meta({ id: 'RefusedRow', description: '受理以后没有成为草稿的行，以及理由' });

/** Progress of an import, with one page of its refused rows. */
export const ImportView = page(RefusedRow)
  .extend({
    ...base,
    pending: z.int().meta({ description: '待办' }),
    done: z.int().meta({ description: '已成为草稿' }),
    refused: z.int().meta({ description: '被拒绝；见 items' }),
    parked: z.int().meta({ description: '搁置，待人工处理' }),
  })
  .meta({ id: 'CatalogImport' });
