import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';

const ROOTS = ['libs/domain/src', 'libs/persistence/src', 'apps/api/src'];

interface Import {
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

let imports: readonly Import[];
beforeAll(() => {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const args = [cruiser, '--config', 'infra/quality/dependency-cruiser.cjs', '--output-type', 'json', ...ROOTS];
  const { modules } = JSON.parse(cruise(args)) as Cruise;
  imports = modules
    .filter(({ source }) => !/\.(spec|fixture)\.ts$/.test(source))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })));
});

/**
 * Returns the output of dependency-cruiser. Its exit code, the number of broken rules, is ignored: `npm run boundaries`
 * reports them.
 */
function cruise(args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** Returns the first folder below the root, or the name of a file in the root itself. */
const folderOf = (root: string, file: string): string => file.slice(root.length + 1).split('/')[0] ?? file;

/** Returns the imports on a circle of folders, one line for each pair of folders, with its files. */
function circular(root: string): readonly string[] {
  const inside = imports
    .filter(({ from, to }) => from.startsWith(`${root}/`) && to.startsWith(`${root}/`))
    .map((one) => ({ ...one, folder: folderOf(root, one.from), imported: folderOf(root, one.to) }))
    .filter(({ folder, imported }) => folder !== imported);
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const reached of seen) for (const { folder, imported } of inside) if (folder === reached) seen.add(imported);
    return seen.has(goal);
  };
  const pairs = new Map<string, string[]>();
  for (const { folder, imported, from, to } of inside) {
    const pair = `${folder} > ${imported}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), `${from.slice(root.length + 1)} -> ${to.slice(root.length + 1)}`]);
  }
  return [...pairs]
    .filter(([pair]) => {
      const [folder = '', imported = ''] = pair.split(' > ');
      return reaches(imported, folder);
    })
    .map(
      ([pair, files]) => `${pair}: ${files.slice(0, 5).join(', ')}${files.length > 5 ? `, … (${files.length})` : ''}`,
    )
    .sort();
}

describe('folders import one another in one direction only, types included', () => {
  it.each(ROOTS)('%s', (root) => {
    expect(imports.some(({ from }) => from.startsWith(`${root}/`))).toBe(true);
    expect(circular(root)).toEqual([]);
  });
});
