import { instantTitle } from '../../clock/in-chinese.js';
import { RECEIPT_CHANNEL_TITLES } from './late-registration.content.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';

/** Returns the sentence of the history; `title` names the time limit, and `titleOf` a command, in Chinese. */
export function tellEarlierReceipt(
  event: EarlierReceiptEvent,
  title: string,
  titleOf: (command: string) => string,
): string {
  switch (event.type) {
    case 'earlierReceiptRegistered': {
      const { of, recorded, provenAt, channel, reason, authorityId, acts = [] } = event;
      const what = of === 'START' ? '起算所依据的收到时间' : '办结时间';
      const times = `平台记录为${instantTitle(recorded)}，补记为${instantTitle(provenAt)}（${RECEIPT_CHANNEL_TITLES[channel]}）`;
      const effect = authorityId === null ? '即时计入' : '待主管部门确认';
      const signed = acts.map(({ act, on, signatory }) => `${titleOf(act)} ${on} ${signatory}`).join('；');
      return `补记${title}${what}：${times}，${effect}。${reason}${signed ? `（纸质办理：${signed}）` : ''}`;
    }
    case 'earlierReceiptConfirmed':
      return `主管部门确认第 ${event.registration} 次补记，${title}据此重新计算。`;
    case 'earlierReceiptRefused':
      return `主管部门不予确认第 ${event.registration} 次补记，${title}不变：${event.reason}`;
    case 'earlierReceiptWithdrawn':
      return `撤回第 ${event.registration} 次补记，${title}不变：${event.reason}`;
    case 'earlierReceiptRefuted':
      return `主管部门认定第 ${event.registration} 次补记不实，${title}恢复为补记之前的计算：${event.reason}`;
  }
}
