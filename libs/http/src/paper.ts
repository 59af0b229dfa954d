import { z } from 'zod';
import { givenDate, LIST_PAPER_KINDS, LIST_PAPER_TITLES, PAPER_KINDS, PAPER_TITLES } from '#libs/domain';
import { GivenDepartment, Instant, Sha256 } from './values.js';

export const PaperKindName = z.enum(PAPER_KINDS);
export const ListPaperKindName = z.enum(LIST_PAPER_KINDS);
const AnyKindName = z.enum([...PAPER_KINDS, ...LIST_PAPER_KINDS]);
export const anyPaperTitle = (kind: z.output<typeof AnyKindName>): string =>
  ({ ...PAPER_TITLES, ...LIST_PAPER_TITLES })[kind];
export { AnyKindName as AnyPaperKindName };
export type AnyPaperKindName = z.output<typeof AnyKindName>;

/** A paper is a file, or a page that a browser prints. */
export const PAPER_FORMATS = ['pdf', 'html'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

const format = z
  .enum(PAPER_FORMATS)
  .default('pdf')
  .meta({ description: 'pdf 为 A4 文件(PDF/A-3u)；html 为可以打印的网页', example: 'html' });

export const PaperFormatQuery = z.strictObject({ format });
export type PaperFormatQuery = z.output<typeof PaperFormatQuery>;

const aboutDepartment = {
  department: GivenDepartment.optional().meta({
    description: '责任部门；部门通报不填的，为打印人所在的部门；逾期清单不填的，为打印人有权查看的各部门',
    example: 'M2',
  }),
};

export const ListPapersQuery = z.strictObject(aboutDepartment);
export type ListPapersQuery = z.output<typeof ListPapersQuery>;

export const ListPaperQuery = z.strictObject({
  format,
  ...aboutDepartment,
  from: givenDate.optional().meta({ description: '部门通报：期限最后一日不早于', example: '2026-01-01' }),
  to: givenDate.optional().meta({ description: '部门通报：期限最后一日不晚于', example: '2026-03-31' }),
});
export type ListPaperQuery = z.output<typeof ListPaperQuery>;

export const PaperQuery = z.strictObject({
  format,
  clock: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: '期限说明所说明的期限；不填的，为最早的未办结期限', example: 'reply' }),
});
export type PaperQuery = z.output<typeof PaperQuery>;

const Printable = z
  .object({
    kind: PaperKindName,
    kindTitle: z.string().meta({ description: '文书的种类', example: '期限说明' }),
    title: z.string().meta({ description: '文书的标题' }),
    href: z
      .string()
      .meta({ description: '打印的地址', example: '/api/v1/matters/…/papers/clock-explanation?clock=reply' }),
  })
  .meta({ id: 'PrintablePaper' });
export type Printable = z.input<typeof Printable>;

export const PrintablePapers = z
  .object({ items: z.array(Printable) })
  .meta({ id: 'PrintablePapers', description: '按本人现在所能看到的内容，可以打印的文书' });

/** Papers about many matters, with their lengths, so that nobody prints a shortened list unawares. */
export const ListPapers = z
  .object({
    items: z.array(
      z
        .object({
          kind: ListPaperKindName,
          kindTitle: z.string().meta({ description: '文书的种类', example: '逾期清单' }),
          href: z.string().meta({ description: '打印的地址', example: '/api/v1/papers/overdue-list' }),
          late: z.int().meta({ description: '逾期未办结的期限' }),
          listed: z.int().meta({ description: '其中文书列出的，最早的在前；少于 late 的，请分部门打印' }),
        })
        .meta({ id: 'ListPaper' }),
    ),
  })
  .meta({ id: 'ListPapers', description: '本人可以打印的、涉及多个事项的文书' });
export type ListPapers = z.input<typeof ListPapers>;

/** The paper.json of an issued paper, as it is. Its hash says whether it is one. */
export const IssuedContent = z
  .record(z.string().max(40), z.unknown())
  .meta({ id: 'IssuedContentBody', title: '文书内容', description: 'PDF 所附的 paper.json，原样提交' });

export const PaperHash = z.object({ sha256: Sha256 });

/** What anybody may know of a hash that stands on a paper: nothing personal, and nothing of the content. */
export const IssuedPaper = z
  .object({
    sha256: Sha256,
    issued: z.boolean().meta({ description: '本平台是否出具过内容摘要值为此的文书' }),
    paper: z
      .object({
        kind: AnyKindName,
        kindTitle: z.string(),
        number: z.string().meta({ description: '文书编号', example: 'REQ-990100-2026-000001-1' }),
        issuedAt: Instant,
        department: z.string().meta({ description: '打印单位' }),
      })
      .nullable()
      .meta({ description: '没有出具过的为 null' }),
  })
  .meta({ id: 'IssuedPaper' });
export type IssuedPaper = z.input<typeof IssuedPaper>;
