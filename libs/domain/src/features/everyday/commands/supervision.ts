import { z } from 'zod';
import { place } from '../../../language/given.js';
import { oversees } from '../../../access/command-rights.js';
import { meetClock } from '../../../clock/operations.js';
import { clockOf, startTarget } from '../../../matter/clocks.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { text } from '../../../language/text.js';
import type { Matter } from '../../../matter/matter.js';
import { conflict, rule } from '../../../language/refusal.js';
import { isAwaited, type Supervision } from '../everyday.state.js';
import { supervisionClock } from '../../../clock/supervision-clock.js';
import { done, refuse, row, supervisors, workingBody, type EverydayRow } from './everyday.row.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

/** Art 29(1): the authority supervises and inspects. */
const CLAUSE = '29(1)';

/** 督办: an authority demands an answer, under a working target. The department's legal limits stay as they are. */
export const supervise = (process: SealedDefinition): EverydayRow =>
  row({
    name: 'supervise',
    title: '督办',
    clause: CLAUSE,
    from: EVERY_STATE,
    payload: z.strictObject({
      /** The supervised department: a party that the authority oversees. */
      departmentId: z.string().trim().min(1).max(64),
      requirement: text(2000),
      /** Working days. */
      answerWithin: z.int().min(1).max(OUR_NUMBERS.supervisionAnswer.value),
    }),
    example: { departmentId: 'M3', requirement: '请说明办理进展和预计办结日期。', answerWithin: 3 },
    guard: (matter) =>
      process.isOpenToParties(matter) ? null : conflict('NOT_OPEN', '事项尚未提出，不能督办。', CLAUSE),
    decide(matter, { departmentId, requirement, answerWithin }, context) {
      const { departmentId: authorityId } = context.office;
      const isParty = Object.values(matter.parties).includes(departmentId);
      if (!isParty || !oversees(authorityId, departmentId, context.organisation)) return refuse(NOT_OVERSEEN);
      const supervision = matter.everyday.supervisions.length + 1;
      const target = { id: supervisionClock(supervision), clause: CLAUSE, limit: answerWithin };
      return done({
        event: { type: 'supervised', supervision, authorityId, departmentId, requirement, answerWithin },
        clocks: [startTarget({ ...target, responsible: departmentId }, context)],
        notices: [
          {
            to: workingBody(departmentId),
            text: `主管部门督办，请在 ${answerWithin} 个工作日内答复：${requirement}`,
          },
        ],
      });
    },
  });

/** The lead's answer meets the target. A late answer is shown as late, without consequence in law. */
export const answerSupervision: EverydayRow = row({
  name: 'answer-supervision',
  title: '答复督办',
  clause: CLAUSE,
  from: EVERY_STATE,
  payload: z.strictObject({ supervision: place, answer: text(2000) }),
  example: { supervision: 1, answer: '正在核对数据项，预计本周内办结。' },
  guard: (matter, { office }) =>
    openFor(matter, office.departmentId).length > 0
      ? null
      : conflict('NOTHING_TO_ANSWER', '没有等待本部门答复的督办。', CLAUSE),
  decide(matter, { supervision, answer }, { at, office: { departmentId } }) {
    const found = openFor(matter, departmentId).find((one) => one.supervision === supervision);
    if (!found) return refuse(NO_SUCH_SUPERVISION);
    return done({
      event: { type: 'supervisionAnswered', supervision, departmentId, answer },
      clocks: [meetClock(clockOf(matter, supervisionClock(supervision)), at)],
      notices: [{ to: supervisors(found.authorityId), text: `督办已获答复：${answer}` }],
    });
  },
});

const openFor = ({ everyday }: Matter, departmentId: string): readonly Supervision[] =>
  everyday.supervisions.filter((one) => one.departmentId === departmentId && isAwaited(one));

const NOT_OVERSEEN = rule('NOT_OVERSEEN', CLAUSE, '只能督办属于本机关管理权限的当事部门。', [
  { field: 'departmentId', message: '不是本事项中由本机关督办的部门' },
]);
const NO_SUCH_SUPERVISION = rule('NO_SUCH_SUPERVISION', CLAUSE, '没有等待本部门答复的这一次督办。', [
  { field: 'supervision', message: '请填写待答复督办的序号' },
]);
