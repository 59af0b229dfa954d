import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { MATTER_TASK_QUEUE } from '#libs/contracts';
import type { FieldError } from '#libs/http';
import { readPlatform } from '#libs/persistence';

/** Timeout of each check; a probe gives up soon after it. */
const PATIENCE_MS = 2_000;

/** The number of temporal.api.enums.v1.TaskQueueType. */
const WORKFLOW_TASKS = 1;

/** Checks whether the platform can carry out commands at present. */
@Injectable()
export class ReadinessService implements OnModuleDestroy {
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Client) private readonly temporal: Client,
  ) {}

  /** Temporal's client throws out of a timer when it is closed between two attempts at a call. */
  async onModuleDestroy(): Promise<void> {
    await this.underWay;
  }

  /** The checks that fail, with Chinese messages; empty when the platform is ready. */
  async missing(): Promise<FieldError[]> {
    const temporal = this.temporalLacks();
    this.underWay = Promise.allSettled([this.underWay, temporal]);
    const lacks = [
      { field: 'database', message: await within(this.databaseLacks(), '数据库没有答复') },
      { field: 'temporal', message: await within(temporal, 'Temporal 没有答复') },
    ];
    return lacks.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  }

  private async databaseLacks(): Promise<string | null> {
    if (await this.database.showMigrations()) return '数据库结构尚未升级';
    const { now, storyUntil } = await readPlatform(this.database);
    // While the clock is held at the story's end, what is due there still happens; later advances are no part of it.
    const isTold = storyUntil === null || now > storyUntil;
    return isTold ? null : '演练故事还没有讲完';
  }

  /** Temporal forgets who polled a queue after five minutes. */
  private async temporalLacks(): Promise<string | null> {
    const { namespace } = this.temporal.options;
    const { pollers } = await this.temporal.withDeadline(Date.now() + PATIENCE_MS, () =>
      this.temporal.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: MATTER_TASK_QUEUE },
        taskQueueType: WORKFLOW_TASKS,
      }),
    );
    return pollers.length > 0 ? null : '还没有 worker 在运行';
  }
}

/** The message of a check; `otherwise` where it throws or takes too long. */
async function within(check: Promise<string | null>, otherwise: string): Promise<string | null> {
  const patience = new AbortController();
  try {
    return await Promise.race([check, sleep(PATIENCE_MS, otherwise, { signal: patience.signal })]);
  } catch {
    return otherwise;
  } finally {
    patience.abort();
  }
}
