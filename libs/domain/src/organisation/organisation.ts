import type { Department, Division } from './types.js';

/** Who is whose authority, superior and government (Arts 8, 28; regulation.md §5.1). Built from the registry's rows. */
export interface Organisation {
  /** Throws when there is none: an id in a matter always names a department. */
  department(id: string): Department;
  find(id: string): Department | undefined;
  division(code: string): Division;
  /** 同级主管部门: the authority of the department's own division, or of the nearest division above that has one. */
  sameLevelAuthority(departmentId: string): Department;
  /** 上级主管部门: the nearest authority above the department's own-level authority; null at national level. */
  superiorAuthority(departmentId: string): Department | null;
  /** 本级人民政府 of the department's division, or the nearest above that has one. */
  ownLevelGovernment(departmentId: string): Department | null;
  /** 共同的上级主管部门: the authority at the lowest division that is above or equal to both (Art 28(2), Q-25). */
  commonSuperiorAuthority(a: string, b: string): Department;
  /** Who consents to an extension of this provider's reply (Art 21(1), §2.3 row 7): never the provider itself. */
  extensionAuthority(providerId: string): Department;
  /** The division and all below it. */
  subtree(divisionCode: string): readonly string[];
}
