import { z } from 'zod';
import {
  actingOffice,
  givenDate,
  processNamed,
  PROCESSES,
  RELATIONS,
  ROLES,
  RUNGS,
  SHARE_ATTRIBUTES,
  SIDES,
  STATUTORY_CLAUSES,
  type Process,
} from '#libs/domain';
import { ClockView } from './clock.js';
import { EarlierReceipt } from './earlier-receipt.js';
import { Everyday, Slip, Urgency } from './everyday.js';
import { HolderView } from './holding.js';
import { outlook } from './outlook.js';
import { page, PageQuery } from './page.js';
import {
  ClauseTitle,
  Flag,
  GivenDepartment,
  GivenInstant,
  Instant,
  MatterId,
  oneOf,
  ProcessTitle,
  Sha256,
  StateTitle,
} from './values.js';

const processes: readonly string[] = PROCESSES.map(({ process }) => process);
/** The states of all processes. */
const states: readonly string[] = [...new Set(PROCESSES.flatMap(({ stateTitles }) => Object.keys(stateTitles)))].sort();

/** Most states of one query. */
const MOST_STATES = 50;

/** One value, or the parameter repeated. */
const severalOf = <Value extends string>(values: readonly Value[]) =>
  z
    .union([z.enum(values), z.array(z.enum(values)).min(1).max(MOST_STATES)], {
      error: ({ input }) =>
        `没有 ${[input]
          .flat()
          .filter((one) => !values.some((known) => known === one))
          .join('、')}`,
    })
    .transform((given) => (Array.isArray(given) ? given : [given]));

/** Conditions on matters; a matter must meet all that are given. */
const filters = {
  process: oneOf(processes).optional(),
  state: severalOf(states).optional().meta({
    description: '调用者看到的状态，与结果中的 state 一致；可以重复，是其中之一即可',
    example: 'UNDER_REVIEW',
  }),
  closed: Flag.optional().meta({ description: '处于(或不处于)终结状态' }),
  department: GivenDepartment.optional().meta({ description: '部门；与 side 合用时只看这一方', example: 'M2' }),
  side: z.enum(SIDES).optional().meta({ description: '部门是哪一方；不填 department 时指自己的部门' }),
  provider: GivenDepartment.optional().meta({ description: '提供部门', example: 'M2' }),
  requester: GivenDepartment.optional().meta({ description: '需求部门', example: 'M4' }),
  holder: GivenDepartment.optional().meta({ description: '现在应当办理的部门', example: 'M2' }),
  clause: oneOf(STATUTORY_CLAUSES).optional().meta({ description: '有依据该条款的法定期限', example: '21(1)' }),
  shareAttribute: oneOf(SHARE_ATTRIBUTES)
    .optional()
    .meta({ description: '所涉目录现行版本的共享属性', example: 'CONDITIONAL' }),
  level: oneOf(RUNGS).optional().meta({ description: '计算中的法定期限已发出的最高级预警', example: 'L4' }),
  overdue: Flag.optional().meta({ description: '有(或没有)未办结且已逾期的期限' }),
  urgency: Urgency.optional(),
  dueBefore: GivenInstant.optional().meta({ description: '法定期限早于' }),
  openedFrom: givenDate.optional().meta({ description: '各方可见(如收到申请)之日不早于', example: '2026-01-01' }),
  openedTo: givenDate.optional().meta({ description: '各方可见(如收到申请)之日不晚于', example: '2026-12-31' }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: '编号、目录名称或目录代码的一部分；空格隔开的几部分须都有，全角半角、大小写不分' }),
};

const isOfProcess = ({
  process,
  state,
}: {
  readonly process?: string | undefined;
  readonly state?: string[] | undefined;
}) => !process || !state || state.every((one) => Object.hasOwn(processNamed(process).stateTitles, one));
const NOT_OF_PROCESS = { path: ['state'], error: '这类事项没有这个状态' };

export const MatterCountsQuery = z.strictObject(filters).refine(isOfProcess, NOT_OF_PROCESS);
export type MatterCountsQuery = z.output<typeof MatterCountsQuery>;
/** Conditions on matters, whether they are listed or counted. */
export type MatterFilterQuery = MatterCountsQuery;

