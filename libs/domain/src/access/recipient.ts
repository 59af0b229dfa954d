import type { Role } from './roles.js';

/** Stands for every department, in a notice to all (通告). */
export const EVERY_DEPARTMENT = '*';

/** All holders of one office as recipients of a notice (告知). */
export interface Recipient {
  /** Or {@link EVERY_DEPARTMENT}. */
  readonly departmentId: string;
  readonly role: Role;
}
