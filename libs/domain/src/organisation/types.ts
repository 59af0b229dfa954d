export type DivisionLevel = 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY' | 'TOWNSHIP';

/** An administrative division (行政区划). The parent is authoritative, never derived from the digits. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
}

/** GOVERNMENT is the people's government of a division (本级人民政府), as a body that decides and is told. */
export type DepartmentKind = 'DEPT' | 'AUTHORISED_ORG' | 'AUTHORITY' | 'GOVERNMENT';

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  /** Unified social credit code (GB 32100); null for a government. */
  readonly uscc: string | null;
  readonly kind: DepartmentKind;
  /** An active sharing working body with a lead (Art 11): without one the department cannot act. */
  readonly hasWorkingBody: boolean;
  /** Its working body is one natural person; absent where there are more. */
  readonly isBodyOfOne?: boolean;
}
