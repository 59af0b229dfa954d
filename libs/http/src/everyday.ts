import { z } from 'zod';
import { ROLES, STANCES, URGENCIES } from '#libs/domain';
import { Instant } from './values.js';

export const Urgency = z.enum(URGENCIES).meta({ description: '紧急程度：平件、加急、特急；不改变任何期限' });

const done = { accountId: z.string(), at: Instant };
const department = { departmentId: z.string(), departmentName: z.string() };
const seq = z.int().positive();

/** A correction of a written slip, with the text before and after it. */
const slip = {
  ...done,
  seq: seq.meta({ description: '更正本身在历史中的序号' }),
  ...department,
  of: seq.meta({ description: '所更正的记录在历史中的序号' }),
  field: z.string(),
  from: z.string().meta({ description: '原文，仍然保留' }),
  to: z.string(),
  reason: z.string(),
  revision: z.int().optional().meta({ description: '更正后为这段文字的第几版，原文为第 1 版；此前版本的更正没有' }),
};
export const Slip = z.object(slip).meta({ id: 'CorrectedSlip', description: '更正：原文与更正后的文字并存' });

const Receipt = z.object({ ...done, ...department, revision: z.int() });
const Urging = z.object({
  ...done,
  ...department,
  urged: z.array(z.string()).meta({ description: '所催办的部门' }),
  urgedName: z.array(z.string()),
  text: z.string(),
});
const endedAt = Instant.nullable().meta({ description: '事项办结（撤回等）时尚未办理，不再需要办理；否则为 null' });
const Supervision = z.object({
  ...done,
  supervision: z.int(),
  authorityId: z.string(),
  authorityName: z.string(),
  ...department,
  requirement: z.string(),
  answerWithin: z.int().meta({ description: '工作日' }),
  answer: z.object({ ...done, text: z.string() }).nullable(),
  endedAt,
});
const roles = { roles: z.array(z.enum(ROLES)), roleTitles: z.array(z.string()) };
const HandOver = z.object({
  ...done,
  ...department,
  to: z.string().meta({ description: '转办给谁的账号' }),
  ...roles,
  endedAt,
});
const opinion = z.object({ stance: z.enum(STANCES), text: z.string().nullable(), at: Instant });
const OpinionRound = z.object({
  ...done,
  round: z.int(),
  ...department,
  question: z.string(),
  ...roles,
  endedAt,
  colleagues: z.array(
    z.object({ accountId: z.string(), opinion: opinion.nullable().meta({ description: '为空表示尚未提出' }) }),
  ),
});
const DocumentNumber = z.object({
  ...done,
  seq,
  ...department,
  of: seq,
  date: z.iso.date(),
  number: z.string().meta({ description: '有更正的，为更正后的发文字号' }),
});

/** Everyday acts of the offices on a matter, limited to those that the caller may see. */
export const Everyday = z
  .object({
    urgency: Urgency,
    receipts: z.array(Receipt),
    urgings: z.array(Urging),
    supervisions: z.array(Supervision),
    handOvers: z.array(HandOver),
    opinions: z.array(OpinionRound),
    documentNumbers: z.array(DocumentNumber),
    slips: z.array(Slip),
  })
  .meta({
    id: 'Everyday',
    description: '日常办理：签收、催办、督办、转办、会签、发文字号、更正；部门内部的只给本方看',
  });
