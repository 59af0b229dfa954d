import { z } from 'zod';
import { ACCESS_KINDS, ROLES } from '#libs/domain';
import { page, PageQuery } from './page.js';
import { GivenDepartment, GivenInstant, Instant, LocalDate, MatterId, Sha256 } from './values.js';

const Kind = z.enum(ACCESS_KINDS);

export const AccessLogQuery = PageQuery.extend({
  account: z.string().trim().min(1).max(255).optional().meta({ description: '账号', example: 'm2.handler' }),
  kind: Kind.optional(),
  department: GivenDepartment.optional().meta({ description: '账号所在的部门', example: 'M2' }),
  matter: MatterId.optional().meta({
    description: '所涉事项或者文件',
    example: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d',
  }),
  from: GivenInstant.optional().meta({ description: '不早于(真实时间)', example: '2026-02-02T09:00:00+08:00' }),
  to: GivenInstant.optional().meta({ description: '早于(真实时间)', example: '2026-02-03T09:00:00+08:00' }),
});
export type AccessLogQuery = z.output<typeof AccessLogQuery>;

/** One row of the access log. It names people and things by their ids. */
export const AccessLogItem = z
  .object({
    day: LocalDate.meta({ description: '哪一日(北京时间)' }),
    seq: z.int().meta({ description: '当日的序号，从 1 起，不间断' }),
    at: Instant.meta({ description: '真实时间' }),
    kind: Kind,
    accountId: z.string().nullable().meta({ description: '账号；不知何人的为 null' }),
    departmentId: z.string().nullable(),
    departmentName: z.string().nullable(),
    roles: z.array(z.enum(ROLES)).meta({ description: '在该部门的岗位' }),
    roleTitles: z.array(z.string()),
    method: z.string().nullable(),
    route: z.string().nullable().meta({ description: '地址的格式，不含其中的内容', example: '/api/v1/matters/:id' }),
    resourceId: z.uuid().nullable().meta({ description: '所涉事项或者文件' }),
    code: z.string().nullable().meta({ description: '拒绝的代码；没有拒绝的为 null', example: 'NOT_YOUR_OFFICE' }),
    address: z.string().nullable().meta({ description: '来自哪个网络地址', example: '203.0.113.9' }),
    requestId: z.string().nullable().meta({ description: '这次请求的编号，与日志相同' }),
    leftOut: z.int().meta({ description: '拒绝过于频繁时，上一条之后略去的条数' }),
    hash: Sha256.meta({ description: '本条的校验值，含上一条的；留存它可以证明此前的记录没有改动' }),
  })
  .meta({ id: 'AccessLogItem', description: '访问日志的一条' });
export const AccessLogPage = page(AccessLogItem).meta({ id: 'AccessLogPage' });
