import { z } from 'zod';
import { dateSchema, documentIdSchema, instantSchema, sha256Schema } from '../../language/schemas.js';

const rule = {
  title: z.string(),
  summary: z.string(),
  label: z.string().meta({ description: '版本名称' }),
  from: dateSchema.meta({ description: '自该日起施行；草稿为拟施行之日' }),
  document: z.object({ documentId: documentIdSchema, sha256: sha256Schema }),
};

const Draft = z
  .object({
    ...z.object(rule).partial().required({ title: true }).shape,
    revision: z.int(),
    returned: z.string().nullable().meta({ description: '退回的理由' }),
  })
  .meta({ id: 'RuleDraft', description: '制度草稿，只对本部门可见；尚未填写的没有' });

const Version = z
  .object({
    ...rule,
    version: z.int(),
    until: dateSchema.nullable().meta({ description: '自该日起不再施行；与 from 相同的，从未施行' }),
    approvedAt: instantSchema,
  })
  .meta({ id: 'RuleVersion', description: '经部门负责人批准的一版' });

/** Documents of an internal rule; the draft is null if there is none or the reader may not see it. */
export const internalRuleDocuments = {
  draft: Draft.nullable(),
  versions: z.array(Version),
  repealed: z.string().nullable().meta({ description: '废止的理由；未废止的为 null' }),
};
