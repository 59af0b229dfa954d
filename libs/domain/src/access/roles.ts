/** Roles of regulation.md §5.1 that this release gives to somebody. */
export const ROLES = [
  'WB_HANDLER',
  'WB_LEAD',
  'DEPT_HEAD',
  'ASSESSOR',
  'SA_REVIEWER',
  'SA_SUPERVISOR',
  'SA_HEAD',
  'GOV_DECIDER',
  'AUDITOR',
  'PLATFORM_OPERATOR',
  'SYSADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held in a department: who somebody is when they act. */
export interface Office {
  readonly role: Role;
  readonly departmentId: string;
}

/** The person behind a command, as the database knows them at the instant of the act. */
export interface Actor {
  readonly accountId: string;
  /** The natural person: two accounts may belong to one (SoD-12). */
  readonly personId: string;
  readonly offices: readonly Office[];
  /** Divisions whose matters an auditor may read; empty for everybody else. `*` is every division. */
  readonly auditedDivisions: readonly string[];
}
