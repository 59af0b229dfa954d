import { Module, type DynamicModule } from '@nestjs/common';
import { CalendarRolloutRun } from '#activities/calendar';
import { MailSender, Notification, WebhookSender } from '#activities/notification';
import { Rehearsal } from '#activities/rehearsal';
import { Transition } from '#activities/transition';
import { CONFIG, type Config } from '#libs/config';
import { DatabaseModule, DocumentFiles } from '#libs/persistence';
import { TemporalModule } from '#libs/temporal';
import { CalendarWatch } from './housekeeping/calendar-watch.js';
import { Housekeeping } from './housekeeping/housekeeping.js';
import { Dispatcher } from './relay/dispatcher.js';
import { Outbox } from './relay/outbox.js';
import { Relay } from './relay/relay.js';

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
        Transition,
        Rehearsal,
        CalendarRolloutRun,
        Relay,
        Outbox,
        Housekeeping,
        CalendarWatch,
        Dispatcher,
        Notification,
        MailSender,
        WebhookSender,
      ],
    };
  }
}
