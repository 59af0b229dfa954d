import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { MATTER_SENDER } from '#libs/contracts';
import { CalendarRolloutClient } from './calendar-rollout-client.js';
import { createClient, type TemporalSettings } from './connection.js';
import { DeliveryClient } from './delivery-client.js';
import { MatterClient } from './matter-client.js';
import { RehearsalClockClient } from './rehearsal-clock-client.js';

const SENDER = { provide: MATTER_SENDER, useExisting: MatterClient };
const CLIENTS = [MatterClient, DeliveryClient, RehearsalClockClient, CalendarRolloutClient, SENDER];

/** Provides the Temporal client and our clients of workflows, and closes the connection at shutdown. */
@Module({})
export class TemporalModule implements OnApplicationShutdown {
  constructor(@Inject(Client) private readonly client: Client) {}

  static forRoot(settings: TemporalSettings): DynamicModule {
    return {
      module: TemporalModule,
      global: true,
      providers: [{ provide: Client, useFactory: () => createClient(settings) }, ...CLIENTS],
      exports: [Client, ...CLIENTS],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.connection.close();
  }
}
