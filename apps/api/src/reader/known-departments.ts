import { invalidRequest } from '../problem/problem.exception.js';
import type { Snapshot } from './reader.service.js';

/** Throws 400 that names each department, by its field, that does not exist. */
export function refuseUnknownDepartments(
  given: Readonly<Record<string, string | undefined>>,
  { organisation }: Pick<Snapshot, 'organisation'>,
): void {
  const errors = Object.entries(given).flatMap(([field, id]) =>
    id === undefined || organisation.find(id) ? [] : [{ field, message: `没有部门 ${id}` }],
  );
  if (errors.length > 0) throw invalidRequest(errors);
}

/** Throws 400 for a division that does not exist. */
export function refuseUnknownDivision(
  code: string | undefined,
  { organisation }: Pick<Snapshot, 'organisation'>,
): void {
  if (code !== undefined && organisation.chain(code).length === 0)
    throw invalidRequest([{ field: 'division', message: `没有行政区划 ${code}` }]);
}
