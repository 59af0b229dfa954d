import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { DataSource } from 'typeorm';
import { CalendarRolloutActivitiesService } from '#activities/calendar-rollout';
import { DeliveryActivitiesService } from '#activities/delivery';
import { RehearsalClockActivitiesService } from '#activities/rehearsal-clock';
import { MatterActivitiesService } from '#activities/matter';
import { NestLogger, type Config, type Logger } from '#libs/config';
import {
  DELIVERY_TASK_QUEUE,
  MATTER_TASK_QUEUE,
  type CalendarRolloutActivities,
  type DeliveryActivities,
  type MatterActivities,
  type RehearsalClockActivities,
} from '#libs/contracts';
import { assertMode } from '#libs/persistence';
import { WORKFLOWS } from './workflow-bundle.js';
import { serveMetrics } from './metrics.js';
import { CalendarWatch } from './housekeeping/calendar-year-watch.service.js';
import { Housekeeping } from './housekeeping/housekeeping.service.js';
import { Dispatcher } from './relay/delivery-dispatcher.service.js';
import { Outbox } from './relay/outbox.service.js';
import { Relay } from './relay/relay.service.js';
import type { Rounds } from './periodic.service.js';
import { ACTIVITY_SLOTS, DELIVERY_SLOTS, WorkerModule } from './worker.module.js';

export interface RunningWorker {
  /** Settles when the worker has drained and everything that it held is closed. */
  readonly done: Promise<void>;
  shutdown(): void;
}

/**
 * Starts the worker of matters. Temporal's Runtime owns the signals: SIGTERM drains it, then Nest is closed. Throws when
 * the database or Temporal is not there, and when the database was begun in the other mode.
 */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  speakThrough(log);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), { logger: new NestLogger(log) });
  await assertMode(app.get(DataSource), config.mode);
  const matters = app.get(MatterActivitiesService);
  const rehearsalClock = app.get(RehearsalClockActivitiesService);
  const calendarRollouts = app.get(CalendarRolloutActivitiesService);
  const activities: MatterActivities & RehearsalClockActivities & CalendarRolloutActivities = {
    transition: (process, matterId, message) => matters.transition(process, matterId, message),
    advance: (advanceId) => rehearsalClock.advance(advanceId),
    rollOut: (version) => calendarRollouts.rollOut(version),
  };
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await Worker.create({
    ...WORKFLOWS,
    connection,
    namespace: config.temporalNamespace,
    taskQueue: MATTER_TASK_QUEUE,
    activities: { ...activities },
    // After a worker's death its workflows go to another one after this, not after ten seconds.
    stickyQueueScheduleToStartTimeout: '2s',
    maxConcurrentActivityTaskExecutions: ACTIVITY_SLOTS,
    maxConcurrentLocalActivityExecutions: ACTIVITY_SLOTS,
    shutdownGraceTime: '10s',
  });
  const deliveries = app.get(DeliveryActivitiesService);
  const sending: DeliveryActivities = {
    deliver: (delivery) => deliveries.deliver(delivery),
    giveUp: (delivery) => deliveries.giveUp(delivery),
  };
  const sender = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: DELIVERY_TASK_QUEUE,
    activities: { ...sending },
    maxConcurrentActivityTaskExecutions: DELIVERY_SLOTS,
    shutdownGraceTime: '10s',
  });
  const metrics = serveMetrics(config.metricsPort);
  const done = runBoth(worker, sender).finally(async () => {
    await connection.close();
    await app.close();
    metrics?.close();
  });
  for (const rounds of [Relay, Outbox, Dispatcher, Housekeeping, CalendarWatch]) app.get<Rounds>(rounds).begin();
  return { done, shutdown: () => worker.shutdown() };
}

/** Whichever ends first, by a signal or by a fault, ends the other. */
async function runBoth(...workers: readonly Worker[]): Promise<void> {
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  await Promise.all(workers.map((worker) => worker.run().finally(shutdown)));
}

/** Temporal's own lines through the same log; what it says below a warning is for its developers. */
function speakThrough(log: Logger): void {
  const temporal = log.child({ context: 'Temporal' });
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    temporal[level === 'ERROR' ? 'error' : 'warn']({ ...meta, msg: message });
  });
  Runtime.install({ logger });
}
