import type { Logger } from '#libs/config';
import { assertMode, createDataSource } from '#libs/persistence';
import { accountsOf } from './accounts.js';
import { createProvider, type RehearsalProvider } from './create-provider.js';
import type { Settings } from './settings.js';

const NAME = 'zhengshu-rehearsal-provider';

/**
 * Starts the provider on the accounts of a rehearsal's database; closing it also ends the connections. Throws if the
 * database was made for production, or if the port is used.
 */
export async function startProvider({ databaseUrl, ...settings }: Settings, log: Logger): Promise<RehearsalProvider> {
  const database = await createDataSource(databaseUrl, { applicationName: NAME, poolSize: 2 }).initialize();
  try {
    await assertMode(database, 'rehearsal');
    const provider = await createProvider({ ...settings, log }, accountsOf(database));
    await provider.listen();
    const close = async (): Promise<void> => {
      await provider.close();
      await database.destroy();
    };
    return { ...provider, close };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
