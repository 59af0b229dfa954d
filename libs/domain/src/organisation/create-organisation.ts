import type { Organisation } from './organisation.js';
import type { Department, DepartmentKind, Division } from './types.js';

/**
 * Indexes the rows of the registry. Throws if they contradict each other: a code or id twice, an unknown division,
 * divisions in a circle, two authorities or two governments of one division. Except for `find` and `chain`, every question
 * about an unknown id throws as well. A department that has ended stays known, because matters name it; its successor's
 * working body acts for it.
 */
export function createOrganisation(divisions: readonly Division[], departments: readonly Department[]): Organisation {
  const divisionOf = indexBy(divisions, (division) => division.code);
  const rowOf = indexBy(departments, (department) => department.id);
  const departmentOf = new Map(departments.map((one) => [one.id, withActingBody(one, rowOf)] as const));
  const chainOf = new Map(divisions.map(({ code }) => [code, chainUp(code, divisionOf)] as const));
  const authorityOf = bodiesOf(departments, 'AUTHORITY');
  const governmentOf = bodiesOf(departments, 'GOVERNMENT');
  for (const { divisionCode } of departments) known(divisionOf, divisionCode);

  const department = (id: string): Department => known(departmentOf, id);
  const chainAbove = (departmentId: string): Chain => known(chainOf, department(departmentId).divisionCode);

  const sameLevelAuthority = (departmentId: string): Department =>
    required(
      nearest(authorityOf, chainAbove(departmentId)),
      `no authority at or above the division of ${departmentId}`,
    );

  const superiorAuthority = (departmentId: string): Department | null =>
    nearest(authorityOf, known(chainOf, sameLevelAuthority(departmentId).divisionCode).slice(1));

  const ownLevelGovernment = (departmentId: string): Department | null =>
    nearest(governmentOf, chainAbove(departmentId));

  return {
    department,
    find: (id) => departmentOf.get(id),
    actsThrough: (id) => actingFor(known(rowOf, id), rowOf).id,
    division: (code) => known(divisionOf, code),
    hasAuthority: (code) => authorityOf.has(code),
    sameLevelAuthority,
    superiorAuthority,
    ownLevelGovernment,

    commonSuperiorAuthority(a, b) {
      const aboveB = new Set(chainAbove(b));
      const common = chainAbove(a).filter((code) => aboveB.has(code));
      return required(nearest(authorityOf, common), `no common superior authority of ${a} and ${b}`);
    },

    extensionAuthority(providerId, otherParties = []) {
      let decider = sameLevelAuthority(providerId);
      while (decider.id === providerId || otherParties.includes(decider.id)) {
        const above = superiorAuthority(decider.id);
        if (!above) {
          const government = ownLevelGovernment(decider.id);
          return required(government, `nobody stands above ${providerId} to decide its extension`);
        }
        decider = above;
      }
      return decider;
    },

    chain: (divisionCode) => chainOf.get(divisionCode) ?? [],

    subtree(divisionCode) {
      known(divisionOf, divisionCode);
      return [...chainOf].filter(([, above]) => above.includes(divisionCode)).map(([code]) => code);
    },
  };
}

/** Code of a division followed by those of all divisions above it. */
type Chain = readonly string[];

function chainUp(code: string, divisions: ReadonlyMap<string, Division>): Chain {
  const chain: string[] = [];
  for (let next: string | null = code; next !== null; next = known(divisions, next).parentCode) {
    if (chain.includes(next)) throw new Error(`division ${next} stands above itself`);
    chain.push(next);
  }
  return chain;
}

/** Returns a department with the working body through which it acts: its own, or that of its last successor. */
function withActingBody(department: Department, rows: ReadonlyMap<string, Department>): Department {
  const acting = actingFor(department, rows);
  if (acting === department) return department;
  const { hasWorkingBody, isBodyOfOne = false } = acting;
  return { ...department, hasWorkingBody, isBodyOfOne };
}

/** Returns the department that acts for one: itself, or the last of its successors. */
function actingFor(department: Department, rows: ReadonlyMap<string, Department>): Department {
  const seen = [department.id];
  let acting = department;
  while (acting.endedAt && acting.successor && !seen.includes(acting.successor)) {
    acting = known(rows, acting.successor);
    seen.push(acting.id);
  }
  return acting;
}

/** Bodies of one kind that have not ended, by division code; throws if a division has two. */
const bodiesOf = (departments: readonly Department[], kind: DepartmentKind): ReadonlyMap<string, Department> =>
  indexBy(
    departments.filter((department) => department.kind === kind && !department.endedAt),
    (department) => department.divisionCode,
  );

function nearest(bodies: ReadonlyMap<string, Department>, chain: Chain): Department | null {
  const code = chain.find((candidate) => bodies.has(candidate));
  return code === undefined ? null : known(bodies, code);
}

function indexBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row> {
  const index = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    if (index.has(key)) throw new Error(`${key} occurs twice in the registry`);
    index.set(key, row);
  }
  return index;
}

const known = <Row>(index: ReadonlyMap<string, Row>, key: string): Row =>
  required(index.get(key), `${key} is not in the registry`);

function required<Value>(value: Value | null | undefined, otherwise: string): Value {
  if (value === null || value === undefined) throw new Error(otherwise);
  return value;
}
