import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { localDate } from '../../calendar/time.js';
import type { CitedDocument } from '../../matter/facts.js';
import type { ActContext } from '../../matter/context.js';
import { rule, type Refusal } from '../../language/refusal.js';
import { dateSchema, sha256Schema } from '../../language/schemas.js';
import { text } from '../../language/text.js';
import type { EntryContent } from '../../catalog/content.js';

/** 保密风险评估, 个人信息保护影响评估 (Art 13(1)), 汇聚、关联风险评估 (Art 25(2)). */
export const ASSESSMENT_TYPES = ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT', 'AGGREGATION'] as const;
export type AssessmentType = (typeof ASSESSMENT_TYPES)[number];

export const ASSESSMENT_TITLES: Readonly<Record<AssessmentType, string>> = {
  SECRECY_RISK: '保密风险评估',
  PERSONAL_INFO_IMPACT: '个人信息保护影响评估',
  AGGREGATION: '汇聚、关联风险评估',
};

/** An assessor's finding. A failed SECRECY_RISK means that the content holds state secrets. */
export const assessmentFinding = z.strictObject({
  type: z.enum(ASSESSMENT_TYPES),
  result: z.enum(['PASS', 'FAIL']),
  assessedOn: givenDate,
  opinion: text(2000),
});
export type AssessmentFinding = z.infer<typeof assessmentFinding>;

/** A finding on one content, named by its hash, for which alone it holds; `reports` lists the reports that prove it. */
export const entryAssessment = assessmentFinding.extend({
  assessedOn: z.iso.date(),
  contentHash: z.string(),
  reports: z.array(z.strictObject({ documentId: z.uuid(), sha256: z.string() })),
});
export type EntryAssessment = z.infer<typeof entryAssessment>;

/** A finding in the documents of a matter. */
export const assessmentView = z
  .object({ ...entryAssessment.shape, assessedOn: dateSchema, contentHash: sha256Schema })
  .meta({ id: 'Assessment', description: '评估结论只对所评估的内容有效' });

/** Returns the assessments that a content needs before the department's head may consent (Arts 13(1), 25(2)). */
export const neededAssessments = ({ containsPersonalInfo, relatedCodes }: EntryContent): readonly AssessmentType[] => [
  'SECRECY_RISK',
  ...(containsPersonalInfo === true ? (['PERSONAL_INFO_IMPACT'] as const) : []),
  ...(relatedCodes.length > 0 ? (['AGGREGATION'] as const) : []),
];

/** Refuses a finding that is dated in the future or has no report (Art 13(1)). */
export function unproven({ assessedOn }: AssessmentFinding, { at, documents }: ActContext): Refusal | null {
  if (assessedOn > localDate(at))
    return rule('ASSESSED_IN_FUTURE', '13(1)', '评估日期不得晚于今天。', [
      { field: 'assessedOn', message: '应不晚于今天' },
    ]);
  if (documents.length > 0) return null;
  return rule('REPORT_MISSING', '13(1)', '请上传并引用评估报告。', [{ field: 'documents', message: '请引用评估报告' }]);
}

/** Returns the finding in its stored form, with the content's hash and the reports. */
export const assessmentOf = (
  found: AssessmentFinding,
  contentHash: string,
  documents: readonly CitedDocument[],
): EntryAssessment => ({
  ...found,
  contentHash,
  reports: documents.map(({ documentId, sha256 }) => ({ documentId, sha256 })),
});
