import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, placeOf, MAX_SECRETS, MAX_WEBHOOKS, SECRET_BYTES, webhookSecret } from '#libs/domain';
import { MatterId } from '#libs/http';
import {
  addWebhook,
  countActiveWebhooks,
  disableWebhook,
  isListedPlace,
  lockWebhooksOf,
  readSigningWebhook,
  readWebhook,
  rotateSecret,
  SecretBox,
  withTransaction,
  type Tx,
  type Webhook,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import type { CommandIdentity } from '../command/command-request.js';
import { carriedOut, runOnce } from '../command/idempotent-command.js';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import { ReaderService, type Snapshot } from '../reader/reader.service.js';
import { checkReceiver } from './check-receiver.js';
import { departmentsLedBy } from './department-lead.js';

/** A webhook with the secret that this request made; null otherwise, because a secret is shown once only. */
export type IssuedWebhook = Webhook & { readonly secret: string | null };

/** Registers and changes the webhooks of a department for its lead. A repeat under the same key returns no secret. */
@Injectable()
export class WebhookService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  /** Registers a webhook. Its host is resolved before the transaction begins, which must not wait for a name server. */
  async register(accountId: string, idempotencyKey: string, url: string): Promise<IssuedWebhook> {
    const route = 'POST /api/v1/webhooks';
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: null, payload: { url } });
    const receiver = new URL(url);
    const { departmentId, known, isListed } = await this.reader.read(accountId, async ({ tx, actor }) => ({
      departmentId: departmentsLedBy(actor)[0],
      known: (await carriedOut(tx, identity)) !== null,
      isListed: await isListedPlace(tx, placeOf(receiver)),
    }));
    if (!known) await checkReceiver(receiver, isListed);
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockWebhooksOf(tx, departmentId);
      return this.add(tx, accountId, identity, departmentId, url);
    });
  }

  private async add(
    tx: Tx,
    accountId: string,
    identity: CommandIdentity,
    departmentId: string,
    url: string,
  ): Promise<IssuedWebhook> {
    const secret = freshSecret();
    const webhookId = identity.matterId;
    const command = { identity, accountId, status: 201, answer: { webhookId } };
    const { isNew, matterId } = await runOnce(tx, command, async () => {
      if ((await countActiveWebhooks(tx, departmentId)) >= MAX_WEBHOOKS) throw refused(TOO_MANY_WEBHOOKS);
      await addWebhook(tx, { webhookId, departmentId, url, sealed: this.box.seal(secret, webhookId) });
    });
    return shown(tx, matterId, isNew ? secret : null);
  }

  /** Returns a webhook of the reader's own departments. Throws 404 for others. */
  read(accountId: string, webhookId: string): Promise<Webhook> {
    return this.reader.read(accountId, async ({ tx, scope }) => {
      const webhook = MatterId.safeParse(webhookId).success ? await readWebhook(tx, webhookId, 'LOOK') : null;
      if (!webhook || !scope.own.includes(webhook.departmentId)) throw noSuchWebhook();
      return webhook;
    });
  }

  /** Makes a new secret. The former one also signs for seven days. */
  rotate(accountId: string, idempotencyKey: string, webhookId: string): Promise<IssuedWebhook> {
    const secret = freshSecret();
    return this.change(accountId, idempotencyKey, webhookId, 'rotate-secret', secret, async (tx, { disabledAt }) => {
      if (disabledAt !== null) throw refused(DISABLED);
      await rotateSecret(tx, webhookId, this.box.seal(secret, webhookId));
      const signing = await readSigningWebhook(tx, webhookId);
      if ((signing?.secrets.length ?? 0) > MAX_SECRETS) throw refused(TOO_MANY_SECRETS);
    });
  }

  disable(accountId: string, idempotencyKey: string, webhookId: string): Promise<IssuedWebhook> {
    return this.change(accountId, idempotencyKey, webhookId, 'disable', null, (tx) => disableWebhook(tx, webhookId));
  }

  private async change(
    accountId: string,
    idempotencyKey: string,
    webhookId: string,
    action: string,
    secret: string | null,
    work: (tx: Tx, held: Webhook) => Promise<void>,
  ): Promise<IssuedWebhook> {
    await this.reader.read(accountId, (snapshot) => demandLed(snapshot, webhookId));
    const route = `POST /api/v1/webhooks/${webhookId}/${action}`;
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: webhookId, payload: {} });
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const held = await readWebhook(tx, webhookId, 'HOLD');
      if (!held) throw noSuchWebhook();
      const command = { identity, accountId, status: 200, answer: { webhookId } };
      const { isNew } = await runOnce(tx, command, () => work(tx, held));
      return shown(tx, webhookId, isNew ? secret : null);
    });
  }
}

const freshSecret = (): string => webhookSecret(randomBytes(SECRET_BYTES));

async function shown(tx: Tx, webhookId: string, secret: string | null): Promise<IssuedWebhook> {
  const webhook = await readWebhook(tx, webhookId, 'LOOK');
  if (!webhook) throw new Error(`no webhook ${webhookId}`);
  return { ...webhook, secret };
}

/** Throws 404 unless the webhook belongs to a department that the reader leads. */
async function demandLed({ tx, actor }: Snapshot, webhookId: string): Promise<void> {
  const led = departmentsLedBy(actor);
  const webhook = MatterId.safeParse(webhookId).success ? await readWebhook(tx, webhookId, 'LOOK') : null;
  if (!webhook || !led.includes(webhook.departmentId)) throw noSuchWebhook();
}

const noSuchWebhook = (): ProblemException => notFound('没有这个推送地址，或者您无权查看。');

const TOO_MANY_WEBHOOKS = conflict(
  'TOO_MANY_WEBHOOKS',
  `一个部门最多有 ${String(MAX_WEBHOOKS)} 个推送地址，请先停用不用的。`,
);
const TOO_MANY_SECRETS = conflict('TOO_MANY_SECRETS', '七天内更换密钥的次数过多，请等先前的密钥失效后再更换。');
const DISABLED = conflict('WEBHOOK_DISABLED', '这个推送地址已停用，不能更换密钥。');
