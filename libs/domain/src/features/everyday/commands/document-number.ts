import { z } from 'zod';
import { givenDate } from '../../../calendar/given.js';
import { place } from '../../../language/given.js';
import { localDate } from '../../../calendar/time.js';
import type { ActContext } from '../../../matter/context.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import type { Matter } from '../../../matter/matter.js';
import { allOf, conflict, rule, type Check, type Refusal } from '../../../language/refusal.js';
import { documentNumberYear } from '../everyday.content.js';
import { readersOf } from '../recorded.js';
import { done, HANDLING_CLAUSE, refuse, row, type EverydayRow } from './everyday.row.js';

export const documentNumber = z
  .string()
  .trim()
  .max(60)
  .refine(
    (number) => documentNumberYear(number) !== null,
    '应为发文机关代字、六角括号中的年份和序号，例如“青卫函〔2026〕12号”',
  );

const documentNumberPayload = z.strictObject({
  number: documentNumber,
  /** Sequence number of the event that issued the document. */
  of: place,
  /** 发文日期. */
  date: givenDate,
});
type Given = z.infer<typeof documentNumberPayload>;

/** 发文字号 of a reply or another outgoing document. The department that issued the document gives it, once. */
export const giveDocumentNumber = (process: SealedDefinition): EverydayRow =>
  row({
    name: 'give-document-number',
    title: '登记发文字号',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: documentNumberPayload,
    example: { number: '青卫函〔2026〕12号', of: 9, date: '2026-01-26' },
    needs: ({ of: seq }, matter) => (matter ? [ask('event', { matterId: matter.matterId, seq })] : []),
    decide(matter, given, context) {
      const { departmentId } = context.office;
      const refusals = allOf(notOurs(process, matter, given, context), misdated(given, context));
      return refusals ? refuse(refusals) : done({ event: { type: 'documentNumbered', departmentId, ...given } });
    },
  });

function notOurs(
  process: SealedDefinition,
  matter: Matter,
  { of }: Given,
  { facts, office }: ActContext<'event'>,
): Refusal | null {
  const found = facts.get('event', { matterId: matter.matterId, seq: of });
  const at = (message: string): Refusal['fields'] => [{ field: 'of', message }];
  if (!found || found.departmentId !== office.departmentId)
    return rule('NOT_YOUR_DOCUMENT', HANDLING_CLAUSE, '只能为本部门发出的文书登记发文字号。', at('不是本部门的文书'));
  if (!(found.type in process.events) || readersOf(process, matter, found) !== 'everybody')
    return rule('NOT_OUTGOING', HANDLING_CLAUSE, '只有发往其他部门的文书才登记发文字号。', at('不是发出的文书'));
  const known = matter.everyday.documentNumbers.some((one) => one.of === of);
  return known ? conflict('NUMBERED_ALREADY', '该文书已有发文字号；有笔误的，请更正。', HANDLING_CLAUSE) : null;
}

function misdated({ number, date }: Given, { at }: ActContext): Check {
  const field = (message: string): Refusal['fields'] => [{ field: 'date', message }];
  return allOf(
    date > localDate(at) ? rule('DATED_AHEAD', HANDLING_CLAUSE, '发文日期不得晚于今天。', field('不得晚于今天')) : null,
    date.startsWith(`${String(documentNumberYear(number))}-`)
      ? null
      : rule('OTHER_YEAR', HANDLING_CLAUSE, '发文字号的年份与发文日期不一致。', field('与发文字号的年份不一致')),
  );
}
