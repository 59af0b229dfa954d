import { ASSESSMENT_TITLES } from '../cataloguing/assessment.js';
import type { Audience } from '../../access/audience.js';
import { decisionText, paperText, registeredText } from '../../matter/extension.js';
import type { Telling } from '../../matter/definition.js';
import { TRIGGER_TITLES } from './catalog-update.content.js';
import type { CatalogUpdateEvent, Opened } from './catalog-update.events.js';

/** Returns the history line of an event, in the language of the Regulation. */
export function tell(event: CatalogUpdateEvent): Telling {
  const line = (clause: string, sentence: string, audience: Audience = 'everybody'): Telling => ({
    clause,
    sentence,
    audience,
  });
  switch (event.type) {
    case 'catalogUpdateOpened':
      return line('17(1)', opened(event));
    case 'updateStarted':
      return line('17(1)', '提供部门开始更新。', 'provider');
    case 'changeRevised':
      return line('17(1)', `经办人拟定变更内容第 ${event.revision} 版${because(event.changeReason)}`, 'provider');
    case 'changeAssessed': {
      const { type, result, opinion } = event.assessment;
      return line(
        '13(1)',
        `${ASSESSMENT_TITLES[type]}${result === 'PASS' ? '通过' : '没有通过'}：${opinion}`,
        'provider',
      );
    }
    case 'updateSubmittedToHead':
      return line('13(1)', `工作机构负责人将第 ${event.revision} 版提交部门负责人审核。`, inside(event.meetsLimit));
    case 'updateRejectedByHead':
      return line('13(1)', `部门负责人退回修改：${event.reason}`, inside(event.limitGoesOn));
    case 'updateSubmitted':
      return line('17(2)', `经部门负责人审核同意，提供部门完成更新第 ${event.revision} 版并报送主管部门。`);
    case 'updateReturned':
      return line('17(3)', returned(event));
    case 'findingContested':
      return line('17(3)', `提供部门对退回时的认定提出异议，由上级主管部门答复：${event.reason}`);
    case 'findingUpheld':
      return line('17(3)', `上级主管部门维持退回时的认定，更新期限继续计算：${event.reason}`);
    case 'findingSetAside':
      return line('17(3)', `上级主管部门撤销退回时的认定，更新期限按没有这一认定计算：${event.reason}`);
    case 'updateReworked':
      return line('17(2)', '提供部门着手修改退回的更新。', 'provider');
    case 'updatePassed':
      return line('17(3)', `主管部门审核通过第 ${event.revision} 版，予以发布。`);
    case 'extensionRequested':
      return line('17(2)', `提供部门申请延长更新期限 ${event.days} 个工作日${paperText(event)}：${event.reason}`);
    case 'extensionDecisionRegistered':
      return line('17(2)', registeredText('更新期限', event));
    case 'extensionGranted':
      return line('17(2)', `主管部门同意延长更新期限 ${event.days} 个工作日${decisionText(event)}：${event.reason}`);
    case 'extensionRefused':
      return line('17(2)', `主管部门不同意延长更新期限${decisionText(event)}：${event.reason}`);
    case 'dismissalProposed':
      return line('17(2)', `提供部门认为无须更新，提请主管部门确认：${event.reason}`);
    case 'dismissalConfirmed':
      return line('17(2)', `主管部门确认无须更新，本事项终结${event.opinion ? `：${event.opinion}` : '。'}`);
    case 'dismissalRejected':
      return line('17(2)', `主管部门认为仍须更新：${event.reason}`);
  }
}

/** An act that moves the limit, which all sides see, is no act inside the provider. */
const inside = (movesLimit: true | undefined): Audience => (movesLimit ? 'everybody' : 'provider');

function returned({ reasons, finding }: Extract<CatalogUpdateEvent, { type: 'updateReturned' }>): string {
  const found = finding ? '，认定应当更新的内容均未更新，更新期限恢复计算，原届满之日不变' : '';
  return `主管部门退回更新${found}：${reasons.join('；')}`;
}

function opened({ entry, kind, trigger, eventDate, promulgatedOn, docRef, reason }: Opened): string {
  const what = `${kind === 'RETIRE' ? '提出目录退出' : '提出目录更新'}，目录为${entry.name}(${entry.catalogCode})`;
  const when = eventDate ? `，发生之日为 ${eventDate}` : '';
  const promulgated = promulgatedOn ? `，公布之日为 ${promulgatedOn}` : '';
  const basis = docRef ? `，文号为${docRef}` : '';
  return `${what}；事由为${TRIGGER_TITLES[trigger]}${when}${promulgated}${basis}：${reason}`;
}

/** The rest of a sentence with its reason, which a draft may still lack. */
const because = (reason: string | undefined): string => (reason === undefined ? '。' : `：${reason}`);
