import type { Role } from '../../access/roles.js';
import { localDate } from '../../calendar/time.js';
import { defineProcess } from '../../features/index.js';
import type { BreachStanding, SideTables } from '../../matter/side-tables.js';
import { BREACH_TITLES } from './clauses.js';
import { CONTESTING } from './commands/contesting.js';
import { JUDGING } from './commands/judging.js';
import { PLEADING } from './commands/pleading.js';
import { UNDOING } from './commands/undoing.js';
import { OPENING } from './commands/opening.js';
import { BREACH_EVENTS, type BreachEvent } from './breach-candidate.events.js';
import { begin, evolve } from './breach-candidate.evolve.js';
import { REACTIONS } from './breach-candidate.reactions.js';
import { BREACH_CANDIDATE } from '../../features/breach.js';
import {
  hasUnansweredPlea,
  isUnanswered,
  isUndecided,
  judgingBody,
  standingJudgement,
  STATE_TITLES,
  type BreachCandidate,
  type CandidateMatter,
  type CandidateSide,
  type CandidateState,
} from './breach-candidate.state.js';
import { tell } from './breach-candidate.tell.js';
import { breachCandidateDocuments } from './breach-candidate.documents.js';

/**
 * 违规线索 (Arts 39–41, Q-29): a possible breach, from the deadline that passed to the judgement. The lateness is a fact
 * and is recorded in its own matter; an authority judges here if it is a breach.
 */
export const breachCandidate = defineProcess<BreachCandidate, BreachEvent, CandidateSide>()({
  process: BREACH_CANDIDATE,
  collection: 'breach-candidates',
  title: '违规线索',
  clause: '39',
  version: 3,
  commands: [...OPENING, ...JUDGING, ...PLEADING, ...CONTESTING, ...UNDOING],
  reactions: REACTIONS,
  events: BREACH_EVENTS,
  duties: { breachCandidateOpened: 'OPEN_CANDIDATE', breachJudged: 'JUDGE', judgementUndone: 'UNDO_JUDGEMENT' },
  begins: ['breachCandidateOpened'],
  endStates: ['JUDGED', 'WITHDRAWN'],
  begin,
  evolve,
  tasks: (matter) =>
    matter.state === 'OPEN' ||
    matter.state === 'CONTESTED' ||
    (matter.state === 'JUDGED' && hasUnansweredPlea(matter.data))
      ? [{ command: 'judge', departmentId: judgingBody(matter), roles: JUDGES, clockId: null }]
      : [],
  sideTables,
  documents: breachCandidateDocuments,
  view: ({ data }) => view(data),
  links: ({ data: { late } }) => (late ? [{ relation: 'late', matterId: late.matterId }] : []),
  tell,
  clockTitles: {},
  stateTitles: STATE_TITLES,
  isOpenToParties: () => true,
  revision: () => 1,
  subject: ({ data: { late, clause } }) => late?.subject ?? { code: '', name: BREACH_TITLES[clause] },
});

/** Roles that judge, of an authority or of the government (Arts 39–41). */
const JUDGES: readonly Role[] = ['SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER'];

/** Publishes what the figures of breaches count, and the judgements that bind the late matter. */
function sideTables({ state, data, parties: { responsible } }: CandidateMatter): SideTables {
  const { clause, late, lateness, openedAt, doneAt } = data;
  return {
    breach: {
      responsible,
      standing: standingOf(state as CandidateState, data),
      clause,
      limitClause: lateness?.clock.clause ?? null,
      countedOn: lateness?.clock.lastDay ?? localDate(openedAt),
      reviewUntil: lateness?.contestableUntil ?? null,
      undecided: isUndecided(data),
      doneAt,
      lateMatter: late?.matterId ?? null,
      lateClock: lateness?.clock.id ?? null,
      judgedAt: state === 'WITHDRAWN' ? null : (standingJudgement(data)?.judgedAt ?? null),
    },
  };
}

function standingOf(state: CandidateState, data: BreachCandidate): BreachStanding {
  const outcome = standingJudgement(data)?.outcome;
  return state === 'JUDGED' && outcome ? outcome : (state as Exclude<CandidateState, 'JUDGED'>);
}

/** Every reader of the candidate sees the whole of it, except the ids of natural persons. */
function view(data: BreachCandidate) {
  const { judgements, pleas, ...shown } = data;
  return {
    ...shown,
    clauseTitle: BREACH_TITLES[shown.clause],
    pleas: pleas.map((plea) => {
      const { reason, evidence, pleadedAt } = plea;
      return { reason, evidence, pleadedAt, answered: !isUnanswered(plea, data) };
    }),
    judgements: judgements.map(({ personId: __, ...judgement }) => judgement),
  };
}
