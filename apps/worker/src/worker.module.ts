import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarRolloutActivitiesService } from '#activities/calendar-rollout';
import { MailSenderService, DeliveryActivitiesService, WebhookSenderService } from '#activities/delivery';
import { RehearsalClockActivitiesService } from '#activities/rehearsal-clock';
import { MatterActivitiesService } from '#activities/matter';
import { CONFIG, type Config } from '#libs/config';
import { DatabaseModule, DocumentFiles, SecretBox, webhookSecretBox } from '#libs/persistence';
import { TemporalModule } from '#libs/temporal';
import { AccessLogKeepingService } from './housekeeping/access-log-keeping.service.js';
import { CalendarYearWatchService } from './housekeeping/calendar-year-watch.service.js';
import { FiguresService } from './housekeeping/figures.service.js';
import { HousekeepingService } from './housekeeping/housekeeping.service.js';
import { OrganisationImportService } from './housekeeping/organisation-import.service.js';
import { SecretSealingService } from './housekeeping/secret-sealing.service.js';
import { TalliesService } from './housekeeping/tallies.service.js';
import { DeliveryDispatcherService } from './relay/delivery-dispatcher.service.js';
import { OutboxService } from './relay/outbox.service.js';
import { RelayService } from './relay/relay.service.js';
import { RolloutStarterService } from './relay/rollout-starter.service.js';

/** Number of activities, of matters and calendars, that run at the same time. */
export const ACTIVITY_SLOTS = 20;
/** Number of deliveries that are sent at the same time. */
export const DELIVERY_SLOTS = 8;
/** One connection for each slot, and some for the periodic services and the rehearsal clock. */
const POOL_SIZE = ACTIVITY_SLOTS + DELIVERY_SLOTS + 5;

/** Services that the worker starts once it polls. */
export const PERIODIC_SERVICES = [
  RelayService,
  RolloutStarterService,
  OutboxService,
  DeliveryDispatcherService,
  HousekeepingService,
  FiguresService,
  TalliesService,
  AccessLogKeepingService,
  CalendarYearWatchService,
  OrganisationImportService,
];

/** The worker's Nest module: activities, and the services that run beside them. */
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
        {
          provide: SecretBox,
          inject: [DataSource],
          useFactory: (database: DataSource) => webhookSecretBox(database, config.webhookKeys),
        },
        { provide: DocumentFiles, useValue: new DocumentFiles(config.documentsDir) },
        MatterActivitiesService,
        RehearsalClockActivitiesService,
        CalendarRolloutActivitiesService,
        ...PERIODIC_SERVICES,
        DeliveryActivitiesService,
        MailSenderService,
        WebhookSenderService,
        SecretSealingService,
      ],
    };
  }
}
