import { z } from 'zod';
import { place } from '../../../language/given.js';
import { localDate, yearOf } from '../../../calendar/time.js';
import { allOf, rule } from '../../../language/refusal.js';
import type { Context } from '../../../matter/context.js';
import type { NumberRequest } from '../../../matter/happening.js';
import { claim, claimNeeds, incomplete } from '../claim.js';
import { startCorrection, startTakingUp } from '../correction-request.clocks.js';
import { correctionDraft, type CorrectionDraft } from '../correction-request.content.js';
import * as example from '../correction-request.examples.js';
import { requesterOf, type Correction, type CorrectionMatter } from '../correction-request.state.js';
import { done, refuse, row, staleRevision, workingBody } from './correction-request.row.js';

/** The draft stays inside the department that found the error, until it is submitted; until then it may be incomplete. */
const draftCorrection = row({
  name: 'draft-correction',
  title: '起草校核申请',
  clause: '26(2)',
  from: [],
  payload: correctionDraft,
  example: example.correctionContent,
  needs: ({ catalogCode, adopts, follows }) => claimNeeds(catalogCode, [adopts, follows]),
  decide(_, content, context) {
    const claimed = claim(content, context.office.departmentId, context);
    if (!claimed.ok) return claimed;
    const { entry, parties } = claimed;
    return done({ event: { type: 'correctionDrafted', revision: 1, claim: content, entry, parties } });
  },
});

const reviseCorrection = row({
  name: 'revise-correction',
  title: '修改校核申请',
  clause: '26(2)',
  from: ['DRAFT'],
  payload: correctionDraft,
  example: example.correctionContent,
  needs: ({ catalogCode, adopts, follows }) => claimNeeds(catalogCode, [adopts, follows]),
  decide(matter, content, context) {
    const claimed = claim(content, requesterOf(matter), context);
    if (!claimed.ok) return claimed;
    const { entry, parties } = claimed;
    const revision = matter.data.revision + 1;
    return done({ event: { type: 'correctionRevised', revision, claim: content, entry, parties } });
  },
});

/**
 * 提出校核申请: needs evidence and every statement; the Regulation asks for no consent. The provider receives it in the same act, which starts
 * T8.
 */
const submitCorrection = row({
  name: 'submit-correction',
  title: '提出校核申请',
  clause: '26(2)',
  attaches: '证明错误的材料',
  from: ['DRAFT'],
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) =>
    matter ? claimNeeds(matter.data.entry.catalogCode, [matter.data.adopts, matter.data.follows]) : [],
  decide(matter, { revision }, context) {
    const { data } = matter;
    const refusals = allOf(
      staleRevision(revision, data.revision, '26(2)'),
      context.documents.length === 0 ? EVIDENCE_REQUIRED : null,
      incomplete(claimOf(data)),
    );
    const claimed = claim(claimOf(data), requesterOf(matter), context);
    if (!claimed.ok) return refuse(allOf(refusals, claimed.refusals));
    if (refusals) return refuse(refusals);
    const { entry, parties } = claimed;
    const evidence = context.documents.map(({ documentId }) => documentId);
    return done({
      event: { type: 'correctionSubmitted', revision, entry, parties, evidence },
      clocks: [startCorrection(parties.provider, parties.requester, context), startTakingUp(parties.provider, context)],
      notices: [{ to: workingBody(parties.provider), text: '收到校核申请，请在期限内核实、更正并反馈。' }],
      effects: adoption(matter, parties.requester),
      numbered: correctionNumber(parties.requester, context),
    });
  },
});

const withdraw = row({
  name: 'withdraw',
  title: '撤回校核申请',
  clause: '26(2)',
  from: ['DRAFT'],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'correctionDropped' } }),
});

const EVIDENCE_REQUIRED = rule('EVIDENCE_REQUIRED', '26(2)', '提出校核申请须附证明错误的材料。', [
  { field: 'documents', message: '请附至少一个文件' },
]);

export const CLAIMING = [draftCorrection, reviseCorrection, submitCorrection, withdraw];

/** Rebuilds the payload of the draft from the matter. */
const claimOf = ({ entry: { catalogCode }, errors, adopts, follows }: Correction): CorrectionDraft => ({
  catalogCode,
  ...(errors.length > 0 && { errors: [...errors] }),
  ...(adopts && { adopts }),
  ...(follows && { follows }),
});

/** Effect that ends the citizens' report which the request adopts; empty if it adopts none. */
const adoption = ({ data: { adopts }, matterId }: CorrectionMatter, requester: string) =>
  adopts === null
    ? []
    : [
        {
          process: 'correction-request',
          matterId: adopts,
          reaction: 'adopted',
          payload: { correctionId: matterId, requester },
        },
      ];

/** §4.5: the number is counted by the authority of the department that submits the request. */
export function correctionNumber(departmentId: string, { organisation, at }: Context): NumberRequest {
  const { divisionCode } = organisation.department(departmentId);
  const authorityId = organisation.sameLevelAuthority(departmentId).id;
  return { series: 'JH', divisionCode, authorityId, year: yearOf(localDate(at)) };
}
