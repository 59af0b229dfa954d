import type { DataSource } from 'typeorm';
import { createDataSource, migrate, registerOrganisation, type Registry } from '#libs/persistence';
import { filled, startCopy, type ThrowawayDatabase } from './database.js';

/** A migrated rehearsal database with an organisation, opened as the runtime role and as the owner. */
export interface OpenStore {
  readonly database: ThrowawayDatabase;
  readonly app: DataSource;
  readonly owner: DataSource;
  close(): Promise<void>;
}

export async function openStore(registry: Registry): Promise<OpenStore> {
  const migrated = await filled('migrated', ({ ownerUrl, appUrl }) => migrate({ ownerUrl, appUrl, mode: 'rehearsal' }));
  const database = await startCopy(migrated);
  const owner = await createDataSource(database.ownerUrl).initialize();
  await registerOrganisation(owner, registry);
  const app = await createDataSource(database.appUrl).initialize();
  const close = async (): Promise<void> => {
    await app.destroy();
    await owner.destroy();
    await database.stop();
  };
  return { database, app, owner, close };
}
