import { allOf } from '../../../language/refusal.js';
import { place } from '../../../language/given.js';
import { ASSESSMENT_TITLES, assessmentOf, assessmentFinding, unproven } from '../../cataloguing/assessment.js';
import { contentHash } from '../../../catalog/content-hash.js';
import * as example from '../catalog-entry.examples.js';
import { missingAssessments } from '../catalog-entry.fitness.js';
import { done, leaders, refuse, row, staleRevision } from './catalog-entry.row.js';

/**
 * Row 3: writers of an entry do not assess it (SoD-3). A failed secrecy assessment locks the entry, whatever the other
 * results.
 */
const recordAssessment = row({
  name: 'record-assessment',
  title: '登记评估结论',
  clause: '13(1)',
  attaches: '评估报告',
  from: ['ASSESSING'],
  duty: 'ASSESS',
  payload: assessmentFinding.extend({ revision: place }),
  example: example.assessment,
  decide(matter, { revision, ...found }, context) {
    const { data } = matter;
    const refusals = allOf(staleRevision(revision, data.revision, '13(1)'), unproven(found, context));
    if (refusals) return refuse(refusals);
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

export const ASSESSING = [recordAssessment];
