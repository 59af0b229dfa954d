import { clauseTitle, PROCESSES, ROLE_TITLES, type Organisation } from '#libs/domain';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that hold the id of a department, or several. The name stands beside each: `responsibleName` of `responsible`. */
const DEPARTMENTS = [
  'departmentId',
  'authorityId',
  'responsible',
  'provider',
  'requester',
  'source',
  'successor',
  'others',
  'urged',
  'by',
  'confirmedBy',
] as const;

/** Fields that hold the code of a division. */
const DIVISIONS = { divisionCode: 'division', parentCode: 'parent' } as const;

/** Fields that cite a clause. */
const CLAUSES = ['clause', 'breachClause'] as const;

type Word =
  | `${'department' | 'authority' | Exclude<(typeof DEPARTMENTS)[number], `${string}Id`>}Name`
  | (typeof DIVISIONS)[keyof typeof DIVISIONS]
  | `${(typeof CLAUSES)[number] | 'process' | 'state' | 'clock' | 'role'}Title`
  | 'roleTitles';

/** A view whose codes may still stand without their words. */
export type Wordless<View> = View extends readonly (infer One)[]
  ? readonly Wordless<One>[]
  : View extends object
    ? { readonly [Name in keyof View as Exclude<Name, Word>]: Wordless<View[Name]> } & {
        readonly [Name in keyof View as Extract<Name, Word>]?: View[Name];
      }
    : View;

/**
 * Puts the word beside each code in an answer, wherever the view has not named it itself: departments, divisions, clauses,
 * roles, processes with their states and clocks. The schema of the answer says which of them are shown, and removes the rest.
 */
export function withWords<View extends object>(view: Wordless<View>, organisation: Organisation): View {
  return worded(view, organisation) as View;
}

function worded(value: unknown, organisation: Organisation): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => worded(one, organisation));
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, worded(inner, organisation)] as const);
  return { ...wordsOf(value, organisation), ...Object.fromEntries(fields) };
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function wordsOf(fields: Fields, organisation: Organisation): Fields {
  const department = (id: string): string => organisation.find(id)?.name ?? id;
  const division = (code: string): string =>
    organisation.chain(code).length === 0 ? code : organisation.division(code).name;
  return present({
    ...Object.fromEntries([
      ...DEPARTMENTS.map((name) => [`${name.replace(/Id$/, '')}Name`, word(fields[name], department)] as const),
      ...Object.entries(DIVISIONS).map(([name, beside]) => [beside, word(fields[name], division)] as const),
      ...CLAUSES.map((name) => [`${name}Title`, word(fields[name], clauseTitle)] as const),
    ]),
    roleTitle: word(fields.role, roleTitle),
    roleTitles: word(fields.roles, roleTitle),
    ...wordsOfProcess(fields),
  });
}

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The word of a code, those of a list of codes, or null for none; undefined, which is no field, for anything else. */
function word(code: unknown, of: (code: string) => string): unknown {
  if (code === null) return null;
  if (typeof code === 'string') return of(code);
  return Array.isArray(code) ? code.map((one: unknown) => word(one, of)) : undefined;
}

const roleTitle = (role: string): string => Object.entries(ROLE_TITLES).find(([name]) => name === role)?.[1] ?? role;

function wordsOfProcess({ process: name, state, clockId }: Fields): Fields {
  const process = PROCESSES.find((one) => one.process === name);
  if (!process) return {};
  const stateTitles: Fields = process.stateTitles;
  return {
    processTitle: process.title,
    stateTitle: typeof state === 'string' ? stateTitles[state] : undefined,
    clockTitle: word(clockId, (id) => process.clockTitle(id)),
  };
}
