/** Roles of regulation.md §5.1 that this release assigns to accounts. */
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

/**
 * Roles in which a sharing authority exercises its powers; its other staff hold the same roles as those of any
 * department.
 */
export const AUTHORITY_ROLES = ['SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD'] as const satisfies readonly Role[];

/** True for the offices that act on the matters of departments: those of the authorities and of the government. */
export const isAuthorityRole = (role: Role): boolean => [...AUTHORITY_ROLES, 'GOV_DECIDER'].includes(role);

/** Roles that watch or run the platform; an account with one of them does no business on it (SoD-9). */
const NON_BUSINESS_ROLES: readonly Role[] = ['AUDITOR', 'PLATFORM_OPERATOR', 'SYSADMIN'];
export const isBusinessRole = (role: Role): boolean => !NON_BUSINESS_ROLES.includes(role);

/** A role held in a department: the capacity in which a person acts. */
export interface Office {
  readonly role: Role;
  readonly departmentId: string;
  /** True if the department has ended and the person acts for it as one of its successor; absent otherwise. */
  readonly inherited?: true;
  /** Account of the holder for whom the person acts in it (授权代行); absent if it is the person's own. */
  readonly delegatedBy?: string;
}

/** Kinds of programs that act for a department: a system gives commands, an assistant reads and drafts. */
export const CLIENT_KINDS = ['SYSTEM', 'AGENT'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** A program that acts for a department (接入系统), and the commands it is registered for, as `share-request/draft-request`. */
export interface Client {
  readonly kind: ClientKind;
  readonly commands: readonly string[];
}

/** The person behind a command, as the database knows them at the instant of the act. */
export interface Actor {
  readonly accountId: string;
  /** The natural person; two accounts may belong to one person (SoD-12). */
  readonly personId: string;
  readonly offices: readonly Office[];
  /** Divisions whose matters an auditor may read, `*` for every division; empty for all other accounts. */
  readonly auditedDivisions: readonly string[];
  /** Present if the account is a program's and no person's. */
  readonly client?: Client;
  /** Ids of the matters from which the person keeps out (回避, SoD-7); absent if there are none. */
  readonly recusedFrom?: readonly string[];
}
