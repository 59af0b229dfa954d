import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal } from '../../calendar/time.js';
import type { Effect } from '../../matter/happening.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { playTo as requestTo } from '../share-request/way.fixture.js';
import { breachCandidate } from './breach-candidate.js';
import type { BreachCandidate, CandidateSide, CandidateState } from './breach-candidate.state.js';

export const LATE_MATTER = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e11';
export const EVIDENCE = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e12';

/**
 * Accounts of a case: the province's land office has not replied to the city's housing office, and the province's
 * authority judges.
 */
export const WHO = {
  supervisor: actorOf('SA_SUPERVISOR', 'province.data'),
  authorityHead: actorOf('SA_HEAD', 'province.data'),
  reviewer: actorOf('SA_REVIEWER', 'province.data'),
  handler: actorOf('WB_HANDLER', 'province.land'),
  lead: actorOf('WB_LEAD', 'province.land'),
  head: actorOf('DEPT_HEAD', 'province.land'),
  otherParty: actorOf('WB_LEAD', 'city.housing'),
  citySupervisor: actorOf('SA_SUPERVISOR', 'city.data'),
  government: actorOf('GOV_DECIDER', 'province.gov'),
  above: actorOf('SA_SUPERVISOR', 'nation.data'),
  nationalGovernment: actorOf('GOV_DECIDER', 'nation.gov'),
  auditor: actorOf('AUDITOR', 'nation.data', { auditedDivisions: ['*'] }),
} as const satisfies Record<string, Actor>;

/** Payload that a share request sends when its reply deadline passes, here on 16 March 2026. */
export const MISSED: Effect['payload'] = {
  ...requestTo('SUBMITTED').passTo(atLocal('2026-03-17', 1)).effects[0]?.payload,
  matterId: LATE_MATTER,
};

export const standing = (more: object = {}) => ({
  process: 'share-request',
  number: 'REQ-990100-2026-000001',
  state: 'SUBMITTED',
  catalogCode: '3070990000005/000001',
  name: '不动产登记信息查询',
  acted: [],
  provisionalClocks: [],
  extensionPending: false,
  parties: { requester: 'city.housing', provider: 'province.land' },
  ...more,
});

const evidence = { documentId: EVIDENCE, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf' };
/** The authority has a supervisor and a head; the tests of §5.3 take them away. */
const FACTS = {
  accounts: { [WHO.supervisor.accountId]: WHO.supervisor, [WHO.authorityHead.accountId]: WHO.authorityHead },
  matters: { [LATE_MATTER]: standing() },
  documents: { [EVIDENCE]: { ...evidence, departmentId: 'province.land' } },
};

/** A valid payload for each command. */
export const FIT: Readonly<Record<string, unknown>> = {
  'open-candidate': { responsible: 'province.land', clause: '39(2)', facts: '增设目录以外的条件。' },
  judge: { outcome: 'BREACH', reason: '该部门未在期限内答复，也没有说明任何正当理由。' },
  plead: { reason: '机房因洪水断电五日，见证明。', documents: [EVIDENCE] },
  contest: { reason: '见发送记录。', documents: [EVIDENCE] },
  'undo-judgement': { reason: '认定没有核对所附的发送记录，事实不清。' },
};

export class Play extends MatterPlay<BreachCandidate, CandidateSide> {
  constructor({ facts, ...world }: World = {}) {
    super(breachCandidate, { begins: atLocal('2026-03-17', 9), ...world, facts: { ...FACTS, ...facts } });
  }
}

/** Plays a candidate up to a state; `more` overrides fields of the opening payload. */
export function playTo(state: CandidateState, more: Effect['payload'] = {}, world: World = {}): Play {
  const play = new Play(world).react('open', { ...MISSED, ...more });
  switch (state) {
    case 'OPEN':
      return play;
    case 'JUDGED':
      return play.do(WHO.supervisor, 'judge', FIT.judge);
    case 'CONTESTED':
      return play.do(WHO.supervisor, 'judge', FIT.judge).do(WHO.lead, 'contest', FIT.contest);
    case 'WITHDRAWN':
      return play.react('withdraw', { reason: '延期获得同意' });
  }
}
