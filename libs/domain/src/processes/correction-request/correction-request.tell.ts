import type { Audience } from '../../access/audience.js';
import type { Telling } from '../../matter/definition.js';
import { FEEDBACK_OUTCOME_TITLES } from './correction-request.content.js';
import type { CorrectionEvent } from './correction-request.events.js';

/**
 * Returns the history line of an event, in the language of the Regulation; the claimed errors are shown in the
 * documents only.
 */
export function tell(event: CorrectionEvent): Telling {
  const line = (sentence: string, audience: Audience = 'everybody', clause = '26(2)'): Telling => ({
    clause,
    sentence,
    audience,
  });
  switch (event.type) {
    case 'correctionDrafted':
      return line(`起草校核申请，目录为${event.entry.name}(${event.entry.catalogCode})。`, 'requester');
    case 'correctionRevised':
      return line(`修改校核申请，形成第 ${event.revision} 版。`, 'requester');
    case 'correctionDropped':
      return line('撤回校核申请草稿。', 'requester');
    case 'correctionSubmitted':
      return line(`使用中发现数据有错误，依据目录第 ${event.entry.version} 版提出校核申请；提供部门即时收到。`);
    case 'citizenReportRegistered':
      return line(
        `登记群众对${event.entry.name}(${event.entry.catalogCode})的反映，渠道为${event.report.channel}，受理编号 ${event.report.receiptNumber}。`,
      );
    case 'citizenReportAdopted':
      return line('需求部门采纳群众反映，另行提出校核申请；本事项终结。');
    case 'correctionDivided':
      return line(
        `第 ${event.errors.join('、')} 处错误分办，另立事项核实、更正、反馈，期限自原收到之日起算，不变：${event.reason}`,
        'everybody',
        '19(2)',
      );
    case 'correctionPartBegun': {
      const { number, errors, reason } = event.from;
      const which = errors.map((was, n) => `第 ${n + 1} 处为原第 ${was} 处`).join('，');
      return line(`由校核申请 ${number} 分办：${which}；期限自原收到之日起算，不变。${reason}`, 'everybody', '19(2)');
    }
    case 'verificationStarted':
      return line('开始核实。');
    case 'errorVerified': {
      const { error, confirmed, facts } = event.finding;
      return line(`核实第 ${error} 处错误：${confirmed ? '属实' : '无误'}。${facts}`, 'provider');
    }
    case 'errorCorrected': {
      const { error, note, correctedOn } = event.correction;
      return line(`第 ${error} 处错误已于 ${correctedOn} 更正：${note}`, 'provider');
    }
    case 'correctionRerouted':
      return line(`提供部门将校核申请转送数源部门(${event.sourceCatalogCode})：${event.reason}`, 'everybody', '19(2)');
    case 'rerouteAccepted':
      return line(
        '数源部门接收转送，数据不由提供部门负责，由数源部门核实、更正、反馈；期限自提供部门收到之日起计算，不变。',
        'everybody',
        '19(2)',
      );
    case 'rerouteDeclined':
      return line(`数源部门退回转送，仍由提供部门办理：${event.reason}`, 'everybody', '19(2)');
    case 'correctionHandedBack':
      return line(
        `数源部门认为数据不由其负责，退回提供部门办理，此前的期限仍由当时的部门负责：${event.reason}`,
        'everybody',
        '19(2)',
      );
    case 'fedBack':
      return line(`反馈校核结果：${FEEDBACK_OUTCOME_TITLES[event.outcome]}。${event.text}`);
    case 'feedbackAccepted':
      return line('需求部门确认反馈，校核办结。');
    case 'feedbackDisagreed':
      return line(`需求部门不同意校核结果：${event.reason}`);
    case 'disagreementAnswered':
      return line(`答复需求部门的异议，${event.stands ? '维持校核结果' : '不再维持校核结果'}：${event.text}`);
  }
}
