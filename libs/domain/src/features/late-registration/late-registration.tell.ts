import { instantTitle } from '../../clock/in-chinese.js';
import { RECEIPT_CHANNEL_TITLES } from './late-registration.content.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';

/** Returns the sentence of the history; `title` is the Chinese name of the time limit. */
export function tellEarlierReceipt(event: EarlierReceiptEvent, title: string): string {
  switch (event.type) {
    case 'earlierReceiptRegistered': {
      const { of, recorded, provenAt, channel, reason, authorityId } = event;
      const what = of === 'START' ? '起算所依据的收到时间' : '办结时间';
      const times = `平台记录为${instantTitle(recorded)}，补记为${instantTitle(provenAt)}（${RECEIPT_CHANNEL_TITLES[channel]}）`;
      const effect = authorityId === null ? '即时计入' : '待主管部门确认';
      return `补记${title}${what}：${times}，${effect}。${reason}`;
    }
    case 'earlierReceiptConfirmed':
      return `主管部门确认第 ${event.registration} 次补记，${title}据此重新计算。`;
    case 'earlierReceiptRefused':
      return `主管部门不予确认第 ${event.registration} 次补记，${title}不变：${event.reason}`;
  }
}
