import { z } from 'zod';
import { actingOffice } from '../../access/acting-office.js';
import { dateSchema, instantSchema, matterIdSchema } from '../../language/schemas.js';
import { judgedOutage, touchingOutage } from '../../matter/outage.schemas.js';
import { JUDGEMENT_OUTCOMES } from './breach-candidate.content.js';
import { BREACH_CLAUSES } from './clauses.js';

const LateMatter = z
  .object({
    matterId: matterIdSchema,
    process: z.string(),
    processTitle: z.string(),
    number: z.string().nullable(),
    subject: z.object({ code: z.string(), name: z.string() }),
  })
  .meta({ id: 'LateMatter', description: '所涉事项' });

const KeptClock = z
  .object({
    id: z.string(),
    clause: z.string(),
    clauseTitle: z.string(),
    triggeredAt: instantSchema,
    day0: dateSchema,
    limit: z.int().meta({ description: '延长之前的工作日数' }),
    workingDays: z.int(),
    lastDay: dateSchema.nullable(),
    provisional: z.boolean(),
    calendarVersion: z.string(),
    policyVersion: z.string(),
    startedAt: instantSchema,
    pauses: z.array(z.object({ from: instantSchema, to: instantSchema.nullable() })),
    extensions: z.array(z.object({ days: z.int(), requestedAt: instantSchema, decidedAt: instantSchema })),
    chargedElsewhere: z
      .object({ matterId: matterIdSchema, until: instantSchema })
      .optional()
      .meta({ description: '由另一事项分办的：until 之前的逾期由该事项的线索认定，不在本线索之内；其他的省略' }),
  })
  .meta({ id: 'KeptClock', description: '届满时的期限台账，原样保存' });

const Lateness = z
  .object({
    clockTitle: z.string(),
    clock: KeptClock,
    otherParty: z.string().nullable(),
    dueAt: instantSchema,
    contestableUntil: instantSchema.nullable().meta({
      description: '休息日收到的，按另一种理解的届满时刻；在此之前办结的列为待复核，不作为违规线索计数',
    }),
  })
  .meta({ id: 'ObservedLateness', description: '平台记录的逾期' });

const Judgement = z
  .object({
    outcome: z.enum(JUDGEMENT_OUTCOMES),
    clause: z.enum(BREACH_CLAUSES),
    reason: z.string(),
    judgedAt: instantSchema,
    judge: actingOffice,
    answer: z.string().optional().meta({ description: '对所陈述正当理由的答复；认定前没有陈述的省略' }),
    answersObjection: z.literal(true).optional().meta({ description: '提出异议后重新作出的认定，不得再次提出异议' }),
    undone: z
      .object({ reason: z.string(), undoneAt: instantSchema, by: actingOffice })
      .optional()
      .meta({ description: '被上级撤销的，理由、时刻和撤销的人；未撤销的省略' }),
    outages: z.array(judgedOutage).meta({ description: '认定时期限内经认定的平台故障' }),
  })
  .meta({ id: 'BreachJudgement', description: '认定；未撤销的以最后一次为准，线索撤回后不再计入' });

const Plea = z
  .object({
    reason: z.string(),
    evidence: z.array(z.uuid()),
    pleadedAt: instantSchema,
    answered: z.boolean().meta({ description: '认定已经答复' }),
  })
  .meta({ id: 'BreachPlea', description: '责任部门在认定之前陈述的正当理由（第三十九条第四项）' });

/** Documents of a breach candidate, the same for every reader. */
export const breachCandidateDocuments = {
  clause: z.enum(BREACH_CLAUSES),
  clauseTitle: z.string(),
  late: LateMatter.nullable(),
  lateness: Lateness.nullable().meta({ description: '平台记录的逾期；由主管部门登记的线索没有' }),
  facts: z.string().nullable().meta({ description: '主管部门登记的事实；由平台形成的线索没有' }),
  openedAt: instantSchema,
  doneAt: instantSchema
    .nullable()
    .meta({ description: '逾期之后办结的时刻，或者不再需要办理的时刻；仍未办结的为 null' }),
  undone: z.boolean().meta({ description: '未办结而不再需要办理' }),
  pleas: z.array(Plea),
  judgements: z.array(Judgement),
  judgingBody: z
    .object({ departmentId: z.string(), name: z.string() })
    .meta({ description: '作出现行认定的主管部门；尚无认定的，为应当认定的' }),
  contest: z
    .object({ reason: z.string(), evidence: z.array(z.uuid()), contestedAt: instantSchema })
    .nullable()
    .meta({ description: '最后一次异议；没有的为 null' }),
  withdrawal: z.object({ reason: z.string(), withdrawnAt: instantSchema }).nullable(),
  extension: z
    .object({
      requestedAt: instantSchema,
      status: z.enum(['PENDING', 'VOID', 'REFUSED']).meta({ 'x-words': 'extensionStatus' }),
    })
    .nullable()
    .meta({ id: 'UndecidedExtension', description: '届满前已申请、届满时尚未审核的延期；没有的为 null' }),
  finding: z
    .object({ contestedAt: instantSchema, status: z.enum(['PENDING', 'UPHELD', 'SET_ASIDE']) })
    .nullable()
    .meta({ id: 'ContestedFinding', description: '对逾期所依据的退回认定的异议及其答复；没有的为 null' }),
  needsReview: z.boolean().meta({
    description: '待复核：仅按休息日收到的一种理解为逾期，或者届满前申请的延期未经审核、退回认定的异议未经答复',
  }),
  outages: z.array(touchingOutage).meta({ description: '期限内经认定的平台故障，现在有效的' }),
};
