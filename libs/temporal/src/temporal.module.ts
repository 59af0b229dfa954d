import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { createClient, type TemporalSettings } from './connection.js';
import { MatterClient } from './matter-client.js';
import { RehearsalClock } from './rehearsal-clock.js';

/** Temporal as Nest providers. */
@Module({})
export class TemporalModule implements OnApplicationShutdown {
  constructor(@Inject(Client) private readonly client: Client) {}

  static forRoot(settings: TemporalSettings): DynamicModule {
    return {
      module: TemporalModule,
      global: true,
      providers: [{ provide: Client, useFactory: () => createClient(settings) }, MatterClient, RehearsalClock],
      exports: [Client, MatterClient, RehearsalClock],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.connection.close();
  }
}
