import { Module, type DynamicModule } from '@nestjs/common';
import { CalendarRolloutActivitiesService } from '#activities/calendar-rollout';
import { MailSenderService, DeliveryActivitiesService, WebhookSenderService } from '#activities/delivery';
import { RehearsalClockActivitiesService } from '#activities/rehearsal-clock';
import { MatterActivitiesService } from '#activities/matter';
import { CONFIG, type Config } from '#libs/config';
import { DatabaseModule, DocumentFiles } from '#libs/persistence';
import { TemporalModule } from '#libs/temporal';
import { CalendarWatch } from './housekeeping/calendar-year-watch.service.js';
import { Housekeeping } from './housekeeping/housekeeping.service.js';
import { Dispatcher } from './relay/delivery-dispatcher.service.js';
import { Outbox } from './relay/outbox.service.js';
import { Relay } from './relay/relay.service.js';

/** Connections: a transition each for the activity slots, one for each delivery, and some for relay and rehearsal. */
export const ACTIVITY_SLOTS = 20;
export const DELIVERY_SLOTS = 8;
const POOL_SIZE = ACTIVITY_SLOTS + DELIVERY_SLOTS + 5;

/** All that runs beside the workflows. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DatabaseModule.forRoot(config.databaseUrl, { poolSize: POOL_SIZE, applicationName: 'zhengshu-worker' }),
        TemporalModule.forRoot(config),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DocumentFiles, useValue: new DocumentFiles(config.documentsDir) },
        MatterActivitiesService,
        RehearsalClockActivitiesService,
        CalendarRolloutActivitiesService,
        Relay,
        Outbox,
        Housekeeping,
        CalendarWatch,
        Dispatcher,
        DeliveryActivitiesService,
        MailSenderService,
        WebhookSenderService,
      ],
    };
  }
}
