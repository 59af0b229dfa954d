import { z } from 'zod';
import { sameNaturalPerson } from '../../../access/separation.js';
import { place } from '../../../language/given.js';
import type { ActContext } from '../../../matter/context.js';
import { EVERY_STATE } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import type { Process } from '../../../matter/process.js';
import type { Matter } from '../../../matter/matter.js';
import { allOf, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { STANCES } from '../everyday.content.js';
import { lateMatterNeeded } from '../barred.js';
import { asked as awaited, type OpinionRound } from '../everyday.state.js';
import {
  colleague,
  done,
  HANDLING_CLAUSE,
  isColleague,
  noColleague,
  refuse,
  row,
  type EverydayRow,
} from './everyday.row.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

const askOpinionsPayload = z.strictObject({
  question: text(2000),
  /** Account ids. */
  colleagues: z
    .array(text(64))
    .min(1)
    .max(OUR_NUMBERS.mostColleagues.value)
    .refine((ids) => new Set(ids).size === ids.length, '人员重复'),
});

/** 会签: colleagues are asked at once. A consent does not wait for them, but shows who has not answered yet. */
export const askOpinions = (process: Process): EverydayRow =>
  row({
    name: 'ask-opinions',
    title: '会签',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: askOpinionsPayload,
    example: { question: '拟同意共享前两项数据项，是否妥当？', colleagues: ['m3.assessor', 'm3.head'] },
    needs: ({ colleagues }, matter) => [
      ...colleagues.map((accountId) => ask('account', accountId)),
      ...lateMatterNeeded(process, matter),
    ],
    decide(matter, { question, colleagues }, context) {
      const { departmentId } = context.office;
      const found = colleagues.map((id, n) => colleague(`colleagues.${n}`, id, process, matter, context));
      const refusals = allOf(...found.filter((one): one is Refusal => !isColleague(one)));
      if (refusals) return refuse(refusals);
      const asked = found.filter(isColleague);
      const twice = asked.findIndex((one, n) => asked.findIndex((other) => sameNaturalPerson(one, other)) !== n);
      if (twice >= 0) return refuse(noColleague(`colleagues.${twice}`));
      const roles = [...new Set(asked.flatMap((one) => one.roles))];
      const round = matter.everyday.opinions.length + 1;
      return done({
        event: { type: 'opinionsAsked', round, departmentId, question, colleagues, roles },
        notices: [
          { to: roles.map((role) => ({ departmentId, role })), text: `请 ${colleagues.join('、')} 会签：${question}` },
        ],
      });
    },
  });

/** Opinion of a colleague who was asked, given once. It is no draft, so its author may still consent later. */
export const giveOpinion = row({
  name: 'give-opinion',
  title: '提出会签意见',
  clause: HANDLING_CLAUSE,
  from: EVERY_STATE,
  payload: z
    .strictObject({ round: place, stance: z.enum(STANCES), text: text(2000).optional() })
    .refine(({ stance, text: words }) => stance === 'AGREE' || words !== undefined, {
      error: '不同意或者提出意见的，请写明意见',
      path: ['text'],
    }),
  example: { round: 1, stance: 'COMMENT', text: '建议同时明确数据更新频率。' },
  guard: (matter, context) =>
    openTo(matter, context).length > 0 ? null : forbidden('NOT_ASKED', '没有等待您提出的会签意见。', HANDLING_CLAUSE),
  decide(matter, { round, stance, text: words }, context) {
    if (!openTo(matter, context).some((one) => one.round === round)) return refuse(NO_SUCH_ROUND);
    const { departmentId } = context.office;
    return done({ event: { type: 'opinionGiven', round, departmentId, stance, text: words ?? null } });
  },
});

const openTo = ({ everyday }: Matter, { actor, office }: ActContext): readonly OpinionRound[] =>
  everyday.opinions.filter(
    (one) => one.departmentId === office.departmentId && actor !== null && awaited(one).includes(actor.accountId),
  );

const NO_SUCH_ROUND = rule('NO_SUCH_ROUND', HANDLING_CLAUSE, '这一次会签没有等待您的意见。', [
  { field: 'round', message: '请填写待您提出意见的会签序号' },
]);
