import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Parent of decision 39's first change: the last commit before the cost of a command was brought down. */
export const BEFORE_DECISION_39 = 'b8f68e1';

/** Builds a commit in a folder of its own, once, and returns the folder. */
export function builtCommit(commit: string): string {
  const folder = path.resolve('.cache/bench', commit);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const run = (cwd: string, command: string, ...args: string[]): void =>
    void execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  process.stdout.write(`building ${commit} …\n`);
  run('.', 'git', 'archive', '--output', `${unfinished}.tar`, commit);
  run(unfinished, 'tar', '-xf', `${unfinished}.tar`);
  rmSync(`${unfinished}.tar`);
  run(unfinished, 'npm', 'ci', '--no-audit', '--no-fund');
  run(unfinished, process.execPath, 'node_modules/typescript7/bin/tsc', '-p', 'infra/tsconfig.build.json');
  renameSync(unfinished, folder);
  return folder;
}
