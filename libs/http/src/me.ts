import { z } from 'zod';
import { CLIENT_KINDS, givenDate, ROLES } from '#libs/domain';
import { page } from './page.js';
import { PlatformClock } from './platform.js';
import { ClauseTitle, Instant, LocalDate, MatterId } from './values.js';

const office = {
  role: z.enum(ROLES),
  roleTitle: z.string().meta({ example: '政务数据共享工作机构负责人' }),
  departmentId: z.string().meta({ example: 'M2' }),
  department: z.string().meta({ description: '部门名称' }),
};
const onBehalfOf = z
  .string()
  .nullable()
  .meta({ description: '代行职务的，为授权人的账号；本人的职务为 null', example: 'm2.lead' });

const OwnOffice = z
  .object({
    ...office,
    divisionCode: z.string(),
    division: z.string().meta({ description: '行政区划名称' }),
    heldTo: Instant.nullable().meta({ description: '自此不再任职；没有终期的为 null' }),
    onBehalfOf,
    inherited: z.boolean().meta({ description: '部门已撤并，由承接部门的人员任职' }),
  })
  .meta({ id: 'OwnOffice' });

const DelegatedOffice = z
  .object({
    accountId: z.string().meta({ description: '授权给谁，或者由谁授权', example: 'm2.head' }),
    ...office,
    heldFrom: Instant,
    heldTo: Instant.meta({ description: '自此不再代行' }),
    inEffect: z.boolean().meta({ description: '现在有效；尚未开始，或者其所依据的职务不再担任的，为 false' }),
  })
  .meta({ id: 'DelegatedOffice' });

const Program = z
  .object({
    kind: z.enum(CLIENT_KINDS).meta({ description: 'SYSTEM 系统，AGENT 只起草的智能助手' }),
    commands: z.array(
      z.object({
        process: z.string(),
        processTitle: z.string().meta({ example: '共享申请' }),
        command: z.string(),
        title: z.string().meta({ description: '命令的名称' }),
      }),
    ),
  })
  .meta({ id: 'Program', description: '接入系统，以及它可以办理的命令' });

/** The caller, as the platform knows them now. Names of people are stored nowhere; an account is named after its office. */
export const Me = z
  .object({
    accountId: z.string(),
    offices: z.array(OwnOffice).meta({ description: '现在的任职，本人的在前' }),
    delegations: z
      .object({ given: z.array(DelegatedOffice), received: z.array(DelegatedOffice) })
      .meta({ description: '尚未到期的授权代行' }),
    auditedDivisions: z
      .array(z.object({ code: z.string(), name: z.string() }))
      .meta({ description: '审计的行政区划，* 为全部；不是审计人员的为空' }),
    program: Program.nullable().meta({ description: '不是接入系统的为 null' }),
    unread: z.int().meta({ description: '未读的预警和告知' }),
    calendarLink: z
      .object({ madeAt: Instant.meta({ description: '真实时间' }) })
      .nullable()
      .meta({ description: '日历订阅地址何时生成；没有的为 null' }),
    clock: z
      .object({
        ...PlatformClock.shape,
        heldAt: Instant.nullable().meta({ description: '平台时间停在此刻；没有停的为 null' }),
        provisional: z.boolean().meta({ description: '今日是否工作日，仍可能由尚未公布的放假通知安排' }),
      })
      .meta({ description: '平台时间' }),
  })
  .meta({ id: 'Me' });
export type Me = z.input<typeof Me>;

/** People to whom a task may be handed over, or whose opinion may be asked. */
export const ColleaguePage = page(
  z
    .object({
      accountId: z.string().meta({ example: 'm2.deputy' }),
      offices: z.array(z.object({ ...office, onBehalfOf })).meta({ description: '在本人部门的任职' }),
    })
    .meta({ id: 'ColleagueItem' }),
).meta({ id: 'ColleaguePage' });

const about = {
  matterId: MatterId,
  process: z.string(),
  processTitle: z.string(),
  number: z.string().nullable(),
  subject: z.string().meta({ description: '所申请目录的名称' }),
  state: z.string().meta({ description: '调用者看到的状态' }),
  stateTitle: z.string(),
};

/** What the caller has done, one line an act. */
export const ActPage = page(
  z
    .object({
      ...about,
      seq: z.int().meta({ description: '在事项历史中的序号' }),
      at: Instant.meta({ description: '办理的时刻' }),
      recordedAt: Instant,
      sentence: z.string(),
      clause: z.string(),
      clauseTitle: ClauseTitle,
      departmentId: z.string(),
      departmentName: z.string(),
      role: z.enum(ROLES),
      roleTitle: z.string(),
      onBehalfOf,
    })
    .meta({ id: 'ActItem' }),
).meta({ id: 'ActPage' });

/** What the caller began and their department has not handed in. */
export const DraftPage = page(
  z.object({ ...about, catalogCode: z.string(), begunAt: Instant, since: Instant }).meta({ id: 'DraftItem' }),
).meta({ id: 'DraftPage' });

export const DeadlineDaysQuery = z.strictObject({
  from: givenDate.optional().meta({ description: '自这一日起；不填为今日', example: '2026-02-01' }),
  to: givenDate.optional().meta({ description: '至这一日止；不填为 from 之后第三十日', example: '2026-02-28' }),
});
export type DeadlineDaysQuery = z.output<typeof DeadlineDaysQuery>;

const DeadlinesOfDay = z
  .object({
    total: z.int().meta({ description: '这一日的件数' }),
    items: z
      .array(
        z.object({
          ...about,
          clockId: z.string().meta({ example: 'reply' }),
          title: z.string().meta({ example: '答复期限' }),
          clause: z.string().meta({ example: '21(1)' }),
          clauseTitle: ClauseTitle,
          dueAt: Instant.meta({ description: '不含本刻' }),
          overdue: z.boolean().meta({ description: '已经届满而尚未办结；工作目标届满不是逾期' }),
          provisional: z.boolean().meta({ description: '暂定：仍可能由尚未公布的放假通知改变' }),
        }),
      )
      .meta({ description: '最多五十件' }),
  })
  .meta({ id: 'DeadlinesOfDay' });

/** Limits that the caller's desk must meet, by their last day. */
export const DeadlineDays = z
  .object({
    from: LocalDate,
    to: LocalDate,
    days: z.array(
      z.object({
        date: LocalDate,
        statutory: DeadlinesOfDay.meta({ description: '法定期限' }),
        target: DeadlinesOfDay.meta({ description: '平台的工作目标，不是法定期限' }),
      }),
    ),
  })
  .meta({ id: 'DeadlineDays', description: '没有期限届满的日子不列' });
export type DeadlineDays = z.input<typeof DeadlineDays>;

/** The private address at which a calendar program fetches the caller's limits. */
export const CalendarLink = z
  .object({
    url: z.string().nullable().meta({
      description: '订阅地址，只显示这一次；用同一个键重复的请求为 null。没有配置 PUBLIC_URL 的，只有路径',
      example: 'https://zhengshu.example/calendars/hq2Zb0l7mS1vYc3oXnJ8kQf5tWd9eRgU4aTiPzLxC6M.ics',
    }),
  })
  .meta({ id: 'CalendarLink' });
export const CalendarLinkRevoked = z.object({}).meta({ id: 'CalendarLinkRevoked' });
