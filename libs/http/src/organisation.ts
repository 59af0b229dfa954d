import { z } from 'zod';
import { givenInstant, ROLES } from '#libs/domain';
import { page, PageQuery } from './page.js';
import { Instant } from './values.js';

const departmentId = z.string().min(1).max(40).meta({ description: '部门编号', example: 'P4' });
const matterId = z
  .uuid()
  .nullable()
  .meta({ description: '登记这一项的事项；无权查看它的，以及早先版本登记、尚未沿用的，为 null' });
const Level = z.enum(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP']);
const Kind = z.enum(['DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT']);

export const AccountQuery = PageQuery.extend({
  at: givenInstant
    .optional()
    .meta({ description: '任职以这一时刻为准；不填为现在', example: '2026-01-26T09:00:00+08:00' }),
  account: z.string().min(1).max(200).optional().meta({ description: '账号', example: 'p4.lead' }),
  department: departmentId.optional(),
  role: z.enum(ROLES).optional().meta({ description: '职务', example: 'WB_LEAD' }),
});
export type AccountQuery = z.output<typeof AccountQuery>;

const HeldOffice = z
  .object({
    matterId,
    role: z.enum(ROLES),
    roleTitle: z.string(),
    departmentId,
    department: z.string(),
    heldFrom: Instant,
    heldTo: Instant.nullable().meta({ description: '自此不再任职；没有终期的为 null' }),
    auditedDivisions: z.array(z.string()).meta({ description: '审计的行政区划，* 为全部' }),
    delegatedBy: z.string().nullable().meta({ description: '代行职务的，为授权人的账号；本人的职务为 null' }),
  })
  .meta({ id: 'HeldOffice' });

export const AccountPage = page(
  z
    .object({
      accountId: z.string(),
      matterId,
      closedAt: Instant.nullable().meta({ description: '停用的时间；在用的为 null' }),
      offices: z.array(HeldOffice).meta({ description: '当时的任职' }),
    })
    .meta({ id: 'AccountItem' }),
).meta({ id: 'AccountPage' });

/** Words of a search; what they are compared with is told by `of`. */
const words = (of: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: `${of}；空格隔开的几部分须都有，全角半角、大小写不分` });

export const DepartmentQuery = PageQuery.extend({
  division: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional()
    .meta({ description: '行政区划代码', example: '990000' }),
  q: words('名称、编号、统一社会信用代码、目录代码前段码的一部分').optional().meta({ example: '公安' }),
  active: z
    .enum(['true', 'false'])
    .optional()
    .transform((given) => given && given === 'true')
    .meta({ description: 'true 为在用的，false 为已撤并的；不填为全部', example: 'true' }),
});
export type DepartmentQuery = z.output<typeof DepartmentQuery>;

export const DepartmentPage = page(
  z
    .object({
      id: departmentId,
      name: z.string(),
      divisionCode: z.string(),
      division: z.string().meta({ description: '行政区划名称' }),
      uscc: z.string().nullable().meta({ description: '统一社会信用代码' }),
      frontCode: z.string().nullable().meta({ description: '目录代码前段码' }),
      kind: Kind,
      workingBody: z.string().nullable().meta({ description: '政务数据共享工作机构；尚未明确的为 null' }),
      endedAt: Instant.nullable().meta({ description: '撤并的时间；在用的为 null' }),
      successor: departmentId.nullable().meta({ description: '承接在办事项的部门' }),
      successorName: z.string().nullable(),
      matterId,
    })
    .meta({ id: 'DepartmentItem' }),
).meta({ id: 'DepartmentPage' });

export const DivisionQuery = PageQuery.extend({
  q: words('名称、代码的一部分').optional().meta({ example: '青澜' }),
  parent: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional()
    .meta({ description: '上级区划的代码', example: '990000' }),
});
export type DivisionQuery = z.output<typeof DivisionQuery>;

export const DivisionPage = page(
  z
    .object({
      code: z.string(),
      name: z.string(),
      level: Level,
      parentCode: z.string().nullable(),
      parent: z.string().nullable().meta({ description: '上级区划的名称' }),
      matterId,
    })
    .meta({ id: 'DivisionItem' }),
).meta({ id: 'DivisionPage' });
