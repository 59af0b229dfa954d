import { createLogger, withSecretFiles } from '#libs/config';
import { assertMode, createDataSource } from '#libs/persistence';
import { accountsOf } from './accounts.js';
import { createProvider } from './create-provider.js';
import { readSettings } from './settings.js';

const log = createLogger('rehearsal-provider');
try {
  const { databaseUrl, ...settings } = readSettings(withSecretFiles(process.env));
  const name = 'zhengshu-rehearsal-provider';
  const database = await createDataSource(databaseUrl, { applicationName: name, poolSize: 2 }).initialize();
  await assertMode(database, 'rehearsal');
  const provider = await createProvider({ ...settings, log }, accountsOf(database));
  const end = async (): Promise<never> => {
    await provider.close();
    await database.destroy();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); // the process that started this one has ended
  await provider.listen();
  log.info(`listening at ${provider.issuer}`);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
