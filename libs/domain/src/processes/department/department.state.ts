import { z } from 'zod';
import { text } from '../../language/text.js';
import type { PublishedDepartment } from '../../matter/side-tables.js';
import { origin } from '../administering/origin.js';
import type { RecordMatter } from '../administering/record.js';

export const DEPARTMENT = 'department';

export const STATE_TITLES = { ACTIVE: '在用', END_PROPOSED: '待确认撤并', ENDED: '已撤并' } as const;
export const KINDS = ['DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT'] as const;
export const DEPARTMENT_KIND_TITLES: Readonly<Record<(typeof KINDS)[number], string>> = {
  DEPT: '部门',
  AUTHORISED_ORG: '法律法规授权组织',
  AUTHORITY: '主管部门',
  GOVERNMENT: '人民政府',
};

/** How a department ends: merged into another one, split into several, or without a successor. */
const ending = {
  /** The department that takes over the matters; null if there is none. */
  successor: z.string().nullable(),
  /** Further departments that come from a split. */
  others: z.array(z.string()),
  reason: text(2000),
};
export type Ending = Readonly<z.infer<z.ZodObject<typeof ending>>>;

/** Events of a department (部门). Stored ones are never rewritten. */
export const DEPARTMENT_EVENTS = {
  departmentCreated: z.strictObject({
    id: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    uscc: z.string().nullable(),
    frontCode: z.string().nullable(),
    kind: z.enum(KINDS),
    origin: origin.optional(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  departmentRenamed: z.strictObject({ name: text(200), origin: origin.optional() }),
  departmentEndProposed: z.strictObject(ending),
  departmentEndConfirmed: z.strictObject({ successor: z.string().nullable() }),
  departmentEndRejected: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof DEPARTMENT_EVENTS;
export type DepartmentEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** A department with the end that is proposed or confirmed for it; `ending` is null if none is. */
export type DepartmentRecord = PublishedDepartment & { readonly ending: Ending | null };
export type DepartmentMatter = RecordMatter<DepartmentRecord>;