export const MatterQuery = PageQuery.extend({
  ...filters,
  updatedSince: GivenInstant.optional().meta({
    description: '自此刻起有您可以查看的新记录；定期查询的，从上次查询前一分钟起，办理中的记录也不会遗漏；不给出 total',
  }),
  order: z
    .enum(['due', 'id'])
    .default('due')
    .meta({ description: 'due 按法定期限、其次按工作目标先后；id 按事项的标识，翻页期间不会改变', example: 'due' }),
}).refine(isOfProcess, NOT_OF_PROCESS);
export type MatterQuery = z.output<typeof MatterQuery>;

const Count = z.int().min(1);

/** Numbers of matters, each of which the list finds by the same conditions and this value. */
export const MatterCounts = z
  .object({
    total: z.int(),
    states: z
      .array(
        z.object({
          process: z.enum(processes),
          processTitle: ProcessTitle,
          state: z.string(),
          stateTitle: StateTitle,
          count: Count,
        }),
      )
      .meta({ description: '按调用者看到的状态；相加为 total' }),
    processes: z
      .array(z.object({ process: z.enum(processes), processTitle: ProcessTitle, count: Count }))
      .meta({ description: '相加为 total' }),
    holders: z
      .array(z.object({ departmentId: z.string(), name: z.string(), count: Count }))
      .meta({ description: '按现在应当办理的部门；一个事项可以计入几个部门，也可以不计入' }),
    clauses: z
      .array(z.object({ clause: z.string(), clauseTitle: ClauseTitle, count: Count }))
      .meta({ description: '按法定期限所依据的条款；一个事项可以计入几条' }),
    levels: z
      .array(z.object({ level: z.string(), count: Count }))
      .meta({ description: '按计算中的法定期限已发出的最高级预警；没有这类期限的不计入' }),
  })
  .meta({ id: 'MatterCounts' });
export type MatterCounts = z.input<typeof MatterCounts>;

const party = z.object({ departmentId: z.string(), name: z.string() });
const Parties = z.partialRecord(z.enum(SIDES), party).meta({
  id: 'Parties',
  description: '需求部门、提供部门、数源部门、同级主管部门、决定延期的主管部门、责任部门；事项有哪几方就列哪几方',
});

const base = {
  matterId: MatterId,
  process: z.enum(processes),
  processTitle: ProcessTitle,
  number: z.string().nullable().meta({ description: '提出申请时取得', example: 'REQ-990100-2026-000001' }),
  state: z.string().meta({ description: '调用者看到的状态；看不到的内部事务不改变它' }),
  stateTitle: StateTitle,
  since: Instant.meta({ description: '进入这一状态的时刻' }),
  subject: z.string().meta({ description: '所申请目录的名称' }),
  catalogCode: z.string(),
  parties: Parties,
};

export const MatterItem = z
  .object({
    ...base,
    openedAt: Instant.nullable().meta({ description: '各方可见(如收到申请)的时刻；尚未送出的为 null' }),
    ...outlook,
    urgency: Urgency,
    closed: z.boolean().meta({ description: '处于终结状态；内部事务不改变它' }),
  })
  .meta({ id: 'MatterItem' });
export const MatterPage = page(MatterItem)
  .extend({ total: z.int().nullable().meta({ description: '符合条件的事项总数；只在第一页给出' }) })
  .meta({ id: 'MatterPage' });

const Available = z
  .object({
    command: z.string(),
    title: z.string(),
    allowed: z.boolean(),
    code: z.string().optional(),
    reason: z.string().optional(),
    clause: z.string().optional(),
    clauseTitle: ClauseTitle.optional(),
  })
  .meta({ id: 'AvailableCommand', description: '本人现在能否办理；不能时说明理由' });

const Task = z
  .object({
    command: z.string(),
    title: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    roles: z.array(z.enum(ROLES)).meta({ description: '空表示仅由 assignees 所列人员办理' }),
    roleTitles: z.array(z.string()),
    assignees: z.array(z.string()).meta({ description: '转办给谁，或者请谁会签' }),
    clockId: z.string().nullable(),
    clockTitle: z.string().nullable(),
    dueAt: Instant.nullable().meta({ description: '这件事的法定期限；没有的为 null' }),
    targetDueAt: Instant.nullable().meta({ description: '这件事的工作目标；没有的为 null' }),
  })
  .meta({ id: 'Task' });

