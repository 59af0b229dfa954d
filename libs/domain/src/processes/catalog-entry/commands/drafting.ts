import { allOf } from '../../../language/refusal.js';
import { z } from 'zod';
import { place } from '../../../language/given.js';
import { contentHash } from '../../../catalog/content-hash.js';
import { neededAssessments } from '../../cataloguing/assessment.js';
import { givenContent } from '../../../catalog/content.js';
import { text } from '../../../language/text.js';
import * as example from '../catalog-entry.examples.js';
import { contentNeeds, draftNeeds, missingAssessments, unfit, unfitToDraft } from '../catalog-entry.fitness.js';
import { done, refuse, row, staleRevision } from './catalog-entry.row.js';

/** Row 1 of §2.1: a draft may be incomplete, but not secret. */
export const createDraft = row({
  name: 'create-draft',
  title: '起草目录',
  clause: '12(2)',
  from: [],
  duty: 'DRAFT',
  payload: z.strictObject({ content: givenContent }),
  example: { content: example.content },
  needs: ({ content }, _, by) => (by === null ? [] : draftNeeds(content, by)),
  decide({ matterId: entryId }, { content }, context) {
    const provider = context.office.departmentId;
    const refusals = unfitToDraft({ content, provider, entryId }, context);
    if (refusals) return refuse(refusals);
    const parties = { provider, authority: context.organisation.sameLevelAuthority(provider).id };
    return done({ event: { type: 'entryDrafted', revision: 1, content, parties } });
  },
});

/** A revision returns the entry to DRAFT, because the assessments were of another content. */
const reviseDraft = row({
  name: 'revise-draft',
  title: '修改目录草稿',
  clause: '12(2)',
  from: ['DRAFT', 'ASSESSING', 'ASSESSED'],
  duty: 'DRAFT',
  payload: z.strictObject({ content: givenContent }),
  example: { content: example.content },
  needs: ({ content }, matter) => (matter ? draftNeeds(content, matter.parties.provider) : []),
  decide({ matterId: entryId, data, parties: { provider } }, { content }, context) {
    const refusals = unfitToDraft({ content, provider, entryId }, context);
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'entryRevised', revision: data.revision + 1, content } });
  },
});

/**
 * Row 2: the content must be complete and lawful (Arts 13(2), 14, 15). A content that was assessed before keeps its
 * assessments.
 */
const startAssessment = row({
  name: 'start-assessment',
  title: '提交评估',
  clause: '13(1)',
  from: ['DRAFT'],
  duty: 'DRAFT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => contentNeeds(matter),
  decide({ matterId: entryId, data, parties: { provider } }, { revision }, context) {
    const { content } = data;
    const refusals = allOf(
      staleRevision(revision, data.revision, '13(1)'),
      unfit({ content, provider, entryId }, context),
    );
    if (refusals) return refuse(refusals);
    const hash = contentHash(content);
    const needed = [...neededAssessments(content)];
    const isAssessed = missingAssessments(data, hash).length === 0;
    const completed = { event: { type: 'assessmentCompleted', revision, contentHash: hash } } as const;
    return done({ event: { type: 'assessmentStarted', revision, needed } }, ...(isAssessed ? [completed] : []));
  },
});

/** The provider may give up a draft unless it is with the head or the authority. */
const abandonDraft = row({
  name: 'abandon-draft',
  title: '放弃草稿',
  clause: '12(2)',
  from: ['DRAFT', 'ASSESSING', 'ASSESSED', 'RETURNED'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '与本部门另一目录的内容重复。' },
  decide: (_, { reason }) => done({ event: { type: 'entryAbandoned', reason } }),
});

export const DRAFTING = [createDraft, reviseDraft, startAssessment, abandonDraft];
