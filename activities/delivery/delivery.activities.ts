import { Inject, Injectable, Logger } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import {
  FIRST_PAUSE_MS,
  LONGEST_PAUSE_MS,
  type DeliveryActivities,
  type DeliveryEnd,
  type DeliveryKey,
} from '#libs/contracts';
import { alertEvent, alertMail, digestMail, processNamed, type AlertEvent, type MailedAlert } from '#libs/domain';
import {
  beginTry,
  noteFailure,
  readPreference,
  readDeliveredAlerts,
  settleDelivery,
  type Attempt,
  type DeliveredAlert,
  type DueDelivery,
} from '#libs/persistence';
import { MailSenderService } from './mail-sender.service.js';
import { WebhookSenderService, type SendResult } from './webhook/index.js';

/** Result of an attempt that sent nothing: the alerts were withdrawn, or the person has no address. */
const NOTHING = 'NOTHING';

/** Sends the deliveries that the database holds: mails to people, alerts to the systems of departments. */
@Injectable()
export class DeliveryActivitiesService implements DeliveryActivities {
  private readonly log = new Logger(DeliveryActivitiesService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mode'>,
    @Inject(MailSenderService) private readonly mails: MailSenderService,
    @Inject(WebhookSenderService) private readonly webhooks: WebhookSenderService,
  ) {}

  async deliver({ deliveryId, generation }: DeliveryKey): Promise<DeliveryEnd> {
    const due = { id: deliveryId, generation };
    const attempt = await beginTry(this.database, due);
    if (!attempt) return 'GONE';
    const sent = await this.send(deliveryId, attempt);
    if (sent === 'DELIVERED') return this.settle(due, 'DELIVERED');
    if (sent === NOTHING) return this.settle(due, 'DROPPED');
    if (sent.kind === 'FINAL') return this.settleAsDead(due, sent.why);
    await noteFailure(this.database, due, sent.why);
    const wish = 'waitMs' in sent ? (sent.waitMs ?? 0) : 0;
    const usual = Math.min(FIRST_PAUSE_MS * 2 ** (attempt.tries - 1), LONGEST_PAUSE_MS);
    throw ApplicationFailure.create({ message: sent.why, ...(wish > usual && { nextRetryDelay: wish }) });
  }

  giveUp({ deliveryId, generation }: DeliveryKey): Promise<DeliveryEnd> {
    return this.settleAsDead({ id: deliveryId, generation }, null);
  }

  /** Reads text and address at each attempt: a withdrawn alert is not sent any more, and a new address is used. */
  private async send(deliveryId: string, attempt: Attempt): Promise<SendResult | typeof NOTHING> {
    const [first, ...others] = await readDeliveredAlerts(this.database, deliveryId);
    if (!first) return NOTHING;
    const { account, webhook: webhookId, releaseAt, tries } = attempt;
    if (webhookId !== null)
      return this.webhooks.send({ deliveryId, webhookId, event: eventOf(first, this.config.mode) });
    const to = account === null ? null : (await readPreference(this.database, account))?.email;
    if (!to) return NOTHING;
    const { mode } = this.config;
    const mail =
      releaseAt === null ? alertMail(mailed(first), mode) : digestMail([first, ...others].map(mailed), releaseAt, mode);
    return this.mails.send({ deliveryId, to, tries, ...mail });
  }

  private async settle(due: DueDelivery, end: 'DELIVERED' | 'DROPPED'): Promise<DeliveryEnd> {
    await settleDelivery(this.database, due, end);
    return end;
  }

  private async settleAsDead(due: DueDelivery, why: string | null): Promise<DeliveryEnd> {
    await settleDelivery(this.database, due, 'DEAD', why);
    this.log.error({ msg: 'a delivery was given up and waits for an operator', deliveryId: due.id, why });
    return 'DEAD';
  }
}

const mailed = (alert: DeliveredAlert): MailedAlert => ({ ...alert, process: processNamed(alert.process).title });

/** The alert as other systems get it: without process and subject, since they know the matter by its number. */
const eventOf = ({ process: _process, subject: _subject, ...told }: DeliveredAlert, mode: Config['mode']): AlertEvent =>
  alertEvent(told, mode);
