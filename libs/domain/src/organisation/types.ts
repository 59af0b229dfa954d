import type { Instant } from '../calendar/time.js';

export type DivisionLevel = 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY' | 'TOWNSHIP';

/** An administrative division (行政区划). `parentCode` is authoritative and not derived from the digits of the code. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
}

/** Kinds of bodies. GOVERNMENT is the people's government of a division (本级人民政府), which decides and receives alerts. */
export type DepartmentKind = 'DEPT' | 'AUTHORISED_ORG' | 'AUTHORITY' | 'GOVERNMENT';

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  /** Unified social credit code (GB 32100); null for a government. */
  readonly uscc: string | null;
  /** Part of the catalog codes of its entries before the slash (目录代码前段码, §4.5); null for one that has no entries. */
  readonly frontCode: string | null;
  readonly kind: DepartmentKind;
  /** True if an active sharing working body with a lead exists (Art 11); without one the department cannot act. */
  readonly hasWorkingBody: boolean;
  /** True if the working body is one natural person; absent if there are more. */
  readonly isBodyOfOne?: boolean;
  /** Instant at which the department ended; absent or null for one that exists. */
  readonly endedAt?: Instant | null;
  /** Id of the department that took over its matters; absent or null if none did. */
  readonly successor?: string | null;
}
