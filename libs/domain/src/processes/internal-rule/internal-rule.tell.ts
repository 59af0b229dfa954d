import type { Audience } from '../../access/audience.js';
import type { Telling } from '../../matter/definition.js';
import type { DraftedRule, RuleEvent } from './internal-rule.state.js';

/** Returns the history line of an event; drafts and their way to the head stay inside the department. */
export function tell(event: RuleEvent): Telling {
  const line = (sentence: string, audience: Audience = 'provider'): Telling => ({ sentence, clause: '10', audience });
  switch (event.type) {
    case 'ruleDrafted':
      return line(`起草内部共享制度，名称为${nameOf(event.rule)}。`);
    case 'ruleRevised':
      return line(`形成第 ${event.revision} 稿，名称为${nameOf(event.rule)}。`);
    case 'ruleSubmitted':
      return line(`将第 ${event.revision} 稿提交部门负责人批准。`);
    case 'ruleReturned':
      return line(`部门负责人退回第 ${event.revision} 稿：${event.reason}`);
    case 'ruleApproved':
      return line(`部门负责人批准第 ${event.version} 版，自 ${event.from} 起施行。`, 'everybody');
    case 'ruleDraftAbandoned':
      return line(`放弃第 ${event.revision} 稿：${event.reason}`);
    case 'ruleRepealed':
      return line(`部门负责人废止制度：${event.reason}`, 'everybody');
  }
}

const nameOf = ({ title, label }: DraftedRule): string => (label === undefined ? title : `${title}（${label}）`);
