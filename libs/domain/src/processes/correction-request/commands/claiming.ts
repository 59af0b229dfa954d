import { z } from 'zod';
import { localDate, yearOf } from '../../../calendar/time.js';
import type { Context } from '../../../matter/context.js';
import type { NumberRequest } from '../../../matter/happening.js';
import { claim, claimNeeds } from '../claim.js';
import { startCorrection, startTakingUp } from '../correction-request.clocks.js';
import { correctionContent } from '../correction-request.content.js';
import * as example from '../correction-request.examples.js';
import { requesterOf, type Correction, type CorrectionMatter } from '../correction-request.state.js';
import { done, refuse, refuseRule, REQUESTER_BODY, row, staleRevision, workingBody } from './correction-request.row.js';

/** Inside the department that found the error, until it is handed in. */
const draftCorrection = row({
  name: 'draft-correction',
  title: '起草校核申请',
  clause: '26(2)',
  from: [],
  offices: [REQUESTER_BODY],
  payload: correctionContent,
  example: example.correctionContent,
  needs: ({ catalogCode, adopts }) => claimNeeds(catalogCode, adopts),
  decide(_, content, context) {
    const claimed = claim(content, context.office.departmentId, context);
    if (!claimed.ok) return refuse(claimed.refusal);
    const { entry, parties } = claimed;
    return done({ event: { type: 'correctionDrafted', revision: 1, claim: content, entry, parties } });
  },
});

const reviseCorrection = row({
  name: 'revise-correction',
  title: '修改校核申请',
  clause: '26(2)',
  from: ['DRAFT'],
  offices: [REQUESTER_BODY],
  payload: correctionContent,
  example: example.correctionContent,
  needs: ({ catalogCode, adopts }) => claimNeeds(catalogCode, adopts),
  decide(matter, content, context) {
    const claimed = claim(content, requesterOf(matter), context);
    if (!claimed.ok) return refuse(claimed.refusal);
    const { entry, parties } = claimed;
    const revision = matter.data.revision + 1;
    return done({ event: { type: 'correctionRevised', revision, claim: content, entry, parties } });
  },
});

/** 提出校核申请: with evidence; the law asks for no consent, only that it be timely. T8 begins at receipt, in the same act. */
const submitCorrection = row({
  name: 'submit-correction',
  title: '提出校核申请',
  clause: '26(2)',
  from: ['DRAFT'],
  offices: [REQUESTER_BODY],
  payload: z.strictObject({ revision: z.int().positive() }),
  example: { revision: 1 },
  needs: (_, matter) => (matter ? claimNeeds(matter.data.entry.catalogCode, matter.data.adopts) : []),
  decide(matter, { revision }, context) {
    const { data } = matter;
    const stale = staleRevision(revision, data.revision, '26(2)');
    if (stale) return refuse(stale);
    if (context.documents.length === 0)
      return refuseRule('EVIDENCE_REQUIRED', '26(2)', '提出校核申请须附证明错误的材料。', [
        { field: 'documents', message: '请附至少一个文件' },
      ]);
    const claimed = claim(claimOf(data), requesterOf(matter), context);
    if (!claimed.ok) return refuse(claimed.refusal);
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
  offices: [REQUESTER_BODY],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'correctionDropped' } }),
});

export const CLAIMING = [draftCorrection, reviseCorrection, submitCorrection, withdraw];

/** What the draft claims, as it was written. */
const claimOf = ({ entry: { catalogCode }, errors, adopts }: Correction) => ({
  catalogCode,
  errors: [...errors],
  ...(adopts && { adopts }),
});

/** The report that the request takes up ends by it. */
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

/** §4.5: counted by the authority of the department that raises it. */
export function correctionNumber(departmentId: string, { organisation, at }: Context): NumberRequest {
  const { divisionCode } = organisation.department(departmentId);
  const authorityId = organisation.sameLevelAuthority(departmentId).id;
  return { series: 'JH', divisionCode, authorityId, year: yearOf(localDate(at)) };
}
