import type { Role } from './roles.js';

/** Recipient of a notice to all departments (通告), in place of a department id. */
export const EVERY_DEPARTMENT = '*';

/** All holders of one office as recipients of a notice (告知). */
export interface Recipient {
  /** Id of the department, or {@link EVERY_DEPARTMENT}. */
  readonly departmentId: string;
  readonly role: Role;
}
