import { z } from 'zod';
import { HELD_KINDS, HELD_TITLES, ROLES, SIDES } from '#libs/domain';
import { ClockView } from './clock.js';
import { Instant, MatterId } from './values.js';

const kinds = Object.entries(HELD_TITLES).map(([kind, title]) => `${kind} ${title}`);

export const Office = z
  .object({ role: z.enum(ROLES), roleTitle: z.string() })
  .meta({ id: 'OfficeTitle', description: '职务' });

const holder = {
  side: z.enum(SIDES).nullable().meta({ description: '事项的哪一方；不是任何一方的为 null' }),
  departmentId: z.string(),
  name: z.string().meta({ description: '部门名称' }),
  offices: z.array(Office).meta({ description: '由哪些职务办理；只向本方显示，其他方为空' }),
};

/** Who has to bring a matter on. */
export const HolderView = z
  .object({ ...holder, since: Instant.meta({ description: '自何时起连续在其手中' }) })
  .meta({ id: 'Holder', description: '事项现在由谁办理' });

const Line = z
  .object({
    kind: z.enum(HELD_KINDS).meta({ description: `${kinds.join('；')}` }),
    title: z.string().meta({ example: HELD_TITLES.COUNTED }),
    ...holder,
    from: Instant,
    to: Instant.nullable().meta({ description: '不含本刻；持续至今的为 null' }),
    days: z.int().meta({ description: '属于这一段的工作日数' }),
    lateDays: z.int().meta({ description: '其中期限届满之后的' }),
  })
  .meta({
    id: 'HeldLine',
    description:
      '一个工作日属于当日结束时（或者办结前、此刻）持有事项的一方；当日停止计算的属于停止前的一方，平台故障涉及的属于平台故障',
  });

const ClockHolding = ClockView.pick({
  id: true,
  kind: true,
  clause: true,
  clauseTitle: true,
  state: true,
  lastDay: true,
})
  .extend({
    title: z.string().meta({ example: '答复期限' }),
    limit: z.int().meta({ description: '期限的工作日数，含已同意的延长' }),
    added: z.int().meta({ description: '恢复计算或者日历变更在期限之外留有的工作日数' }),
    lateness: z.int().meta({ description: '最后一日之后的工作日数，不含由另一方办理的' }),
    remaining: z.int().meta({ description: '办结时或者今日之后期限尚余的工作日数' }),
    lines: z.array(Line),
  })
  .meta({
    id: 'ClockHolding',
    description:
      '一个期限先后在谁手中。停止计算、重新计算以前的各段之外，days 之和加 remaining，等于 limit 加 added 加 lateness',
  });

/** Who held the clocks of a matter, by its events alone. */
export const HoldingView = z
  .object({ matterId: MatterId, asOf: Instant, clocks: z.array(ClockHolding) })
  .meta({ id: 'Holding', description: '事项的各个期限先后在谁手中，各几个工作日' });
export type HoldingView = z.input<typeof HoldingView>;
export type HolderView = z.input<typeof HolderView>;
