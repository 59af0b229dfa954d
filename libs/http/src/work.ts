import { z } from 'zod';
import { ALERT_LEVELS, ROLES } from '#libs/domain';
import { outlook } from './outlook.js';
import { page, PageQuery } from './page.js';
import { ClauseTitle, Flag, Instant, MatterId, ProcessTitle, StateTitle } from './values.js';

const about = {
  matterId: MatterId,
  process: z.string(),
  processTitle: ProcessTitle,
  number: z.string().nullable(),
  subject: z.string().meta({ description: '所申请目录的名称' }),
};

export const TaskQuery = PageQuery.extend({
  unheld: Flag.default(false).meta({
    description: 'true：只列无人任职、因而无人可办的事：部门负责人看本部门的，同级主管部门的监督员、负责人看各部门的',
  }),
});
export type TaskQuery = z.output<typeof TaskQuery>;

/** Tasks that the caller's offices can do. */
export const TaskPage = page(
  z
    .object({
      id: z.uuid(),
      ...about,
      state: z.string().meta({ description: '调用者看到的状态' }),
      stateTitle: StateTitle,
      command: z.string().meta({ description: '要办的命令', example: 'accept' }),
      title: z.string().meta({ description: '命令的名称', example: '受理' }),
      departmentId: z.string(),
      departmentName: z.string(),
      roles: z.array(z.enum(ROLES)).meta({ description: '空表示仅由 assignees 所列人员办理' }),
      roleTitles: z.array(z.string()),
      assignees: z.array(z.string()).meta({ description: '转办给谁，或者请谁会签；空表示由岗位人员办理' }),
      clockId: z.string().nullable().meta({ description: '限制这件事的期限或者工作目标' }),
      clockTitle: z.string().nullable(),
      ...outlook,
    })
    .meta({ id: 'TaskItem' }),
).meta({ id: 'TaskPage' });

export const AlertQuery = PageQuery.extend({
  unread: Flag.default(false).meta({ description: 'true：只列未读的' }),
});
export type AlertQuery = z.output<typeof AlertQuery>;

const Alert = z
  .object({
    id: z.uuid(),
    ...about,
    clockId: z.string().nullable(),
    clockTitle: z.string().nullable(),
    clause: z.string().nullable(),
    clauseTitle: ClauseTitle.nullable(),
    level: z.enum(ALERT_LEVELS),
    text: z.string(),
    at: Instant,
    ...outlook,
    late: z.boolean().meta({ description: '迟发：晚于应发时刻一分钟以上' }),
    breachClause: z.string().nullable().meta({ description: '逾期可能违反的条款' }),
    breachClauseTitle: ClauseTitle.nullable(),
    readAt: Instant.nullable().meta({ description: '本人何时标为已读；未读为 null' }),
  })
  .meta({ id: 'AlertItem' });

/** Alerts and notices to the caller's offices. */
export const AlertPage = page(Alert)
  .extend({ unread: z.int().meta({ description: '全部未读的条数' }) })
  .meta({ id: 'AlertPage' });

export const AlertsRead = z
  .object({ unread: z.int().meta({ description: '仍未读的条数' }) })
  .meta({ id: 'AlertsRead' });
