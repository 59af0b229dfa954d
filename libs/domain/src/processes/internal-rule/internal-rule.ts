import type { Eyes } from '../../access/audience.js';
import { defineProcess } from '../../features/index.js';
import type { Task } from '../../matter/definition.js';
import { RULE_COMMANDS } from './commands.js';
import { internalRuleDocuments } from './internal-rule.documents.js';
import { begin, evolve } from './internal-rule.evolve.js';
import {
  RULE_EVENTS,
  STATE_TITLES,
  type InternalRule,
  type RuleEvent,
  type RuleMatter,
  type RuleSide,
  type RuleState,
} from './internal-rule.state.js';
import { tell } from './internal-rule.tell.js';

/**
 * 内部共享制度 (Art 10, §2.17): one data-sharing rule of one department, with its versions. The Regulation sets no limit
 * for it, so that it has no clock.
 */
export const internalRule = defineProcess<InternalRule, RuleEvent, RuleSide>()({
  process: 'internal-rule',
  collection: 'internal-rules',
  title: '内部共享制度',
  clause: '10',
  version: 1,
  commands: RULE_COMMANDS,
  reactions: [],
  events: RULE_EVENTS,
  duties: { ruleDrafted: 'DRAFT', ruleRevised: 'DRAFT', ruleSubmitted: 'DRAFT', ruleApproved: 'CONSENT' },
  concludes: ['ruleApproved', 'ruleDraftAbandoned'],
  begins: ['ruleDrafted'],
  endStates: ['IN_FORCE', 'REPEALED', 'ABANDONED'],
  inner: { REVISING: ['IN_FORCE'], REVISION_UNDER_APPROVAL: ['IN_FORCE'] },
  begin,
  evolve,
  tasks,
  documents: internalRuleDocuments,
  view,
  links: () => [],
  tell,
  clockTitles: {},
  stateTitles: STATE_TITLES,
  isOpenToParties: ({ data }) => data.versions.length > 0,
  revision: ({ state, data }) => (isSettled(state) ? data.versions.length : data.revision),
  subject: ({ data: { draft, versions } }) => ({ code: '', name: (versions.at(-1) ?? draft).title }),
});

/** True while no draft is under way that anybody sees; the document is then the last version. */
const isSettled = (state: string): boolean => state === 'IN_FORCE' || state === 'REPEALED';

function tasks({ state, data, parties: { provider: departmentId } }: RuleMatter): readonly Task[] {
  const one = (command: string, role: Task['roles'][number]): readonly Task[] => [
    { command, departmentId, roles: [role], clockId: null },
  ];
  switch (state as RuleState) {
    case 'DRAFT':
    case 'REVISING':
      return one(data.returned === null ? 'submit-to-head' : 'revise-rule', 'WB_HANDLER');
    case 'UNDER_APPROVAL':
    case 'REVISION_UNDER_APPROVAL':
      return one('head-approve', 'DEPT_HEAD');
    case 'IN_FORCE':
    case 'REPEALED':
    case 'ABANDONED':
      return [];
  }
}

/** Shows the versions to every reader of the matter, and the draft, while it is open, to the department alone. */
function view({ state, data }: RuleMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { draft, revision, returned, versions, repealed } = data;
  const isDraftShown = eyes.has('provider') && state !== 'IN_FORCE' && state !== 'REPEALED';
  return { draft: isDraftShown ? { ...draft, revision, returned } : null, versions, repealed };
}
