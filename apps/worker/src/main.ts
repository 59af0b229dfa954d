import { createLogger, readConfig } from '#libs/config';
import { startWorker } from './start-worker.js';

const log = createLogger('worker');
try {
  const worker = await startWorker(readConfig(), log);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); // the process that started this one has ended
  log.info('ready');
  await worker.done;
  log.info('stopped');
  process.exit(0);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
