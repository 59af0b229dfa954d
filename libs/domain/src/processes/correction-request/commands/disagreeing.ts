import { z } from 'zod';
import { meetClock } from '../../../clock/operations.js';
import { text } from '../../../language/text.js';
import { reasonTooShort } from '../../../language/reason.js';
import { clockOf } from '../../../matter/clocks.js';
import { startAnswer } from '../correction-request.clocks.js';
import { requesterOf } from '../correction-request.state.js';
import { done, notResponsible, refuse, row, supervisors, workingBody } from './correction-request.row.js';

/**
 * 不同意校核结果: recorded once, and told to the department that fed back, to the provider and to its authority. The limit
 * stays met by the feedback. The requester may raise the claim again with a request that cites this one (`follows`).
 */
const disagree = row({
  name: 'disagree',
  title: '不同意校核结果',
  clause: '26(2)',
  from: ['FED_BACK'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '第 2 处经本部门现场核对确有错误，与反馈的核实结论不一致。' },
  decide(matter, { reason }, context) {
    const refusal = reasonTooShort(reason, '26(2)');
    if (refusal) return refuse(refusal);
    const { responsible } = matter.data;
    const { provider } = matter.parties;
    const departments = [...new Set([responsible, provider])];
    const authorities = departments.map((id) => context.organisation.sameLevelAuthority(id).id);
    const text = `需求部门不同意校核结果，由反馈的部门答复：${reason}`;
    return done({
      event: { type: 'feedbackDisagreed', reason },
      clocks: [meetClock(clockOf(matter, 'acceptance'), context.at), startAnswer(responsible, context)],
      notices: [{ to: [...departments.flatMap(workingBody), ...[...new Set(authorities)].flatMap(supervisors)], text }],
    });
  },
});

const answerDisagreement = row({
  name: 'answer-disagreement',
  title: '答复需求部门的异议',
  clause: '26(2)',
  from: ['DISAGREED'],
  payload: z.strictObject({ stands: z.boolean(), text: text(4000) }),
  example: { stands: false, text: '经再次核对，第 2 处确有错误，请引用本事项重新提出校核申请。' },
  guard: notResponsible,
  decide(matter, { stands, text }, { at }) {
    const refusal = reasonTooShort(text, '26(2)', 'text');
    if (refusal) return refuse(refusal);
    const next = stands ? '仍不同意的，可以引用本事项重新提出' : '请引用本事项重新提出校核申请，期限自收到之日起算';
    const told = `${stands ? '维持校核结果' : '不再维持校核结果'}：${text} ${next}。`;
    return done({
      event: { type: 'disagreementAnswered', stands, text },
      clocks: [meetClock(clockOf(matter, 'answer'), at)],
      notices: [{ to: workingBody(requesterOf(matter)), text: told }],
    });
  },
});

export const DISAGREEING = [disagree, answerDisagreement];
