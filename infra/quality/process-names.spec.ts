import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PROCESSES } from '#libs/domain';

/** Folder where names are allowed: processes refer to one another, and the registry names each. */
const PROCESS_FOLDERS = 'libs/domain/src/processes/';
const WORKFLOW_NAMES = 'workflows/matter/matter.workflow.ts';
/** Table of rights: it has the commands of each process that people act in. */
const RIGHTS = 'libs/domain/src/access/rights.ts';
/** Formulas of figures: each counts the matters of one process or more. */
const FIGURES = 'libs/domain/src/indicators/';
/** The console: forms and pages made by hand are of one process each; all others come from the API's description. */
const HAND_MADE = 'apps/console/src/';
/** Files with words about processes: where the register's open points matter, what codes are called, and the story of the sample country. */
const WORDS = ['libs/domain/src/policy/points/', 'libs/domain/src/words/', 'infra/rehearsal/'];

/** Files and folders that need something of one process. A new process needs no line here. */
const ASKED_BY: Readonly<Record<string, readonly string[]>> = {
  'share-request': [
    'libs/domain/src/index.ts',
    'apps/api/src/use-record/',
    'apps/api/src/request-copy/',
    'libs/papers/src/papers/',
  ],
  'correction-request': ['libs/domain/src/index.ts', 'libs/papers/src/papers/'],
  'catalog-entry': ['libs/domain/src/catalog/process-name.ts'],
  'breach-candidate': ['libs/domain/src/index.ts', 'libs/domain/src/features/breach.ts', 'libs/papers/src/papers/'],
  'catalog-update': ['libs/domain/src/index.ts'],
  'calendar-year': ['libs/domain/src/index.ts'],
  'office-grant': ['libs/persistence/src/organisation/take-over.ts'],
  'working-body': ['libs/persistence/src/organisation/take-over.ts'],
};

/** Names of exports that other files use for other things. Whoever imports one of these processes still names its folder. */
const WORDS_OF_OTHERS = ['account', 'client', 'delegation', 'department', 'division', 'recusal', 'workingBody'];

const sources = execFileSync('git', ['ls-files', 'apps', 'workflows', 'activities', 'libs', 'infra'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file) && !file.startsWith(PROCESS_FOLDERS))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

const workflows = readFileSync(WORKFLOW_NAMES, 'utf8');

/** Pattern of a name of one word where a process is meant: compared with one, given as one, or asked for by it. */
const asProcess = (word: string): string =>
  String.raw`[pP]rocess(?:Named\(|\w* ?[=!]==? |'?: |\)? ?(?:=|IN \()) ?'${word}'`;

/** Name of the export of a process, and of its workflow. */
const exportOf = (process: string): string => process.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Returns the source files that name a process as text, import its folder, or use the name of its export. */
function filesNaming(process: string): readonly string[] {
  const exported = exportOf(process);
  const text = process.includes('-') ? `'${process}'` : asProcess(process);
  const identifier = WORDS_OF_OTHERS.includes(exported) ? [] : [String.raw`\b${exported}\b`];
  const name = new RegExp([text, `/processes/${process}/`, ...identifier].join('|'));
  return sources.flatMap(([file, text]) => (name.test(text) ? [file] : []));
}

it.each(PROCESSES.map(({ process }) => process))(
  '%s is named in the registry, the workflow names, the table of rights and in words',
  (process) => {
    const allowed = [WORKFLOW_NAMES, RIGHTS, FIGURES, HAND_MADE, ...WORDS, ...(ASKED_BY[process] ?? [])];
    const named = filesNaming(process);
    expect(workflows).toMatch(new RegExp(String.raw`matter as ${exportOf(process)},`));
    expect(named.filter((file) => !allowed.some((place) => file.startsWith(place)))).toEqual([]);
  },
);

it('no query looks into the folded state of a matter: a process publishes what others read as side tables', () => {
  const looking = sources.filter(
    ([file, text]) =>
      !file.includes('/migrations/') && /\bfolded\s*(->|#>|@[?@]|\[)|[(,]\s*folded\s*,\s*'\$/.test(text),
  );
  expect(looking.map(([file]) => file)).toEqual([]);
});

it('a name of one word is found where it means a process, and not where it means the thing', () => {
  const pattern = new RegExp(asProcess('account'));
  for (const text of [
    `process: 'account'`,
    `processNamed('account')`,
    `m.process = 'account'`,
    `process === 'account'`,
  ])
    expect(text).toMatch(pattern);
  for (const text of [`ask('account', id)`, `record: 'account'`, `z.object({ account: z.string() })`])
    expect(text).not.toMatch(pattern);
});
