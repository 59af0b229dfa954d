import { z } from 'zod';
import { text } from '../../language/text.js';
import type { Division } from '../../organisation/types.js';
import { origin } from '../administering/origin.js';
import type { RecordMatter } from '../administering/record.js';

export const DIVISION = 'division';

export const STATE_TITLES = { ACTIVE: '在用' } as const;

export const LEVELS = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP'] as const;
export const DIVISION_LEVEL_TITLES: Readonly<Record<(typeof LEVELS)[number], string>> = {
  NATIONAL: '国家',
  PROVINCIAL: '省',
  MUNICIPAL: '市',
  COUNTY: '县',
  TOWNSHIP: '乡',
};

/** Events of an administrative division (行政区划). Stored ones are never rewritten. */
export const DIVISION_EVENTS = {
  divisionCreated: z.strictObject({
    code: z.string(),
    name: z.string(),
    level: z.enum(LEVELS),
    parentCode: z.string().nullable(),
    origin: origin.optional(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  divisionRenamed: z.strictObject({ name: text(100), origin: origin.optional() }),
} as const;

type Schemas = typeof DIVISION_EVENTS;
export type DivisionEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

export type DivisionRecord = Pick<Division, 'code' | 'name' | 'level' | 'parentCode'>;
export type DivisionMatter = RecordMatter<DivisionRecord>;
