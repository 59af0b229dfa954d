import { z } from 'zod';
import { actingOffice, PROCESSES, SHARED_EVENTS, type Process } from '#libs/domain';
import { page, PageQuery } from './page.js';
import { ClauseTitle, GivenDivision, GivenInstant, Instant, MatterId, Sha256 } from './values.js';

const processes: readonly string[] = PROCESSES.map(({ process }) => process);
const eventTypes = new Set([
  ...Object.keys(SHARED_EVENTS),
  ...PROCESSES.flatMap(({ events, features }: Process) => [
    ...Object.keys(events),
    ...features.flatMap(({ events: own = {} }) => Object.keys(own)),
  ]),
]);

export const EventQuery = PageQuery.extend({
  from: GivenInstant.optional().meta({ description: '记录不早于(平台时间)', example: '2026-01-26T09:00:00+08:00' }),
  to: GivenInstant.optional().meta({ description: '记录早于(平台时间)', example: '2026-02-03T09:00:00+08:00' }),
  account: z.string().trim().min(1).max(255).optional().meta({ description: '办理人的账号', example: 'm2.handler' }),
  type: z
    .string()
    .trim()
    .max(64)
    .refine((type) => eventTypes.has(type), { error: '没有这一类记录' })
    .optional()
    .meta({ description: '记录的类型', example: 'replied' }),
  division: GivenDivision.optional().meta({ description: '办理部门所在的行政区划，含下级', example: '990100' }),
  process: z.enum(processes).optional().meta({ description: '事项的类型' }),
});
export type EventQuery = z.output<typeof EventQuery>;

export const EventPage = page(
  z
    .object({
      matterId: MatterId,
      process: z.string(),
      processTitle: z.string(),
      number: z.string().nullable(),
      subject: z.string().meta({ description: '所申请目录的名称' }),
      state: z.string().meta({ description: '事项现在的状态' }),
      stateTitle: z.string(),
      seq: z.int().meta({ description: '在事项历史中的序号' }),
      type: z.string(),
      at: Instant.meta({ description: '行为发生的时刻' }),
      recordedAt: Instant,
      sentence: z.string(),
      clause: z.string(),
      clauseTitle: ClauseTitle,
      actor: actingOffice.nullable().meta({ description: '由平台记录的没有办理人' }),
      onBehalfOf: z.string().nullable().meta({ description: '代行职务办理的，为授权人的账号' }),
      hash: Sha256,
    })
    .meta({ id: 'EventItem' }),
).meta({ id: 'EventPage' });

/** The chain of a matter's events, so that a stranger recomputes it. */
export const Proof = page(
  z
    .object({
      seq: z.int(),
      canonical: z.string().nullable().meta({
        description:
          '所校验的文字(RFC 8785，UTF-8)，其 SHA-256 即 hash。含 digest 的，digest 是 content 的 SHA-256；早先的事件不含 digest，就是内容本身，不向调用者展示的为 null',
      }),
      content: z
        .string()
        .nullable()
        .meta({ description: '事件的内容(RFC 8785，UTF-8)，含随机数 salt；不向调用者展示的、早先的为 null' }),
      prevHash: Sha256.meta({
        description: '上一个事件的 hash，canonical 中的 prev_hash 与之相同；第一个事件为 64 个 0',
      }),
      hash: Sha256,
    })
    .meta({ id: 'ProofItem' }),
).meta({ id: 'Proof' });
