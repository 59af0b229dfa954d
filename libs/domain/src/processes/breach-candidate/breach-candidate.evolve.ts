import type { Change } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { BreachEvent } from './breach-candidate.events.js';
import type {
  BreachCandidate,
  CandidateMatter,
  CandidateSide,
  CandidateState,
  Judge,
  Judgement,
} from './breach-candidate.state.js';

type Changed = Change<BreachCandidate, CandidateSide>;
type EventOf<Type extends BreachEvent['type']> = Extract<BreachEvent, { type: Type }>;

export function begin(event: BreachEvent, { at }: Deed): Required<Changed> {
  if (event.type !== 'breachCandidateOpened') throw new Error(`a breach candidate does not begin with ${event.type}`);
  const { clause, late, lateness, facts, parties } = event;
  const untouched = {
    extension: lateness?.extension ?? null,
    finding: lateness?.finding ?? null,
    doneAt: null,
    pleas: [],
    undone: false,
    judgements: [],
    contest: null,
    withdrawal: null,
  };
  return { state: 'OPEN', parties, data: { clause, late, lateness, facts, openedAt: at, ...untouched } };
}

export function evolve({ state, data }: CandidateMatter, event: BreachEvent, deed: Deed): Changed {
  const to = (next: CandidateState, change: Partial<BreachCandidate>): Changed => ({
    state: next,
    data: { ...data, ...change },
  });
  switch (event.type) {
    case 'breachCandidateOpened':
      throw new Error(`a breach candidate begins once, with ${event.type}`);
    case 'lateActDone':
      return { data: { ...data, doneAt: event.doneAt, undone: event.undone ?? false } };
    case 'lateActUndone':
      return { data: { ...data, doneAt: null, undone: false } };
    case 'latenessExtensionEnded': {
      const { requestedAt, status } = event;
      return { data: { ...data, extension: { requestedAt, status } } };
    }
    case 'latenessFindingContested': {
      const { contestedAt, status } = event;
      return { data: { ...data, finding: { contestedAt, status } } };
    }
    case 'latenessRevoked':
      return to('WITHDRAWN', { withdrawal: { reason: event.reason, withdrawnAt: deed.at } });
    case 'breachPleaded': {
      const { reason, evidence } = event;
      const plea = { reason, evidence, pleadedAt: deed.at, judgementsBefore: data.judgements.length };
      return { data: { ...data, pleas: [...data.pleas, plea] } };
    }
    case 'breachJudged': {
      const made = judgement(event, deed);
      // Earlier releases took an objection before any judgement, too; it does not use up the one after it.
      const answers = state === 'CONTESTED' && data.judgements.length > 0;
      const last: Judgement = answers ? { ...made, answersObjection: true } : made;
      return to('JUDGED', { clause: event.clause, judgements: [...data.judgements, last] });
    }
    case 'judgementUndone': {
      const undone = { reason: event.reason, undoneAt: deed.at, by: officeOf(deed) };
      return to('OPEN', { judgements: data.judgements.map((one) => (one.undone ? one : { ...one, undone })) });
    }
    case 'breachContested': {
      const { reason, evidence } = event;
      return to('CONTESTED', { contest: { reason, evidence, contestedAt: deed.at } });
    }
  }
}

function judgement({ outcome, clause, reason, outages, answer }: EventOf<'breachJudged'>, deed: Deed): Judgement {
  const judge = officeOf(deed);
  const made = { outcome, clause, reason, outages, judgedAt: deed.at, personId: personOf(deed), judge };
  return answer === undefined ? made : { ...made, answer };
}

function officeOf({ actor }: Deed): Judge {
  if (!actor) throw new Error(NO_TIMER_JUDGES);
  const { accountId, departmentId, role } = actor;
  return { accountId, departmentId, role };
}

function personOf({ actor }: Deed): string {
  if (!actor) throw new Error(NO_TIMER_JUDGES);
  return actor.personId;
}

const NO_TIMER_JUDGES = 'nobody judges but a person';
