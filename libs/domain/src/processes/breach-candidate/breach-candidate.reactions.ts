import { z } from 'zod';
import { applied, ignored, reactionsFor } from '../../matter/table.js';
import {
  breachClause,
  contestedFinding,
  lateMatter,
  lateness,
  undecidedExtension,
} from './breach-candidate.content.js';
import type { BreachEvent } from './breach-candidate.events.js';
import type { BreachCandidate, CandidateMatter, CandidateSide } from './breach-candidate.state.js';
import { chargedElsewhere, toBoth, toJudge } from './breach-candidate.notices.js';

const reaction = reactionsFor<BreachCandidate, BreachEvent, CandidateSide>();

/** Payload that a matter sends when one of its deadlines passes without the act. */
export const openPayload = lateMatter.extend(lateness.shape).extend({
  clause: breachClause,
  responsible: z.string(),
  authority: z.string(),
});

/** Opens a candidate when a limit of the Regulation passes (§2.0, L4); the authority judges if that is a breach. */
const open = reaction({
  name: 'open',
  begins: true,
  payload: openPayload,
  react(_, { clause, responsible, authority, matterId, process, number, subject, ...observed }, { organisation }) {
    const parties = { responsible, authority };
    const { name } = organisation.department(responsible);
    const what = `${name}的${observed.clockTitle}（${subject.name}）届满时尚未办结${chargedElsewhere(observed)}`;
    return applied({
      event: {
        type: 'breachCandidateOpened',
        clause,
        parties,
        facts: null,
        late: { matterId, process, number, subject },
        lateness: observed,
      },
      notices: [toJudge(parties, `${what}，已形成违规线索，请认定。`, organisation)],
    });
  },
});

const actDone = reaction({
  name: 'act-done',
  begins: false,
  payload: z.strictObject({ at: z.string(), undone: z.literal(true).exactOptional() }),
  react: (matter, { at, ...how }) => gone(matter) ?? applied({ event: { type: 'lateActDone', doneAt: at, ...how } }),
});

const actUndone = reaction({
  name: 'act-undone',
  begins: false,
  payload: z.strictObject({}),
  react: (matter) => gone(matter) ?? applied({ event: { type: 'lateActUndone' } }),
});

const extensionEnded = reaction({
  name: 'extension-ended',
  begins: false,
  payload: undecidedExtension,
  react: (matter, { requestedAt, status }, { organisation }) =>
    gone(matter) ??
    applied({
      event: { type: 'latenessExtensionEnded', requestedAt, status },
      notices: [toJudge(matter.parties, ENDED[status], organisation)],
    }),
});

const ENDED = {
  PENDING: '期限届满前已申请延期，尚待审核，审核前不得认定违规。',
  VOID: '期限届满前申请的延期未经审核即已终止，违规线索待复核。',
  REFUSED: '期限届满前申请的延期未获同意，违规线索可以认定。',
} as const;

const findingContested = reaction({
  name: 'finding-contested',
  begins: false,
  payload: contestedFinding,
  react: (matter, { contestedAt, status }, { organisation }) =>
    gone(matter) ??
    applied({
      event: { type: 'latenessFindingContested', contestedAt, status },
      notices: [toJudge(matter.parties, CONTESTED[status], organisation)],
    }),
});

const CONTESTED = {
  PENDING: '责任部门对逾期所依据的退回认定提出异议，答复前不得认定违规。',
  UPHELD: '退回认定经上级主管部门维持，违规线索可以认定。',
  SET_ASIDE: '退回认定经上级主管部门撤销，但该逾期不因退回认定而生，违规线索可以认定。',
} as const;

/**
 * Withdraws the candidate, after a judgement too: an extension asked for in time was granted, the calendar changed, or
 * an earlier receipt was proven.
 */
const withdraw = reaction({
  name: 'withdraw',
  begins: false,
  payload: z.strictObject({ reason: z.string() }),
  react: (matter, { reason }, { organisation }) =>
    gone(matter) ??
    applied({
      event: { type: 'latenessRevoked', reason },
      notices: toBoth(matter.parties, `违规线索已撤回：${reason}。`, organisation),
    }),
});

export const REACTIONS = [open, actDone, actUndone, extensionEnded, findingContested, withdraw];

const gone = ({ state }: CandidateMatter) => (state === 'WITHDRAWN' ? ignored('违规线索已经撤回') : null);
