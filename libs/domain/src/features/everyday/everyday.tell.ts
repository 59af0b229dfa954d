import type { Audience } from '../../access/audience.js';
import type { Parties } from '../../access/parties.js';
import { STANCE_TITLES, URGENCY_TITLES } from './everyday.content.js';
import type { EverydayEvent } from './everyday.events.js';
import { audienceOf, sideTitle } from '../../access/sides.js';

/** Returns the line of the history for an everyday act. */
export function tellEveryday(
  event: EverydayEvent,
  parties: Parties,
): { readonly sentence: string; readonly clause: string; readonly audience: Audience } {
  const side = (departmentId: string): string => sideTitle(departmentId, parties);
  const line = (sentence: string, audience: Audience = 'everybody', clause = '11') => ({ sentence, clause, audience });
  const inside = (departmentId: string, sentence: string) => line(sentence, audienceOf(departmentId, parties));
  switch (event.type) {
    case 'receiptSigned':
      return line(`${side(event.departmentId)}签收第 ${event.revision} 版；签收不影响期限计算。`);
    case 'urged':
      return line(`${side(event.departmentId)}催办${event.urged.map(side).join('、')}：${event.text}`);
    case 'supervised': {
      const within = `请在 ${event.answerWithin} 个工作日内答复`;
      return line(`主管部门督办${side(event.departmentId)}，${within}：${event.requirement}`, 'everybody', '29(1)');
    }
    case 'supervisionAnswered': {
      const what = `${side(event.departmentId)}答复第 ${event.supervision} 次督办`;
      return line(`${what}：${event.answer}`, 'everybody', '29(1)');
    }
    case 'handedOver':
      return inside(event.departmentId, `转由 ${event.to} 办理。`);
    case 'opinionsAsked':
      return inside(event.departmentId, `请 ${event.colleagues.join('、')} 会签：${event.question}`);
    case 'opinionGiven': {
      const words = event.text === null ? '。' : `：${event.text}`;
      return inside(event.departmentId, `第 ${event.round} 次会签意见，${STANCE_TITLES[event.stance]}${words}`);
    }
    case 'urgencyMarked':
      return line(`标注紧急程度为${URGENCY_TITLES[event.urgency]}；期限不变。`);
    case 'documentNumbered':
      return line(`第 ${event.of} 项所载文书的发文字号为${event.number}，发文日期为 ${event.date}。`);
    case 'slipCorrected': {
      const what = `更正第 ${event.of} 项中的笔误，原为“${event.from}”，现为“${event.to}”`;
      const revision = event.revision === undefined ? '' : `（第 ${event.revision} 版）`;
      return line(`${what}${revision}：${event.reason}`, event.audience);
    }
  }
}
