import { z } from 'zod';
import { place } from '../../../language/given.js';
import { ASSESSMENT_TITLES, assessmentOf, assessmentFinding, unproven } from '../../cataloguing/assessment.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { completed } from '../catalog-update.clocks.js';
import { changeDraft } from '../catalog-update.content.js';
import * as example from '../catalog-update.examples.js';
import { changeNeeds, draftedNeeds, merge, neededFor, unfit } from '../catalog-update.fitness.js';
import { revisionOf, type CatalogUpdateMatter } from '../catalog-update.state.js';
import { done, leaders, refuse, row, staleRevision } from './catalog-update.row.js';

const startUpdate = row({
  name: 'start-update',
  title: '开始更新',
  clause: '17(1)',
  from: ['OPEN'],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'updateStarted' } }),
});

/** Each draft replaces the one before, and may be incomplete until it goes to the head. */
const reviseChange = row({
  name: 'revise-change',
  title: '拟定变更内容',
  clause: '17(1)',
  from: ['PREPARING'],
  duty: 'DRAFT',
  payload: changeDraft,
  example: example.changeDraft,
  needs: ({ changes = {} }, matter) => (matter ? changeNeeds(matter, changes) : []),
  guard: changesNothing,
  decide(matter, draft, context) {
    const revision = (matter.data.draft?.revision ?? 0) + 1;
    const { changes = {}, changeReason } = draft;
    const merged = merge(matter, changes, context);
    const said = { changes, ...(changeReason !== undefined && { changeReason }) };
    const found = { contentHash: merged.hash, needed: [...neededFor(merged)] };
    return done({ event: { type: 'changeRevised', revision, ...said, ...found } });
  },
});

/** §2.1 row 3, for the content that results from the change: its writers do not assess it (SoD-3). */
const recordAssessment = row({
  name: 'record-assessment',
  title: '登记评估结论',
  clause: '13(1)',
  attaches: '评估报告',
  from: ['PREPARING'],
  duty: 'ASSESS',
  payload: assessmentFinding.extend({ revision: place }),
  example: example.assessment,
  needs: (_, matter) => draftedNeeds(matter),
  guard: (matter) => changesNothing(matter) ?? undrafted(matter),
  decide(matter, { revision, ...found }, context) {
    const { draft } = matter.data;
    if (!draft) throw new Error('the guard let an assessment of nothing pass');
    const refusals = allOf(staleRevision(revision, draft.revision, '13(1)'), unproven(found, context));
    if (refusals) return refuse(refusals);
    const contentHash = merge(matter, draft.changes, context).hash;
    const text = `${ASSESSMENT_TITLES[found.type]}没有通过，请处理。`;
    return done({
      event: { type: 'changeAssessed', assessment: assessmentOf(found, contentHash, context.documents) },
      ...(found.result === 'FAIL' && { notices: [{ to: leaders(matter), text }] }),
    });
  },
});

/** §2.1 row 4: submits the change to the head. A dismissal goes on waiting: the authority learns nothing of this act. */
const submitToHead = row({
  name: 'submit-to-head',
  title: '提交部门负责人审核',
  clause: '13(1)',
  from: ['PREPARING'],
  duty: 'DRAFT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => draftedNeeds(matter),
  decide(matter, { revision }, context) {
    const { data } = matter;
    const refusals = allOf(staleRevision(revision, revisionOf(data), '13(1)'), unfit(matter, context));
    if (refusals) return refuse(refusals);
    const contentHash = data.draft && merge(matter, data.draft.changes, context).hash;
    const clocks = completed(matter, context);
    return done({
      event: { type: 'updateSubmittedToHead', revision, contentHash, ...(clocks.length > 0 && MEETS_LIMIT) },
      clocks,
    });
  },
});

const MEETS_LIMIT = { meetsLimit: true } as const;

export const PREPARING = [startUpdate, reviseChange, recordAssessment, submitToHead];

function changesNothing({ data }: CatalogUpdateMatter): Refusal | null {
  if (data.kind === 'CHANGE') return null;
  return rule('RETIREMENT_CHANGES_NOTHING', '17(1)', '目录退出不变更内容，请直接提交部门负责人审核。');
}

const undrafted = ({ data }: CatalogUpdateMatter): Refusal | null =>
  data.draft ? null : rule('NO_CHANGE', '17(1)', '尚未拟定变更内容。');
