import type { FieldError } from './problem.js';

/** As much of a validation issue as names the field; zod lists unknown fields in `keys` of their parent. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/** More than these help nobody, and a sender of ten thousand wrong items is not answered with as many lines. */
const MOST_ERRORS = 50;

/** Issues by dotted paths below `root`; `root` alone where the whole of it is wrong. */
export function fieldErrors(issues: readonly Issue[], root: string): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, root)).slice(0, MOST_ERRORS);
}

function errorsOf({ path = [], keys, message }: Issue, root: string): FieldError[] {
  const parts = path.map((part) => String(typeof part === 'object' ? part.key : part));
  if (keys) return keys.map((key) => ({ field: [...parts, key].join('.'), message }));
  return [{ field: parts.join('.') || root, message }];
}
