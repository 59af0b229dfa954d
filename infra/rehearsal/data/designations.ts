/** Source department (数源部门, Art 19(2)) of an entry: it answers for the data, even if others hold copies. */
export interface Designation {
  readonly catalogCode: string;
  readonly departmentId: string;
}

/** Designations of the sample country: population identity and deaths, food production licences, marriages. */
export const designations: readonly Designation[] = [
  { catalogCode: '303002/000001', departmentId: 'N2' },
  { catalogCode: '303002/000002', departmentId: 'N2' },
  { catalogCode: '3070990000003/000001', departmentId: 'P3' },
  { catalogCode: '3070990100002/000002', departmentId: 'M2' },
];
