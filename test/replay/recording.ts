import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import {
  deliveryWorkflowId,
  matterWorkflowId,
  type CommandRequest,
  type DeliveryKey,
  type TransitionResult,
} from '#libs/contracts';
import { canonicalText, sha256Hex } from '#libs/domain';
import { createDataSource, loadEvents } from '#libs/persistence';
import { createClient, MatterClient } from '#libs/temporal';
import { Ledger } from '../faults/ledger.js';
import { walk, type Deed } from '../faults/way.js';
import { HttpDriver } from '../support/http-driver.js';
import { Platform, type PlatformOptions } from '../support/platform.js';
import { Stage } from '../scenarios/stage.js';
import { until } from '../support/until.js';
import { writeHistory } from './histories.js';

const SHARE_REQUEST = 'share-request';

/** Platform on which matters are played so that their histories and events can be recorded. */
export class Recording {
  private readonly ledger: Ledger;
  private readonly driver: HttpDriver;

  private constructor(
    readonly platform: Platform,
    readonly client: Client,
    readonly db: DataSource,
    private readonly version: string,
  ) {
    this.ledger = new Ledger(platform.url);
    this.driver = new HttpDriver(platform.url);
  }

  static async start(version: string, options: PlatformOptions): Promise<Recording> {
    const platform = await Platform.start(options);
    const client = createClient({ temporalAddress: platform.temporal.address, temporalNamespace: 'default' });
    const db = await createDataSource(platform.database.appUrl, { poolSize: 2 }).initialize();
    return new Recording(platform, client, db, version);
  }

  async stop(): Promise<void> {
    await this.db.destroy();
    await this.client.connection.close();
    await this.platform.stop();
  }

  /** Gives these commands to a matter, or to a new one; returns its id. */
  play(deeds: readonly Deed[], matterId: string | null = null): Promise<string> {
    return walk(this.ledger, deeds, matterId);
  }

  /** Uploads a document; returns the id by which a command cites it. */
  upload(account: string, text: string): Promise<string> {
    return this.driver.upload(account, text);
  }

  /** Sends a command directly to the workflow. The API would refuse it early, and needs the database for that. */
  send(matterId: string, { account, command, payload }: Deed, timeoutMs = 10_000): Promise<TransitionResult> {
    const act: CommandRequest = {
      kind: 'act',
      id: randomUUID(),
      command,
      payload,
      accountId: account,
      requestHash: sha256Hex(canonicalText(payload)),
      receivedAt: new Date(0).toISOString(),
      clockEpoch: 0,
    };
    return new MatterClient(this.client).send(SHARE_REQUEST, matterId, act, timeoutMs);
  }

  /** Moves the platform's clock to two seconds before a rung, and waits until timers of the matters have sent it. */
  async ring(instant: string, rung: string, ...matters: readonly string[]): Promise<void> {
    await this.driver.advanceTo(new Date(Date.parse(instant) - 2_000).toISOString());
    for (const matterId of matters) await this.hasRung(matterId, rung);
  }

  hasRung(matterId: string, rung: string): Promise<void> {
    return until(`${rung} of ${matterId}`, async () =>
      (await loadEvents(this.db, matterId)).some(({ payload }) => payload.rung === rung),
    );
  }

  advanceTo(instant: string): Promise<void> {
    return this.driver.advanceTo(instant);
  }

  workflow(matterId: string, runId?: string, process = SHARE_REQUEST) {
    return this.client.workflow.getHandle(matterWorkflowId(process, matterId), runId);
  }

  /** Records the history of a matter's latest run, or of the run with `runId`. */
  async keep(name: string, matterId: string, runId?: string, process = SHARE_REQUEST): Promise<void> {
    const workflow = this.workflow(matterId, runId, process);
    await writeHistory(`${process}/${name}.${this.version}`, await workflow.fetchHistory());
  }

  /** Waits for the end of a delivery, records its history, and returns its result. */
  async keepDelivery(name: string, delivery: DeliveryKey): Promise<unknown> {
    const workflow = this.client.workflow.getHandle(deliveryWorkflowId(delivery));
    const end: unknown = await workflow.result();
    await writeHistory(`delivery/${name}.${this.version}`, await workflow.fetchHistory());
    return end;
  }

  /** Sends an effect to a matter as the outbox would. */
  react(
    process: string,
    matterId: string,
    reaction: string,
    payload: Record<string, unknown>,
  ): Promise<TransitionResult> {
    const message = { kind: 'reaction', id: randomUUID(), reaction, payload } as const;
    return new MatterClient(this.client).send(process, matterId, message, 10_000);
  }

  /** Returns a stage, on which accounts act in all processes and matters have names. */
  stage = (): Stage => new Stage(this.driver);
}
