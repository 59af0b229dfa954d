import { z } from 'zod';
import { STATUTORY_CLAUSES } from '../law/limits.js';
import { DEFAULT_POLICY } from './default-policy.js';
import type { OpenPoint } from './open-point.js';
import type { Policy, PolicyOptions } from './policy.js';
import { OPEN_POINTS } from './register.js';

const POINTS = new Map(Object.entries<OpenPoint>(OPEN_POINTS));

/** True if every key is a point of the register and every value one of its options. */
export function areOptions(given: unknown): given is Partial<PolicyOptions> {
  const options = z.record(z.string(), z.string()).safeParse(given);
  return (
    options.success && Object.entries(options.data).every(([id, option]) => option in (POINTS.get(id)?.options ?? {}))
  );
}

export const chosenOptions = z.custom<Partial<PolicyOptions>>(areOptions, { error: '含有登记表中没有的事项或者选项' });

export const localLimit = z.strictObject({
  divisionPrefix: z.string(),
  clause: z.enum(STATUTORY_CLAUSES),
  shareAttribute: z.enum(['UNCONDITIONAL', 'CONDITIONAL']).exactOptional(),
  workingDays: z.number(),
  basis: z.string(),
});

/** A stored version. A point that is newer than the version, and therefore missing in it, takes its default. */
export const policyContent = z
  .strictObject({ options: chosenOptions, localLimits: z.array(localLimit) })
  .transform(({ options, localLimits }) => ({ options: { ...DEFAULT_POLICY.options, ...options }, localLimits }));

export const policyNamed = (version: string, content: unknown): Policy => ({
  version,
  ...policyContent.parse(content),
});
