import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PROCESSES } from '#libs/domain';

/** Folder where names are allowed: processes refer to one another, and the registry names each. */
const PROCESS_FOLDERS = 'libs/domain/src/processes/';
const WORKFLOW_NAMES = 'workflows/matter/matter.workflow.ts';
/** Table of rights: it has the commands of each process that people act in. */
const RIGHTS = 'libs/domain/src/access/rights.ts';
/** Files with words about processes: where the register's open points matter, and the story of the sample country. */
const WORDS = ['libs/domain/src/policy/points/', 'infra/rehearsal/'];

/** Files and folders that need something of one process. A new process needs no line here. */
const ASKED_BY: Readonly<Record<string, readonly string[]>> = {
  'share-request': ['libs/domain/src/index.ts', 'apps/api/src/use-record/'],
  'catalog-entry': ['libs/domain/src/catalog/process-name.ts'],
  'breach-candidate': ['libs/domain/src/index.ts', 'libs/domain/src/features/breach.ts'],
  'calendar-year': ['libs/domain/src/index.ts'],
};

const sources = execFileSync('git', ['ls-files', 'apps', 'workflows', 'activities', 'libs', 'infra'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file) && !file.startsWith(PROCESS_FOLDERS))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

/** Returns the source files that name a process as text, import its folder, or use the name of its export. */
function filesNaming(process: string): readonly string[] {
  const exported = process.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const name = new RegExp(`'${process}'|/processes/${process}/|\\b${exported}\\b`);
  return sources.flatMap(([file, text]) => (name.test(text) ? [file] : []));
}

it.each(PROCESSES.map(({ process }) => process))(
  '%s is named in the registry, the workflow names, the table of rights and in words',
  (process) => {
    const allowed = [WORKFLOW_NAMES, RIGHTS, ...WORDS, ...(ASKED_BY[process] ?? [])];
    const named = filesNaming(process);
    expect(named).toContain(WORKFLOW_NAMES);
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
