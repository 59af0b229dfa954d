import { z } from 'zod';
import { localDate } from '../../calendar/time.js';
import { ASSESSMENT_TITLES, assessmentOf, finding } from '../../catalog/assessment.js';
import { contentHash } from '../../catalog/content-hash.js';
import type { Recipient } from '../../process/happening.js';
import * as example from '../examples.js';
import { missingAssessments } from '../fitness.js';
import type { CatalogEntryMatter } from '../state.js';
import { done, ownWork, PROVIDER_ASSESSOR, refuse, refuseRule, row, staleRevision } from './row.js';

/** Row 3: whoever wrote it does not assess it (SoD-3). What holds secrets is locked, whatever else was found. */
const recordAssessment = row({
  name: 'record-assessment',
  title: '登记评估结论',
  clause: '13(1)',
  from: ['ASSESSING'],
  offices: [PROVIDER_ASSESSOR],
  payload: finding.extend({ revision: z.int().positive() }),
  example: example.assessment,
  guard: ({ data }, context) => ownWork(data.editors, context, '13(1)'),
  decide(matter, { revision, ...found }, context) {
    const { data } = matter;
    const stale = staleRevision(revision, data.revision, '13(1)');
    if (stale) return refuse(stale);
    if (found.assessedOn > localDate(context.at)) return refuseRule(...IN_FUTURE);
    if (context.documents.length === 0) return refuseRule(...NO_REPORT);
    const hash = contentHash(data.content);
    const assessment = assessmentOf(found, hash, context.documents);
    const event = { type: 'entryAssessed', assessment } as const;
    if (found.result === 'FAIL') {
      const title = ASSESSMENT_TITLES[found.type];
      if (found.type !== 'SECRECY_RISK')
        return done({ event, notices: [{ to: leaders(matter), text: `${title}没有通过，请修改目录内容。` }] });
      const text = `${title}没有通过，目录已锁定，不得再办理。`;
      return done({ event }, { event: { type: 'entryLocked' }, notices: [{ to: leaders(matter), text }] });
    }
    const after = { content: data.content, assessments: [...data.assessments, assessment] };
    if (missingAssessments(after, hash).length > 0) return done({ event });
    return done({ event }, { event: { type: 'assessmentCompleted', revision, contentHash: hash } });
  },
});

const IN_FUTURE = [
  ...(['ASSESSED_IN_FUTURE', '13(1)', '评估日期不得晚于今天。'] as const),
  [{ field: 'assessedOn', message: '应不晚于今天' }],
] as const;
const NO_REPORT = [
  ...(['REPORT_MISSING', '13(1)', '请上传并引用评估报告。'] as const),
  [{ field: 'documents', message: '请引用评估报告' }],
] as const;

const leaders = ({ parties }: CatalogEntryMatter): readonly Recipient[] => [
  { departmentId: parties.provider, role: 'WB_LEAD' },
  { departmentId: parties.provider, role: 'DEPT_HEAD' },
];

export const ASSESSING = [recordAssessment];
