import type { Change } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { BreachEvent } from './breach-candidate.events.js';
import type {
  BreachCandidate,
  CandidateMatter,
  CandidateSide,
  CandidateState,
  Judgement,
} from './breach-candidate.state.js';

type Changed = Change<BreachCandidate, CandidateSide>;
type EventOf<Type extends BreachEvent['type']> = Extract<BreachEvent, { type: Type }>;

export function begin(event: BreachEvent, { actor, at }: Deed): Required<Changed> {
  if (event.type !== 'breachCandidateOpened') throw new Error(`a breach candidate does not begin with ${event.type}`);
  const { clause, late, lateness, facts, parties } = event;
  const untouched = {
    extension: lateness?.extension ?? null,
    doneAt: null,
    undone: false,
    judgements: [],
    contest: null,
    withdrawal: null,
  };
  const opened = { openedAt: at, openedBy: actor?.personId ?? null };
  return { state: 'OPEN', parties, data: { clause, late, lateness, facts, ...opened, ...untouched } };
}

export function evolve({ data }: CandidateMatter, event: BreachEvent, deed: Deed): Changed {
  const to = (state: CandidateState, change: Partial<BreachCandidate>): Changed => ({
    state,
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
    case 'latenessRevoked':
      return to('WITHDRAWN', { withdrawal: { reason: event.reason, withdrawnAt: deed.at } });
    case 'breachJudged':
      return to('JUDGED', { clause: event.clause, judgements: [...data.judgements, judgement(event, deed)] });
    case 'breachContested': {
      const { reason, evidence } = event;
      return to('CONTESTED', { contest: { reason, evidence, contestedAt: deed.at } });
    }
  }
}

function judgement({ outcome, clause, reason, outages }: EventOf<'breachJudged'>, { at, actor }: Deed): Judgement {
  if (!actor) throw new Error('nobody judges but a person');
  const { personId, accountId, departmentId, role } = actor;
  const judge = { accountId, departmentId, role };
  return { outcome, clause, reason, outages, judgedAt: at, personId, judge };
}
