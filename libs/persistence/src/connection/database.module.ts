import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { assertRunningRole } from './running-role.js';

/** Provides the database to Nest. Startup fails if the running role could change or delete events. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  static forRoot(url: string, settings: DataSourceSettings = {}): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DataSource, useFactory: () => connect(url, settings) }],
      exports: [DataSource],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.destroy();
  }
}

async function connect(url: string, settings: DataSourceSettings): Promise<DataSource> {
  const database = await createDataSource(url, settings).initialize();
  try {
    await assertRunningRole(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
