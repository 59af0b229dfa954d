import { z } from 'zod';
import { IMPORTED_TABLES, impersonal } from '#libs/domain';
import { MAX_REPORTED, SheetFormat } from './catalog-import.js';
import { DocumentId } from './document.js';
import { page } from './page.js';
import { Instant, Sha256 } from './values.js';

/** Maximum number of files of one import. */
const MOST_FILES = 20;

export const OrganisationImportBody = z
  .strictObject({
    documentIds: z
      .array(DocumentId.toLowerCase())
      .min(1)
      .max(MOST_FILES)
      .refine((ids) => new Set(ids).size === ids.length, { error: '每个文件只填一次' })
      .meta({ description: '先以 POST /documents 上传的 XLSX、CSV 或者 JSON 文件；几个文件作为一次导入' }),
  })
  .meta({ id: 'OrganisationImportBody' });

export const OrganisationImportRejection = z
  .strictObject({ reason: impersonal(2_000).meta({ example: '部门名称与批准文件不一致。' }) })
  .meta({ id: 'OrganisationImportRejectionBody' });

const Table = z
  .enum(IMPORTED_TABLES)
  .meta({ description: '行政区划、部门、工作机构、账号、任职', example: 'departments' });

export const OrganisationTemplateQuery = z
  .strictObject({ format: SheetFormat, table: Table.optional().meta({ description: 'CSV 每个文件一张表，须填写' }) })
  .refine(({ format, table }) => format === 'xlsx' || table !== undefined, {
    path: ['table'],
    error: 'CSV 须填写哪张表',
  });
export type OrganisationTemplateQuery = z.output<typeof OrganisationTemplateQuery>;

const CellFault = z
  .object({
    file: z.string().nullable().meta({ description: '文件；与全部文件有关时为 null', example: '机构.xlsx' }),
    sheet: z
      .string()
      .nullable()
      .meta({ description: '工作表；JSON 为列表的名称；与整个文件有关时为 null', example: '任职' }),
    row: z.int().nullable().meta({ description: '行号；JSON 为第几项；与整张表有关时为 null', example: 12 }),
    column: z.string().nullable().meta({ description: '栏目；JSON 为字段；与整行有关时为 null', example: '部门编号' }),
    message: z.string().meta({ description: '哪里不对，应当怎样' }),
  })
  .meta({ id: 'OrganisationCellFault' });

const Change = z
  .object({
    table: Table,
    kind: z.enum(['CREATE', 'RENAME']).meta({ description: '新登记、更名' }),
    key: z.string().meta({ description: '代码、编号或者账号；任职为账号、职务、部门编号', example: 'P7' }),
    before: z.string().nullable().meta({ description: '更名前的名称；新登记的为 null' }),
    after: z.string().meta({ example: 'P7 云岭省民政厅(示例)' }),
  })
  .meta({ id: 'OrganisationChange' });

const Count = z
  .object({
    table: Table,
    created: z.int().meta({ description: '新登记' }),
    renamed: z.int().meta({ description: '更名' }),
  })
  .meta({ id: 'OrganisationChangeCount' });

export const OrganisationImportReport = z
  .object({
    rows: z
      .array(z.object({ table: Table, rows: z.int() }).meta({ id: 'OrganisationRowCount' }))
      .meta({ description: '各表可以识别的行数' }),
    faulty: z.int().meta({ description: '错误的处数；不为 0 时不能导入', example: 0 }),
    faults: z
      .array(CellFault)
      .meta({ description: `须先改正的，最多 ${MAX_REPORTED} 处；单元格有误时，暂不与现有登记比对` }),
    moreFaults: z.boolean().meta({ description: '还有没有列出的' }),
    counts: z.array(Count).meta({ description: '各表的变更数；与现有登记相同的行不作变更' }),
    changes: z.array(Change).meta({ description: `变更，最多 ${MAX_REPORTED} 项，按办理的次序` }),
    moreChanges: z.boolean().meta({ description: '还有没有列出的' }),
    remarks: z.array(z.string()).meta({ description: '表格中隐藏或者筛选掉的内容，请核对' }),
  })
  .meta({ id: 'OrganisationImportReport', description: '试运行的结果' });
export type OrganisationImportReport = z.output<typeof OrganisationImportReport>;

const ImportId = z.uuid().meta({ example: '5e0e4a52-7c1b-5d55-8d7f-4a6b1c2d9e0f' });

export const OrganisationImportReceipt = z.object({ importId: ImportId }).meta({ id: 'OrganisationImportReceipt' });
export type OrganisationImportReceipt = z.output<typeof OrganisationImportReceipt>;

const item = {
  importId: ImportId,
  state: z
    .enum(['PROPOSED', 'CONFIRMED', 'APPLIED', 'REJECTED', 'FAILED'])
    .meta({ description: '待确认、已确认正在办理、已办理、不予确认、没有全部办理' }),
  changes: z.int().meta({ description: '变更数' }),
  done: z.int().meta({ description: '其中已经办理的' }),
  counts: z.array(Count),
  contentHash: Sha256.meta({ description: '所读出内容的 SHA-256' }),
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().nullable().meta({ description: '确认或者不予确认的人；尚未确认的为 null' }),
  decidedAt: Instant.nullable(),
  endedAt: Instant.nullable().meta({ description: '办理完毕、不予确认或者停止办理的时刻' }),
  reason: z.string().nullable().meta({ description: '不予确认，或者没有全部办理的原因' }),
  documents: z.array(z.object({ documentId: DocumentId, name: z.string(), sha256: Sha256 })),
};

export const OrganisationImportItem = z.object(item).meta({ id: 'OrganisationImportItem' });
export const OrganisationImportPage = page(OrganisationImportItem).meta({ id: 'OrganisationImportPage' });

/** An import with its progress, and one page of its changes. */
export const OrganisationImportView = page(Change).extend(item).meta({ id: 'OrganisationImport' });
