import { z } from 'zod';
import type { LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { origin } from '../administering/origin.js';
import type { RecordMatter } from '../administering/record.js';

export const WORKING_BODY = 'working-body';

export const STATE_TITLES = { DESIGNATED: '已明确', ENDED: '已停止' } as const;

/** Events of a sharing working body (政务数据共享工作机构, Art 11). Stored ones are never rewritten. */
export const WORKING_BODY_EVENTS = {
  bodyDesignated: z.strictObject({
    departmentId: z.string(),
    name: z.string(),
    from: z.iso.date(),
    /** null, but for a body of an earlier release that had ended. */
    until: z.iso.date().nullable(),
    origin: origin.optional(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  bodyRenamed: z.strictObject({ name: text(200) }),
  bodyEnded: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof WORKING_BODY_EVENTS;
export type WorkingBodyEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** The working body of a department; `until` is the first day without it. */
export interface WorkingBody {
  readonly departmentId: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

export type WorkingBodyMatter = RecordMatter<WorkingBody>;
