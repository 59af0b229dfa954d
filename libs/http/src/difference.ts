import { z } from 'zod';

/** One part in which two versions or revisions differ. */
export const DifferenceView = z
  .object({
    path: z.string().meta({ description: '不同之处；方括号内为标识，不是位置', example: 'items[i1].nameZh' }),
    label: z.string().meta({ example: '数据项名称（姓名）' }),
    before: z.unknown().meta({ description: '原来的内容；原来没有的为 null' }),
    after: z.unknown().meta({ description: '后来的内容；已删除的为 null' }),
  })
  .meta({ id: 'Difference', description: '一处不同。数据项、使用条件、依据按标识对应，不按位置' });
export type DifferenceView = z.input<typeof DifferenceView>;

const number = z.coerce.number().int().min(1).max(1_000_000);

/** Two published versions of an entry. */
export const VersionsQuery = z.strictObject({
  from: number.meta({ description: '原来的版本', example: 1 }),
  to: number.meta({ description: '后来的版本', example: 1 }),
});

export const REVISED_DOCUMENTS = ['request', 'proposal', 'claim', 'draft', 'submission'] as const;
const documents = '文书：request 申请、proposal 答复、claim 校核申请、draft 草稿、submission 报送稿';

/** Two revisions of one document of a matter. */
export const RevisionsQuery = z.strictObject({
  document: z
    .enum(REVISED_DOCUMENTS)
    .optional()
    .meta({ description: `${documents}；不填的，为依次第一个有这两稿的` }),
  from: number.meta({ description: '原来的一稿', example: 1 }),
  to: number.meta({ description: '后来的一稿', example: 1 }),
});
export type RevisionsQuery = z.output<typeof RevisionsQuery>;

export const VersionDifferences = z
  .object({ from: z.int(), to: z.int(), differences: z.array(DifferenceView) })
  .meta({ id: 'VersionDifferences', description: '目录条目两个版本的不同之处' });

export const RevisionDifferences = z
  .object({
    document: z.enum(REVISED_DOCUMENTS).meta({ description: documents }),
    from: z.int(),
    to: z.int(),
    differences: z.array(DifferenceView),
  })
  .meta({ id: 'RevisionDifferences', description: '一份文书两稿的不同之处' });
