/** Source departments (数源部门, Art 19(2)): who answers for the data of an entry, wherever else they are held. */
export interface Designation {
  readonly catalogCode: string;
  readonly departmentId: string;
}

/** Population identity and deaths, food production licences, marriages. */
export const designations: readonly Designation[] = [
  { catalogCode: '303002/000001', departmentId: 'N2' },
  { catalogCode: '303002/000002', departmentId: 'N2' },
  { catalogCode: '3070990000003/000001', departmentId: 'P3' },
  { catalogCode: '3070990100002/000002', departmentId: 'M2' },
];