const Cited = z
  .object({
    documentId: z.uuid(),
    name: z.string().nullable().meta({ description: '上传时的文件名' }),
    sha256: Sha256,
    size: z.int().meta({ description: '字节数' }),
    mediaType: z.string(),
  })
  .meta({ id: 'CitedDocument' });

const HistoryLine = z
  .object({
    seq: z.int(),
    at: Instant.meta({ description: '行为发生的时刻' }),
    recordedAt: Instant,
    sentence: z.string(),
    clause: z.string(),
    clauseTitle: ClauseTitle,
    actor: actingOffice.nullable().meta({ description: '由平台记录的事项没有办理人' }),
    draftedBy: z.enum(['ASSISTANT']).nullable().meta({ description: '由智能助手起草的；人员提交后才生效' }),
    onBehalfOf: z.string().nullable().meta({ description: '代行职务办理的，为授权人的账号' }),
    type: z.string(),
    documents: z.array(Cited).meta({ description: '这一行所附的文件，可以凭 documentId 下载' }),
    slips: z.array(Slip).meta({ description: '对这一行所记文字的更正，先后排列' }),
    hash: Sha256,
  })
  .meta({ id: 'HistoryItem' });
export type HistoryLine = z.input<typeof HistoryLine>;

const Link = z
  .object({
    relation: z.enum(RELATIONS),
    matterId: MatterId,
    process: z.enum(processes),
    processTitle: z.string(),
    number: z.string().nullable(),
    subject: z.string().meta({ description: '所涉目录的名称' }),
    state: z.string().meta({ description: '调用者看到的状态' }),
    stateTitle: z.string(),
  })
  .meta({ id: 'Link', description: '相关事项' });

/** Fields that matters of every process have. */
const frame = {
  ...base,
  seq: z.int().meta({ description: '调用者能看到的最后一个事件；看不到的内部事务不改变它' }),
  headHash: Sha256.meta({ description: '这一事件的哈希' }),
  clocks: z.array(ClockView),
  availableCommands: z.array(Available),
  tasks: z.array(Task),
  links: z.array(Link),
  holder: HolderView.nullable().meta({ description: '无人须办理的，或者您无权查看的，为 null' }),
  lastAct: z
    .object({ seq: z.int(), at: Instant, sentence: z.string() })
    .nullable()
    .meta({ description: '调用者能看到的、人员最后一次办理' }),
  history: z
    .object({ items: z.array(HistoryLine), isWhole: z.boolean() })
    .meta({ description: '历史的最后 100 行，从旧到新；isWhole 为 false 的，更早的在 /history 分页查询' }),
  everyday: Everyday,
  earlierReceipts: z.array(EarlierReceipt),
};
export const MatterFrame = z.object(frame);
export type MatterFrame = z.input<typeof MatterFrame>;

/** A matter of one process: the frame with the documents of the process. */
export function matterViewOf<Name extends string, Documents extends z.ZodRawShape>({
  process,
  documents,
}: Process<Name, Documents>) {
  return z.object({ ...frame, process: z.literal(process), ...documents });
}

type ViewOf<P> =
  P extends Process<infer Name, infer Documents> ? ReturnType<typeof matterViewOf<Name, Documents>> : never;
type Views<Processes> = { -readonly [Place in keyof Processes]: ViewOf<Processes[Place]> };

/**
 * Each view is a component of its own, `ShareRequest` for `share-request`. The cast states what the type of `map` does
 * not: one view for each process, in their order.
 */
const views = PROCESSES.map((process: Process) =>
  matterViewOf(process).meta({ id: pascalCase(process.process) }),
) as Views<typeof PROCESSES>;

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** One matter as the caller may see it at one instant, with the documents of its process. */
export const MatterView = z.discriminatedUnion('process', views).meta({ id: 'Matter' });
export type MatterView = z.input<typeof MatterView>;

/** Paging of a history; most histories have one page. */
export const HistoryQuery = PageQuery.extend({ limit: PageQuery.shape.limit.unwrap().default(200) });

/** The history, oldest line first. Lines that the caller may not see are left out, which gaps in `seq` show. */
export const History = page(HistoryLine).meta({ id: 'HistoryPage', description: '历史，从旧到新' });
