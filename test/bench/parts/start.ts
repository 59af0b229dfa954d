import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { freePort } from '../../../infra/dev/index.js';
import type { Bench } from '../harness/bench.js';
import { residentMiB } from '../harness/processor.js';

/** Lines of the start between which the story is told, and its last line. */
const [ANSWERS, TOLD, UP] = [/the API answers/, /has been told/, / is at http/];

/** A start in an empty folder: how long the story takes, and the memory of API and worker afterwards. */
export async function start(bench: Bench): Promise<void> {
  const folder = bench.dir;
  for (const name of ['dist', 'node_modules', '.cache']) symlinkSync(path.resolve(name), path.join(folder, name));
  cpSync('package.json', path.join(folder, 'package.json'));
  const [PORT, POSTGRES_PORT, TEMPORAL_PORT, TEMPORAL_UI_PORT, OIDC_PORT] = await Promise.all(
    [1, 2, 3, 4, 5].map(freePort),
  );
  const env = { PATH: process.env.PATH };
  const ports = { PORT, POSTGRES_PORT, TEMPORAL_PORT, TEMPORAL_UI_PORT, OIDC_PORT };
  const child = spawn(process.execPath, ['dist/infra/dev/start.js'], {
    cwd: folder,
    env: { ...env, ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  bench.atEnd(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  const began = performance.now();
  const seen = new Map<RegExp, number>();
  for await (const line of readline.createInterface(child.stdout)) {
    for (const pattern of [ANSWERS, TOLD, UP]) if (pattern.test(line)) seen.set(pattern, performance.now() - began);
    if (seen.has(UP)) break;
  }
  const at = (pattern: RegExp): number => (seen.get(pattern) ?? NaN) / 1000;
  const resident = ['api', 'worker'].map((name) => {
    const { pid } = JSON.parse(readFileSync(path.join(folder, '.data', `${name}.pid`), 'utf8')) as { pid: number };
    return residentMiB(pid);
  });
  bench.record({ answers: at(ANSWERS), told: at(TOLD), up: at(UP), resident });
  bench.figure({ measure: 'start until the API answers', unit: 's', value: at(ANSWERS) });
  bench.figure({ measure: 'story of the start', unit: 's', value: at(TOLD) - at(ANSWERS), target: ['≤', 10] });
  const sum = (which: 'all' | 'shared'): number => resident.reduce((total, mib) => total + mib[which], 0);
  const memory = 'memory of API and worker after the start';
  bench.figure({ measure: `${memory}, pages of both counted twice`, unit: 'MiB', value: sum('all') });
  bench.figure({ measure: `${memory}, counted once`, unit: 'MiB', value: sum('shared'), target: ['≤', 300] });
}
