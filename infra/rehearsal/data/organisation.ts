import { departmentFrontCode, type Department, type Division } from '#libs/domain';

/** Divisions of a fictional country: 99xxxx is assigned to no place, the PDY zone of GB 11714 to no organisation. */
export const divisions: readonly Division[] = [
  { code: '100000', name: '国家(中央)', level: 'NATIONAL', parentCode: null },
  { code: '990000', name: '云岭省(虚构)', level: 'PROVINCIAL', parentCode: '100000' },
  { code: '990100', name: '青澜市(虚构)', level: 'MUNICIPAL', parentCode: '990000' },
  { code: '990121', name: '望溪县(虚构)', level: 'COUNTY', parentCode: '990100' },
  { code: '990200', name: '赤樾市(虚构)', level: 'MUNICIPAL', parentCode: '990000' },
  { code: '990121100', name: '望溪县临河镇(虚构,乡镇9位)', level: 'TOWNSHIP', parentCode: '990121' },
];

type Row = readonly [id: string, divisionCode: string, kind: Department['kind'], uscc: string | null, name: string];

/** The departments of a division are numbered in this order. */
const rows: readonly Row[] = [
  ['N1', '100000', 'AUTHORITY', '11100000PDY00001X7', '国家政务数据共享管理局(示例)'],
  ['N2', '100000', 'DEPT', '11100000PDY0000287', '国家人口服务总局(示例)'],
  ['N3', '100000', 'DEPT', '11100000PDY0000362', '国家市场主体登记总局(示例)'],
  ['P1', '990000', 'AUTHORITY', '11990000PDY000044P', '云岭省数据管理局(示例)'],
  ['P2', '990000', 'DEPT', '11990000PDY000052J', '云岭省公安厅(示例)'],
  ['P3', '990000', 'DEPT', '11990000PDY000060D', '云岭省市场监督管理局(示例)'],
  ['P4', '990000', 'DEPT', '11990000PDY000079A', '云岭省人力资源和社会保障厅(示例)'],
  ['P5', '990000', 'DEPT', '11990000PDY0000875', '云岭省自然资源厅(示例)'],
  ['P6', '990000', 'AUTHORISED_ORG', '12990000PDY000095W', '云岭省住房公积金管理中心(示例,法律法规授权组织)'],
  ['M1', '990100', 'AUTHORITY', '11990100PDY000108T', '青澜市数据局(示例)'],
  ['M2', '990100', 'DEPT', '11990100PDY000116M', '青澜市民政局(示例)'],
  ['M3', '990100', 'DEPT', '11990100PDY000124G', '青澜市卫生健康委员会(示例)'],
  ['M4', '990100', 'DEPT', '11990100PDY000132B', '青澜市住房和城乡建设局(示例)'],
  ['M5', '990200', 'AUTHORITY', '11990200PDY000140B', '赤樾市数据局(示例)'],
  ['M6', '990200', 'DEPT', '11990200PDY0001598', '赤樾市交通运输局(示例)'],
  ['C1', '990121', 'AUTHORITY', '11990121PDY000167B', '望溪县数据局(示例)'],
  ['C2', '990121', 'DEPT', '11990121PDY0001756', '望溪县农业农村局(示例)'],
  ['C3', '990121', 'DEPT', '11990121PDY0001831', '望溪县教育局(示例)'],
  ['GOV-N', '100000', 'GOVERNMENT', null, '中央人民政府(示例)'],
  ['GOV-P', '990000', 'GOVERNMENT', null, '云岭省人民政府(示例)'],
  ['GOV-M', '990100', 'GOVERNMENT', null, '青澜市人民政府(示例)'],
  ['GOV-M5', '990200', 'GOVERNMENT', null, '赤樾市人民政府(示例)'],
  ['GOV-C', '990121', 'GOVERNMENT', null, '望溪县人民政府(示例)'],
];

const isNumbered = ([, , kind]: Row): boolean => kind !== 'GOVERNMENT';

/** Returns the front code of a department's catalog codes (§4.5); null for a government, which has no entries. */
function frontCodeOf(row: Row): string | null {
  const [, divisionCode] = row;
  const division = divisions.find(({ code }) => code === divisionCode);
  if (!division || !isNumbered(row)) return null;
  const ofDivision = rows.filter((other) => other[1] === divisionCode && isNumbered(other));
  return departmentFrontCode(division, ofDivision.indexOf(row) + 1);
}

export const departments: readonly Department[] = rows.map((row) => {
  const [id, divisionCode, kind, uscc, name] = row;
  const hasWorkingBody = kind !== 'GOVERNMENT';
  return { id, name, divisionCode, uscc, frontCode: frontCodeOf(row), kind, hasWorkingBody };
});
