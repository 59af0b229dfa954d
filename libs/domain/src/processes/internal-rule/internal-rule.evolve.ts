import { localDate, type LocalDate } from '../../calendar/time.js';
import type { Change } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import {
  wholeRuleOf,
  type InternalRule,
  type RuleEvent,
  type RuleMatter,
  type RuleSide,
  type RuleState,
  type RuleVersion,
} from './internal-rule.state.js';

type Changed = Change<InternalRule, RuleSide>;

/** Begins with the first draft; throws for any other event. */
export function begin(event: RuleEvent): Required<Changed> {
  if (event.type !== 'ruleDrafted') throw new Error(`an internal rule does not begin with ${event.type}`);
  const { parties, revision, rule: draft } = event;
  return { state: 'DRAFT', parties, data: { draft, revision, returned: null, versions: [], repealed: null } };
}

export function evolve({ data }: RuleMatter, event: RuleEvent, deed: Deed): Changed {
  const to = (next: RuleState, change: Partial<InternalRule> = {}): Changed => ({
    state: next,
    data: { ...data, ...change },
  });
  const isFirst = data.versions.length === 0;
  switch (event.type) {
    case 'ruleDrafted':
      throw new Error('an internal rule begins once');
    case 'ruleRevised': {
      const { revision, rule: draft } = event;
      return to(isFirst ? 'DRAFT' : 'REVISING', { draft, revision, returned: null });
    }
    case 'ruleSubmitted':
      return to(isFirst ? 'UNDER_APPROVAL' : 'REVISION_UNDER_APPROVAL', { returned: null });
    case 'ruleReturned':
      return to(isFirst ? 'DRAFT' : 'REVISING', { returned: event.reason });
    case 'ruleApproved': {
      const { version, from } = event;
      const approved = { ...wholeRuleOf(data), version, from, until: null, approvedAt: deed.at };
      return to('IN_FORCE', { versions: [...endedBy(data.versions, from), approved] });
    }
    case 'ruleDraftAbandoned':
      return to(isFirst ? 'ABANDONED' : 'IN_FORCE');
    case 'ruleRepealed':
      return to('REPEALED', { versions: endedBy(data.versions, localDate(deed.at)), repealed: event.reason });
  }
}

/** Ends every version by a day; a version that would begin later never applies, and ends on its own first day. */
const endedBy = (versions: readonly RuleVersion[], day: LocalDate): readonly RuleVersion[] =>
  versions.map((one) => {
    const until = one.until !== null && one.until < day ? one.until : day;
    return { ...one, until: until < one.from ? one.from : until };
  });
