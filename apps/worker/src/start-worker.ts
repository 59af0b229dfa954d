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
import { workflowBundle } from './workflow-bundle.js';
import { serveMetrics } from './metrics.js';
import type { PeriodicService } from './periodic.service.js';
import { ACTIVITY_SLOTS, DELIVERY_SLOTS, PERIODIC_SERVICES, WorkerModule } from './worker.module.js';

/** A worker that polls its task queues. */
export interface RunningWorker {
  /** Settles when the work under way is finished and all connections are closed. */
  readonly done: Promise<void>;
  /** Begins the end: no further work is taken. */
  shutdown(): void;
}

/**
 * Starts the worker. Temporal's Runtime handles the signals: on SIGTERM it finishes the work under way, then Nest is
 * closed. Throws when database or Temporal cannot be reached, and when the database was begun in the other mode.
 */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  logTemporalThrough(log);
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
  const connection = await NativeConnection.connect({
    address: config.temporalAddress,
    grpcCompression: { codec: 'none' }, // messages of some KB: packing them costs more than sending them
  });
  const worker = await Worker.create({
    ...(await workflowBundle()),
    connection,
    namespace: config.temporalNamespace,
    taskQueue: MATTER_TASK_QUEUE,
    activities: { ...activities },
    // A killed worker's workflows go to another worker after 2 s, not after the default of 10 s.
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
  const run = async (): Promise<void> => {
    try {
      await runBoth(worker, sender);
    } finally {
      await connection.close();
      await app.close();
      metrics?.close();
    }
  };
  const done = run();
  for (const service of PERIODIC_SERVICES) app.get<PeriodicService>(service).start();
  return { done, shutdown: () => worker.shutdown() };
}

/** Runs both workers. The one that ends first, by a signal or by a fault, shuts down the other. */
async function runBoth(...workers: readonly Worker[]): Promise<void> {
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  await Promise.all(workers.map((worker) => worker.run().finally(shutdown)));
}

/** Writes Temporal's own log lines to our log, from warnings upwards: the others are for its developers. */
function logTemporalThrough(log: Logger): void {
  const temporal = log.child({ context: 'Temporal' });
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    temporal[level === 'ERROR' ? 'error' : 'warn']({ ...meta, msg: message });
  });
  Runtime.install({ logger });
}
