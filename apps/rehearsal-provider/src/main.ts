import { createLogger } from '#libs/config';
import { readSettings } from './settings.js';
import { startProvider } from './start-provider.js';

const log = createLogger('rehearsal-provider');
try {
  const provider = await startProvider(readSettings(process.env), log);
  const end = (): void => void provider.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); // the process that started this one has ended
  log.info(`listening at ${provider.issuer}`);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
