import type { FieldError } from './problem.js';

/** The part of a validation issue that locates the fault. zod lists unknown fields in `keys` of their parent. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/** Maximum number of errors in one answer, so that a body of ten thousand wrong items does not get as many lines. */
const MOST_ERRORS = 50;

/** Converts issues to errors with dotted paths; an issue of the whole part gets `root` as its path. */
export function fieldErrors(issues: readonly Issue[], root: string): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, root)).slice(0, MOST_ERRORS);
}

function errorsOf({ path = [], keys, message }: Issue, root: string): FieldError[] {
  const parts = path.map((part) => String(typeof part === 'object' ? part.key : part));
  if (keys) return keys.map((key) => ({ field: [...parts, key].join('.'), message }));
  return [{ field: parts.join('.') || root, message }];
}
