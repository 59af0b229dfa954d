import type { ShareMode } from '../../catalog/entry.js';
import type { Audience } from '../../access/audience.js';
import { decisionText, paperText, registeredText } from '../../matter/extension.js';
import type { Telling } from '../../matter/definition.js';
import { withheldText } from './prohibition.js';
import type { ShareRequestEvent } from './share-request.events.js';
import { DISPOSAL_METHOD_TITLES, PURPOSE_END_TITLES, USE_RECORD_TITLES } from './use-content.js';

/** Returns the history line of an event, in the language of the Regulation. */
export function tell(event: ShareRequestEvent): Telling {
  const line = (clause: string, sentence: string, audience: Audience = 'everybody'): Telling => ({
    clause,
    sentence,
    audience,
  });
  switch (event.type) {
    case 'requestDrafted':
      return line('20(2)', `起草共享申请，目录为${event.entry.name}(${event.entry.catalogCode})。`, 'requester');
    case 'requestRevised':
      return line('20(2)', `修改共享申请，形成第 ${event.revision} 版。`, 'requester');
    case 'requestSubmittedInternally':
      return line(
        '20(2)',
        `承诺申请真实、合法、必要，将第 ${event.revision} 版提交本部门工作机构负责人。`,
        'requester',
      );
    case 'requestRecalled':
      return line('20(2)', '经办人撤回修改。', 'requester');
    case 'requestRejectedByLead':
      return line('20(2)', `工作机构负责人退回修改：${event.reason}`, 'requester');
    case 'requestSubmitted':
      return line(
        '20(2)',
        `经本部门工作机构负责人同意，依据目录第 ${event.entry.version} 版提出共享申请；提供部门即时收到。`,
      );
    case 'requestWithdrawn':
      return line('20(2)', `需求部门撤回申请${event.reason ? `：${event.reason}` : '。'}`);
    case 'requestAccepted':
      return line('20(3)', '提供部门受理申请；受理不影响期限计算。');
    case 'supplementAsked':
      return line('21(2)', `提供部门一次性告知需要补充的材料：${numbered(event.list)}`);
    case 'supplementDrafted':
      return line('20(2)', `起草变更申请内容的补充材料，申请为第 ${event.revision} 版，待负责人同意。`, 'requester');
    case 'supplementReturned':
      return line('20(2)', `工作机构负责人退回补充材料：${event.reason}`, 'requester');
    case 'supplementConsented':
      return line('20(2)', `工作机构负责人同意变更申请内容的补充材料，申请为第 ${event.revision} 版。`, 'requester');
    case 'supplementSupplied':
      return line('21(2)', `需求部门补充材料，现行申请为第 ${event.revision} 版。`);
    case 'requestLapsed':
      return line('21(2)', `因未补充材料，提供部门终结办理：${event.reason} 可以重新申请。`);
    case 'extensionRequested':
      return line('21(1)', `提供部门申请延长答复期限 ${event.days} 个工作日${paperText(event)}：${event.reason}`);
    case 'extensionDecisionRegistered':
      return line('21(1)', registeredText('答复期限', event));
    case 'extensionGranted':
      return line(
        '21(1)',
        `主管部门同意延长答复期限 ${event.days} 个工作日，并告知需求部门${decisionText(event)}：${event.reason}`,
      );
    case 'extensionRefused':
      return line('21(1)', `主管部门不同意延长答复期限${decisionText(event)}：${event.reason}`);
    case 'replyProposed':
      return line('21(2)', `经办人拟定答复意见第 ${event.revision} 版。`, 'provider');
    case 'replyRevised':
      return line('21(2)', `经办人修改答复意见，形成第 ${event.revision} 版。`, 'provider');
    case 'replyReturned':
      return line('20(3)', `工作机构负责人退回答复意见：${event.reason}`, 'provider');
    case 'replied':
      return line('20(3)', `经本部门工作机构负责人同意，提供部门作出答复：${REPLIES[resultOf(event)]}`);
    case 'deliveryStarted':
      return line(
        '22(2)',
        `提供部门开始共享，方式为${MODES[event.mode]}${event.requesterDelay ? '；需求部门尚未提供接收端点' : ''}。`,
      );
    case 'relinquished':
      return line('27(1)', `需求部门放弃共享：${event.reason}`);
    case 'deliveryEnded':
      return event.cause === 'TERM_OVER'
        ? line('27(1)', `使用时限届满，提供部门终结共享：${event.reason}`)
        : line('14(3)', `法律、行政法规或者国务院决定已有规定，提供部门终结共享：${event.reason}`);
    case 'endpointNamed':
      return line('22(2)', `需求部门提供接收端点：${event.receivingEndpoint}`);
    case 'delivered': {
      const { revision, withheld = [] } = event;
      if (withheld.length === 0)
        return line('22(1)', `提供部门共享全部同意的数据项（第 ${revision} 次），标准符合性检查通过。`);
      const what = `提供部门共享可以共享的数据项（第 ${revision} 次），标准符合性检查通过`;
      return line('22(1)', `${what}；因法律、行政法规或者国务院决定不予共享的：${withheldText(withheld)}。`);
    }
    case 'deliveryAccepted':
      return line('22(1)', `需求部门验收通过第 ${event.revision} 次共享。`);
    case 'deliveryRejected':
      return line(
        '22(1)',
        `需求部门验收不通过：${event.reasons.map(({ itemId, text }) => `${itemId} ${text}`).join('；')}`,
      );
    case 'useRecorded': {
      const { type, occurredOn } = event.record;
      return line(
        '29(2)',
        `登记第 ${event.recordNo} 条使用记录：${USE_RECORD_TITLES[type]}（${occurredOn}）。`,
        'requester',
      );
    }
    case 'purposeEnded': {
      const who = event.by === 'requester' ? '需求部门' : '使用时限届满，需求部门没有申报，提供部门';
      return line('27(1)', `${who}申报使用结束（${PURPOSE_END_TITLES[event.kind]}），使用权限终止：${event.text}`);
    }
    case 'disposalInstructed': {
      const { method, text } = event.instruction;
      return line('27(1)', `提供部门明确处置要求，方式为${DISPOSAL_METHOD_TITLES[method]}：${text}`);
    }
    case 'disposalCertified': {
      const { method, systems } = event.certificate;
      const how = `方式为${DISPOSAL_METHOD_TITLES[method]}，涉及${systems.join('、')}`;
      return line('27(1)', `需求部门出具第 ${event.revision} 份处置证明，${how}；使用记录继续保存。`);
    }
    case 'disposalContested':
      return line('27(1)', `提供部门对第 ${event.revision} 份处置证明提出异议：${event.reason}`);
    case 'disposalConfirmed':
      return line('27(1)', `提供部门确认处置，事项办结；使用记录保存至 ${event.retainUntil}。`);
  }
}

const MODES: Readonly<Record<ShareMode, string>> = {
  API: '服务接口',
  BATCH: '批量交换',
  FILE: '文件下载',
  OTHER: '其他方式',
};

const REPLIES = {
  AGREED: '同意共享。',
  PARTIAL: '部分数据项同意共享，其余不同意并说明理由。',
  REFUSED: '不同意共享，并说明理由。',
} as const;

const resultOf = ({ result, partial }: Extract<ShareRequestEvent, { type: 'replied' }>): keyof typeof REPLIES =>
  partial ? 'PARTIAL' : result;

const numbered = (list: readonly string[]): string => list.map((one, n) => `${n + 1}. ${one}`).join('；');
