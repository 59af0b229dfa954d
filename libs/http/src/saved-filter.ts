import { z } from 'zod';
import { PROCESSES } from '#libs/domain';
import { MatterCountsQuery } from './matter.js';

/** Conditions as the parameters of a query have them: a parameter that is repeated has a list. */
const query = z
  .record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]))
  .superRefine((given, context) => {
    const { error } = MatterCountsQuery.safeParse(given);
    for (const { message, path, ...issue } of error?.issues ?? []) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [''];
      for (const key of keys)
        context.addIssue({ code: 'custom', message, path: key === '' ? [...path] : [...path, key] });
    }
  })
  .meta({ description: '查询 /matters 的条件，写作其参数；重复的参数写作列表', id: 'MatterConditions' });

export const FilterName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .meta({ description: '名称，为本人所起', example: '本省逾期的答复' });
export const FilterParams = z.strictObject({ name: FilterName });

const EXAMPLE = { query: { process: PROCESSES[0].process, state: ['SUBMITTED', 'UNDER_REVIEW'], overdue: 'true' } };

export const SavedFilterBody = z.strictObject({ query }).meta({ id: 'SavedFilterBody', example: EXAMPLE });
export type SavedFilterBody = z.output<typeof SavedFilterBody>;

export const SavedFilter = z
  .object({ name: z.string(), query: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
  .meta({ id: 'SavedFilter', example: { name: '本省逾期的答复', ...EXAMPLE } });

export const SavedFilterPage = z
  .object({ items: z.array(SavedFilter), nextCursor: z.null() })
  .meta({ id: 'SavedFilterPage' });
