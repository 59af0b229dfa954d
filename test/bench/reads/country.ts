import {
  departmentFrontCode,
  type Department,
  type DepartmentKind,
  type Division,
  type DivisionLevel,
  type ImportContent,
  usccIsValid,
} from '#libs/domain';
import {
  accounts,
  ADMINISTRATORS,
  departments as sample,
  divisions as sampleDivisions,
} from '../../../infra/rehearsal/data/index.js';
import { OFFICES_FROM } from '../../../infra/rehearsal/country.js';

/** A department of the large country, and the department of the sample country of which it is a copy. */
export interface Body extends Department {
  readonly model: string;
}

/** A division with its departments, and the short name that those bear. */
export interface Area {
  readonly division: Division;
  readonly short: string;
  readonly bodies: readonly Body[];
}
export interface City extends Area {
  readonly counties: readonly Area[];
}
export interface Province extends Area {
  /** Share of the matters. */
  readonly share: number;
  readonly cities: readonly City[];
}

/** Returns a valid unified social credit code of the nth department of a division: both check characters are tried out. */
function usccOf(divisionCode: string, n: number): string {
  const body = `11${divisionCode}${String(n).padStart(8, '0')}`;
  const checked = [...'0123456789X'].flatMap((organisation) =>
    [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((whole) => `${body}${organisation}${whole}`),
  );
  const found = checked.find(usccIsValid);
  if (found === undefined) throw new Error(`there is no code for ${body}`);
  return found;
}

/** The large country: in every division of a level the same departments, each a copy of one of the sample country. */
export interface Country {
  readonly provinces: readonly Province[];
  readonly divisions: readonly Division[];
  readonly departments: readonly Body[];
}

const PROVINCES = [
  ['甲省', 0.4],
  ['乙省', 0.25],
  ['丙省', 0.15],
  ['丁省', 0.12],
  ['戊省', 0.08],
] as const;
/** Code of the province with most matters; an auditor audits it alone. */
export const LARGEST = '910000';
/** Matters of a county and of a city; a small country has fewer of each, and at least two cities in a province. */
const MATTERS_PER_COUNTY = 2_500;
const COUNTIES_PER_CITY = 8;

/** Copies of each department of the sample country, by what stands for its kind in their names. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  P1: ['数据管理局'],
  P2: ['公安厅', '司法厅'],
  P3: ['市场监督管理局', '药品监督管理局'],
  P4: ['人力资源和社会保障厅', '医疗保障局'],
  P5: ['自然资源厅', '生态环境厅'],
  P6: ['住房公积金管理中心', '社会保险管理中心'],
  'GOV-P': ['人民政府'],
  M1: ['数据局'],
  M2: ['民政局', '退役军人事务局', '医疗保障局'],
  M3: ['卫生健康委员会', '疾病预防控制局', '市场监督管理局'],
  M4: ['住房和城乡建设局', '城市管理局', '生态环境局'],
  M6: ['交通运输局', '应急管理局'],
  'GOV-M': ['人民政府'],
  C1: ['数据局'],
  C2: ['农业农村局', '水利局', '林业局', '文化和旅游局'],
  C3: ['教育局', '民政局', '卫生健康局', '人力资源和社会保障局'],
  'GOV-C': ['人民政府'],
};
const LEVELS: readonly (readonly [level: DivisionLevel, models: readonly string[]])[] = [
  ['PROVINCIAL', ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'GOV-P']],
  ['MUNICIPAL', ['M1', 'M2', 'M3', 'M4', 'M6', 'GOV-M']],
  ['COUNTY', ['C1', 'C2', 'C3', 'GOV-C']],
];

const modelNamed = (id: string): Department => {
  const found = sample.find((one) => one.id === id);
  if (!found) throw new Error(`the sample country has no ${id}`);
  return found;
};

function areaOf(code: string, short: string, rank: 0 | 1 | 2, parentCode: string): Area {
  const [level, models] = LEVELS[rank] ?? ['COUNTY', []];
  const division: Division = { code, name: `${short}(虚构)`, level, parentCode };
  let number = 0;
  const bodies = models.flatMap((model) =>
    (COPIES[model] ?? []).map((title): Body => {
      const kind: DepartmentKind = modelNamed(model).kind;
      const isGovernment = kind === 'GOVERNMENT';
      if (!isGovernment) number += 1;
      return {
        model,
        id: isGovernment ? `G${code}` : `D${code}-${String(number).padStart(2, '0')}`,
        name: `${short}${title}(示例)`,
        divisionCode: code,
        uscc: modelNamed(model).uscc === null ? null : usccOf(code, number),
        frontCode: isGovernment ? null : departmentFrontCode({ code, level }, number),
        kind,
        hasWorkingBody: !isGovernment,
      };
    }),
  );
  return { division, short, bodies };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Makes a country that is large enough for so many matters. */
export function countryFor(matters: number): Country {
  const counties = matters / MATTERS_PER_COUNTY;
  const provinces = PROVINCES.map(([short, share], p): Province => {
    const prefix = `9${p + 1}`;
    const own = areaOf(`${prefix}0000`, short, 0, '100000');
    const cityCount = Math.max(2, Math.round((counties * share) / COUNTIES_PER_CITY));
    const countyCount = Math.max(1, Math.min(COUNTIES_PER_CITY, Math.round((counties * share) / cityCount)));
    const cities = Array.from({ length: cityCount }, (_, c): City => {
      const name = `${short.charAt(0)}${two(c + 1)}`;
      const city = `${prefix}${two(c + 1)}`;
      const areas = Array.from({ length: countyCount }, (__, k) =>
        areaOf(`${city}${21 + k}`, `${name}${two(k + 1)}县`, 2, `${city}00`),
      );
      return { ...areaOf(`${city}00`, `${name}市`, 1, own.division.code), counties: areas };
    });
    return { ...own, share, cities };
  });
  const areas = provinces.flatMap((province) => [
    province,
    ...province.cities.flatMap((city) => [city, ...city.counties]),
  ]);
  const nation = sampleDivisions.filter(({ level }) => level === 'NATIONAL');
  const national = sample.filter(({ divisionCode }) => divisionCode === '100000');
  return {
    provinces,
    divisions: [...nation, ...areas.map(({ division }) => division)],
    departments: [...national.map((one) => ({ ...one, model: one.id })), ...areas.flatMap(({ bodies }) => bodies)],
  };
}

/** Accounts of the sample country that a department has a copy of; one handler of each is enough. */
export const staffOf = (model: string) =>
  accounts.filter(
    ({ accountId, offices }) =>
      offices.some(({ departmentId }) => departmentId === model) &&
      !accountId.endsWith('.deputy') &&
      !ADMINISTRATORS.some((id) => id === accountId),
  );

/** Name of the copy of an account in the copy of its department; those of the nation are themselves. */
export const copyOf = (accountId: string, { id, model }: Body): string =>
  id === model ? accountId : `${id.toLowerCase()}.${accountId.split('.').at(-1)}`;

/** The organisation as a file of an import would bring it; the nation's own division and operator are there already. */
export function importOf({ divisions, departments }: Country): ImportContent {
  const staff = departments.flatMap((body) =>
    staffOf(body.model).flatMap((account) => ({ ...account, body, copy: copyOf(account.accountId, body) })),
  );
  return {
    divisions,
    departments: departments.map(({ model: _, hasWorkingBody: __, ...department }) => department),
    workingBodies: departments
      .filter(({ hasWorkingBody }) => hasWorkingBody)
      .map(({ id, name }) => ({ departmentId: id, name: `${name}政务数据共享工作机构`, from: OFFICES_FROM })),
    accounts: staff.map(({ copy }) => ({ accountId: copy, samePersonAs: null })),
    offices: staff.flatMap(({ copy, body, offices, auditedDivisions }) =>
      offices.map(({ role }) => ({
        accountId: copy,
        role,
        departmentId: body.id,
        from: null,
        until: null,
        auditedDivisions: auditedDivisions.map((code) => (code === '*' ? code : LARGEST)),
      })),
    ),
  };
}
