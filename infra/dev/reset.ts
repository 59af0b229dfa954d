import { existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { end, recorded } from './pid-file.js';
import { layout } from './layout.js';
import { DevPostgres } from './postgres.js';
import { ELSEWHERE } from './postgres-place.js';
import { say } from './say.js';
import { tell, Trouble } from './trouble.js';

/**
 * Deletes the data of the embedded servers, after ending the processes that a killed start left. External servers stay
 * as they are. Throws Trouble while a start runs here.
 */
async function reset(): Promise<void> {
  if (!existsSync(layout.data)) return say('there are no data to forget');
  const running = recorded(layout.startPid);
  if (running) throw new Trouble(`Zhengshu runs here, as process ${running.pid}: stop it first, with Ctrl-C.`);
  for (const file of [layout.api.pidFile, layout.worker.pidFile, layout.provider.pidFile, `${layout.temporalDb}.pid`]) {
    const left = recorded(file);
    if (left) await end(left, 30_000);
  }
  if (existsSync(layout.postgres)) {
    await new DevPostgres({ dir: layout.postgres, port: 0 }).stop();
    const real = path.dirname(realpathSync(layout.postgres));
    if (real.startsWith(ELSEWHERE)) rmSync(real, { recursive: true }); // other targets of links stay
  }
  rmSync(layout.data, { recursive: true });
  say('the data are forgotten');
}

try {
  await reset();
} catch (error) {
  console.error(tell(error));
  process.exitCode = 1;
}
