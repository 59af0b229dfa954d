import { z } from 'zod';
import { place } from '../../../language/given.js';
import type { ActContext } from '../../../matter/context.js';
import { ask, type EventStanding } from '../../../matter/facts.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { sideTitle } from '../../../access/sides.js';
import type { Audience } from '../../../access/audience.js';
import type { Matter } from '../../../matter/matter.js';
import { conflict, rule, type Refusal } from '../../../language/refusal.js';
import { seenLength, text } from '../../../language/text.js';
import { documentNumberYear } from '../everyday.content.js';
import { EVERYDAY_EVENTS } from '../everyday.events.js';
import { isCorrectable, textAt, withText } from '../free-text.js';
import { isSlight, mostChanged, weighsTheSame } from '../slight.js';
import { othersToTell } from '../told.js';
import { readersOf } from '../recorded.js';
import { revisionOf, standing } from '../everyday.state.js';
import { done, HANDLING_CLAUSE, refuse, row, type EverydayRow } from './everyday.row.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

const LONGEST_TEXT = 4000;
const slipPayload = z.strictObject({
  /** Sequence number of the event in which the slip stands. */
  seq: place,
  /** Path in the event: `reason`, `list.0`, `claim.errors.0.description`. */
  field: z
    .string()
    .max(200)
    .regex(/^[A-Za-z]+(\.[A-Za-z0-9]+)*$/, '应为字段的路径，例如 reason'),
  /** Present text, to the letter. */
  from: z.string().min(1).max(LONGEST_TEXT),
  to: text(LONGEST_TEXT),
  reason: text(500),
});
type Given = z.infer<typeof slipPayload>;

/**
 * 更正 of a slip in a text of one's own department. The stored event is not rewritten: the history shows the old text and
 * the new one.
 */
export const correctSlip = (process: SealedDefinition): EverydayRow =>
  row({
    name: 'correct-slip',
    title: '更正笔误',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: slipPayload,
    example: { seq: 2, field: 'text', from: '请尽快办里。', to: '请尽快办理。', reason: '错别字。' },
    needs: ({ seq }, matter) => (matter ? [ask('event', { matterId: matter.matterId, seq })] : []),
    decide(matter, given, context) {
      const found = ownLine(process, matter, given, context);
      if (!found) return refuse(NOT_YOUR_LINE);
      const refusal = noSlip(process, matter, given, found.event);
      if (refusal) return refuse(refusal);
      const { seq: of, field, from, to, reason } = given;
      const { departmentId } = context.office;
      const { audience } = found;
      const revision = revisionOf(matter.everyday, of, field) + 1;
      return done({
        event: { type: 'slipCorrected', departmentId, of, field, from, to, reason, audience, revision },
        notices: othersToTell(process, matter, audience, context).map((others) => ({
          to: others,
          text: `${sideTitle(departmentId, matter.parties)}更正笔误，原为“${from}”，现为“${to}”：${reason}`,
        })),
      });
    },
  });

interface Line {
  readonly event: EventStanding;
  readonly audience: Audience;
}

function ownLine(
  process: SealedDefinition,
  matter: Matter,
  { seq }: Given,
  { facts, office }: ActContext<'event'>,
): Line | null {
  const event = facts.get('event', { matterId: matter.matterId, seq });
  if (!event || event.departmentId !== office.departmentId) return null;
  const audience = readersOf(process, matter, event);
  return audience && { event, audience };
}

function noSlip(process: SealedDefinition, matter: Matter, given: Given, event: EventStanding): Refusal | null {
  const { seq, field, from, to } = given;
  const path = field.split('.');
  const isNumber = event.type === 'documentNumbered' && field === 'number';
  if (!isNumber && !isCorrectable(event.type, path)) return NOT_FREE_TEXT;
  const recorded = textAt(event.fields, path);
  if (recorded === null) return NOT_FREE_TEXT;
  if (standing(matter.everyday, seq, field, recorded) !== from) return NOT_WHAT_STANDS;
  if (from === to) return UNCHANGED;
  if (!isSlight(recorded, to, mostChanged(recorded))) return NO_SLIP;
  if (isNumber) return documentNumberYear(to) === documentNumberYear(recorded) ? null : OTHER_NUMBER;
  if (!weighsTheSame(recorded, to)) return OTHER_STATEMENT;
  if (seenLength(to) < Math.min(seenLength(recorded), OUR_NUMBERS.minReasonLength.value)) return UNFIT;
  const schemas: Readonly<Record<string, z.ZodType>> = { ...EVERYDAY_EVENTS, ...process.events };
  return schemas[event.type]?.safeParse(withText(event.fields, path, to)).success ? null : UNFIT;
}

const of = (field: keyof Given, code: string, message: string, hint: string): Refusal =>
  rule(code, HANDLING_CLAUSE, message, [{ field, message: hint }]);
const NOT_YOUR_LINE = of('seq', 'NOT_YOUR_LINE', '只能更正本部门人员记录的内容。', '不是本部门记录的');
const NOT_FREE_TEXT = of(
  'field',
  'NOT_FREE_TEXT',
  '只能更正文字表述和发文字号。须经审核同意的文件在同意之前修改，同意之后不得更改；日期、决定、代码和编号须按规定程序重新办理，目录内容须办理目录更新。',
  '不是可以更正的文字',
);
const UNCHANGED = of('to', 'UNCHANGED', '更正后的文字与现在的相同。', '与现在的文字相同');
const NO_SLIP = of(
  'to',
  'NO_SLIP',
  `笔误的更正与原文相差不得超过 ${OUR_NUMBERS.mostSlipped.value} 个字，每 ${OUR_NUMBERS.slippedAmong.value} 个字不得超过一个；改变内容的，请按规定程序重新办理。`,
  `与原文相差不得超过 ${OUR_NUMBERS.mostSlipped.value} 个字，每 ${OUR_NUMBERS.slippedAmong.value} 个字不得超过一个`,
);
const OTHER_STATEMENT = of(
  'to',
  'OTHER_STATEMENT',
  '数字、计量单位、数学符号和表示否定的字不是笔误；改变内容的，请按规定程序重新办理。',
  '不得增减、改变数字、计量单位、数学符号和表示否定的字',
);
const UNFIT = of('to', 'UNFIT_TEXT', '更正后的文字不符合这一项的要求。', '不符合这一项对长度的要求');
const OTHER_NUMBER = of('to', 'OTHER_NUMBER', '更正后的发文字号须符合格式，年份不变。', '须符合格式，年份不变');
const NOT_WHAT_STANDS = conflict(
  'NOT_WHAT_STANDS',
  '现在的文字与所填的原文不一致，请重新阅读后再更正。',
  HANDLING_CLAUSE,
);
