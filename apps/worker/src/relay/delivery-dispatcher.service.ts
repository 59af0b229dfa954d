import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { DELIVERY_CHANNELS, type DeliveryChannel } from '#libs/domain';
import { markUnderWay, takeDeliveries, type DueDelivery } from '#libs/persistence';
import { DeliveryClient } from '#libs/temporal';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 1_000;
const BATCH = 50;
const START_TIMEOUT_MS = 10_000;

/**
 * Starts a workflow for each mail, and for each alert to a webhook, that is due. It starts one again where the first
 * start is not known to have succeeded or the workflow was lost; a workflow that runs is left alone.
 */
@Injectable()
export class DeliveryDispatcherService extends PeriodicService {
  private readonly channels: readonly DeliveryChannel[];

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mail' | 'deliveryGiveUpHours'>,
    @Inject(DeliveryClient) private readonly deliveries: Pick<DeliveryClient, 'start'>,
  ) {
    super(EVERY_MS);
    // While SMTP_URL is not set, mails wait, and count no attempts.
    this.channels = DELIVERY_CHANNELS.filter((channel) => channel !== 'EMAIL' || config.mail !== null);
  }

  protected async runOnce(): Promise<boolean> {
    const due = await takeDeliveries(this.database, this.channels, BATCH);
    await Promise.all(due.map((delivery) => this.dispatch(delivery)));
    return due.length === BATCH;
  }

  private async dispatch(due: DueDelivery): Promise<void> {
    const { id: deliveryId, generation } = due;
    const giveUpHours = this.config.deliveryGiveUpHours;
    try {
      await this.deliveries.start({ deliveryId, generation, giveUpHours }, START_TIMEOUT_MS);
      await markUnderWay(this.database, due);
    } catch (error) {
      this.log.warn({ msg: 'a delivery was not begun and is begun again', deliveryId, err: error });
    }
  }
}
