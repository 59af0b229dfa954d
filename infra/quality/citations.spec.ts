import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
const read = (file: string): string => readFileSync(file, 'utf8');
const sources = tracked
  .filter((file) => file.endsWith('.ts') && file !== 'infra/quality/citations.spec.ts')
  .map((file) => [file, read(file)] as const);
const code = sources.filter(([file]) => !/\.(spec|fixture)\.ts$/.test(file) && /^(apps|libs|activities)\//.test(file));

/** Returns the text of each section of a document by its number, `2.3`; a section includes its subsections. */
function sectionsOf(document: string): ReadonlyMap<string, string> {
  const parts = read(document).split(/^#+ (?=\d)/m);
  return new Map(parts.slice(1).map((part) => [/^[\d.]*\d/.exec(part)?.[0] ?? '', part]));
}

const regulation = sectionsOf('infra/docs/regulation.md');
const architecture = sectionsOf('infra/docs/architecture.md');
const openPoints = new Set(
  sources
    .filter(([file]) => file.startsWith('libs/domain/src/policy/points/'))
    .flatMap(([, text]) => [...text.matchAll(/^ {2}'(Q-\d\d)': \{/gm)].map(([, id]) => id)),
);

/** True if architecture.md has a heading `1.5`, or in section 1 a point or table row 5. */
const isInArchitecture = (number: string): boolean => {
  const [section = '', point] = number.split('.');
  const text = architecture.get(section);
  return text !== undefined && (point === undefined || new RegExp(`^(${point}\\. |\\| ${number} )`, 'm').test(text));
};

/** Returns the table of a row that is cited without a section: that of the process in whose folder the file is. */
const tableOf = (file: string): string => (file.includes('/catalog-entry/') ? '2.1' : '2.3');

const hasRow = (section: string, row: string): boolean =>
  new RegExp(`^\\| ([\\w.]+, )*${row}(, [\\w.]+)* +\\|`, 'm').test(regulation.get(section) ?? '');

/** Returns the citations that do not resolve, each as `file: citation`. */
const unresolved = (find: (text: string, file: string) => readonly string[]): readonly string[] =>
  sources.flatMap(([file, text]) => find(text, file).map((citation) => `${file}: ${citation}`));

describe('a citation in a source resolves', () => {
  it('to a section of regulation.md or architecture.md', () => {
    const find = (text: string): readonly string[] =>
      [...text.matchAll(/(architecture )?§(\d+(?:\.\d+)*)/g)]
        .filter(([, of, number = '']) => !(of ? isInArchitecture(number) : regulation.has(number)))
        .map(([citation]) => citation);
    expect(unresolved(find)).toEqual([]);
  });

  it('to a row of a table of regulation.md', () => {
    const find = (text: string, file: string): readonly string[] =>
      [...text.matchAll(/(?:§(\d+\.\d+) |\b)rows? (\d+[a-z]?(?:(?:, | and | to |–)\d+[a-z]?)*)/gi)]
        .flatMap(([, section = tableOf(file), rows = '']) =>
          (rows.match(/\d+[a-z]?/g) ?? []).map((row) => [section, row]),
        )
        .filter(([section = '', row = '']) => !hasRow(section, row))
        .map(([section, row]) => `§${section} row ${row}`);
    const inProcesses = (text: string, file: string) => (/^(libs\/domain|infra)\//.test(file) ? find(text, file) : []);
    expect(unresolved(inProcesses)).toEqual([]);
  });

  it('to a separation of duties or an open point', () => {
    const separations = regulation.get('5.3') ?? '';
    const find = (text: string): readonly string[] => [
      ...[...text.matchAll(/SoD-\d+/g)].map(([id]) => id).filter((id) => !separations.includes(`| ${id} `)),
      ...[...text.matchAll(/\(Q-\d\d/g)].map(([id]) => id.slice(1)).filter((id) => !openPoints.has(id)),
    ];
    expect(unresolved(find)).toEqual([]);
  });
});

it('people are shown articles of the Regulation, not numbers of our documents', () => {
  const shown = /'(§[\d.]+|SoD-\d+)'|clause: 'Q-|(rule|forbidden|conflict)\(\s*'\w+',\s*'Q-/g;
  const words = /'[^'\n]*\p{Script=Han}[^'\n]*'|`[^`\n]*\p{Script=Han}[^`\n]*`/gu;
  const ours = /§|SoD-?\d|\bQ-\d|\b[LT]\d\b/;
  const plain = (text: string): string =>
    text.replaceAll(/^\s*(\*|\/\/|\/\*\*).*$/gm, '').replaceAll(/\$\{[^{}]*\}/g, '');
  const found = code.flatMap(([file, text]) => [
    ...[...text.matchAll(shown)].map(([one]) => `${file}: ${one}`),
    ...[...plain(text).matchAll(words)].filter(([one]) => ours.test(one)).map(([one]) => `${file}: ${one}`),
  ]);
  expect(found).toEqual([]);
});

it('a file or folder that a document names exists', () => {
  const isPath = /^(apps|libs|infra|test|workflows|activities)(\/[\w./-]*)?$|^[\w./-]+\.(ts|mjs|cjs|json|md|sql)$/;
  const ending = (path: string) => (known: string) => known === path || known.endsWith(`/${path}`);
  const folders = tracked.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/')));
  const known = [...new Set([...tracked, ...folders])];
  const documents = tracked.filter((file) => /^(README|CONTRIBUTING|infra\/docs\/.*)\.md$/.test(file));
  const missing = documents.flatMap((document) =>
    [
      ...read(document)
        .replaceAll(/^```.*?^```/gms, '')
        .matchAll(/`([^`\n]+)`/g),
    ]
      .map(([, span = '']) => span.replace(/\/$/, ''))
      .filter((span) => isPath.test(span) && !known.some(ending(span)))
      .map((span) => `${document}: ${span}`),
  );
  expect(missing).toEqual([]);
});

it('the walk of lead-consent passes twelve files, one for each step', () => {
  const [, walk = ''] = read('infra/docs/architecture.md').split('### `lead-consent`, step by step\n');
  const [steps = ''] = walk.split('\n## ');
  const opened = [...steps.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file);
  expect(opened).toHaveLength(steps.match(/^\d+\. /gm)?.length ?? 0);
  expect(new Set(opened).size).toBe(12);
  expect(opened.filter((file) => !tracked.includes(file ?? ''))).toEqual([]);
});
