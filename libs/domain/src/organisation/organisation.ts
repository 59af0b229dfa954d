import type { Department, Division } from './types.js';

/**
 * Authorities, superiors and governments of the departments (Arts 8, 28; regulation.md §5.1), built from the rows of the
 * registry.
 */
export interface Organisation {
  /** Throws for an unknown id: an id in a matter always names a department. */
  department(id: string): Department;
  find(id: string): Department | undefined;
  division(code: string): Division;
  /** Id of the department that acts for one: itself, or the last successor of one that has ended. */
  actsThrough(departmentId: string): string;
  /** True if the division has an authority of its own. */
  hasAuthority(divisionCode: string): boolean;
  /** 同级主管部门: the authority of the department's own division, or of the nearest division above that has one. */
  sameLevelAuthority(departmentId: string): Department;
  /** 上级主管部门: the nearest authority above the department's own-level authority; null at national level. */
  superiorAuthority(departmentId: string): Department | null;
  /**
   * 本级人民政府: the government of the department's division, or of the nearest division above that has one; null if there
   * is none.
   */
  ownLevelGovernment(departmentId: string): Department | null;
  /**
   * 共同的上级主管部门: the authority of the lowest division that contains both departments, or of the nearest above that has
   * one (Art 28(2), Q-25).
   */
  commonSuperiorAuthority(a: string, b: string): Department;
  /**
   * The authority or government that consents to an extension of this provider's limit (Arts 17(2), 21(1), §2.3 row 7):
   * its same-level authority, or the nearest above that is neither the provider nor another party.
   */
  extensionAuthority(providerId: string, otherParties?: readonly string[]): Department;
  /**
   * Codes of the division and of all divisions above it, the nearest first; none for a code that the registry does not
   * have.
   */
  chain(divisionCode: string): readonly string[];
  /** Codes of the division and of all divisions below it. */
  subtree(divisionCode: string): readonly string[];
}
