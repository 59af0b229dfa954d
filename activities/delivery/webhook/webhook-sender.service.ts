import { lookup } from 'node:dns/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOUD_EVENT_TYPE, placeOf, retryAfterMs, signedHeaders, type AlertEvent } from '#libs/domain';
import { isListedPlace, openSecret, readSigningWebhook, SecretBox } from '#libs/persistence';
import { post, type PostRequest, type PostResult } from './post.js';

/** One alert for one webhook. */
export interface WebhookDelivery {
  /** Sent as `webhook-id`, the same at each attempt, so that the receiver recognises repetitions. */
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly event: AlertEvent;
}

/**
 * Result of one attempt to send. `why` is for the department, in Chinese: the kind of the failure alone, so that nobody
 * learns from it which ports of a host listen. Code and status stand in the log, for operators.
 */
export type SendResult =
  | 'DELIVERED'
  /** To be tried again, at the earliest after `waitMs` where the receiver asked for that. The receiver may have taken it all the same, and recognises the repetition by its id. */
  | { readonly kind: 'RETRY'; readonly why: string; readonly waitMs?: number }
  /** No further attempt can help. */
  | { readonly kind: 'FINAL'; readonly why: string };

/** Timeout of one attempt, from the name server to the first line of the answer. */
const ATTEMPT_MS = 10_000;
const GONE = 410;
/** Statuses whose `Retry-After` says when the receiver takes messages again. */
const ASKING_TO_WAIT: readonly number[] = [429, 503];

/** Sends signed alerts to webhooks. Failures of the receiver are results; only failures of the database are thrown. */
@Injectable()
export class WebhookSenderService {
  private readonly log = new Logger(WebhookSenderService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  async send({ deliveryId, webhookId, event }: WebhookDelivery): Promise<SendResult> {
    const webhook = await readSigningWebhook(this.database, webhookId);
    if (!webhook || webhook.disabled) return { kind: 'FINAL', why: '推送地址已停用' };
    const isListed = await isListedPlace(this.database, placeOf(new URL(webhook.url)));
    const body = JSON.stringify(event);
    const timestamp = Math.floor(Date.now() / 1000);
    const secrets = webhook.secrets.map((stored) => openSecret(this.box, webhookId, stored));
    const signed = signedHeaders({ id: deliveryId, timestamp, body }, secrets);
    const headers = { ...signed, 'content-type': CLOUD_EVENT_TYPE, 'user-agent': 'Zhengshu' };
    return this.attempt(deliveryId, { url: webhook.url, isListed, headers, body });
  }

  private async attempt(deliveryId: string, outgoing: PostRequest): Promise<SendResult> {
    try {
      const posted = await post(outgoing, (host) => lookup(host, { all: true }), AbortSignal.timeout(ATTEMPT_MS));
      const sent = resultOf(posted);
      if (sent !== 'DELIVERED') this.log.warn({ msg: 'a webhook was not taken', deliveryId, posted });
      return sent;
    } catch (error) {
      this.log.warn({ msg: 'a webhook did not answer', deliveryId, code: codeOf(error) });
      return { kind: 'RETRY', why: '没有得到接收方的答复' };
    }
  }
}

function resultOf(posted: PostResult): SendResult {
  if (posted.kind === 'REFUSED') return { kind: 'RETRY', why: posted.refusal.message };
  const { status } = posted;
  if (status >= 200 && status < 300) return 'DELIVERED';
  if (status === GONE) return { kind: 'FINAL', why: '接收方已不再接收' };
  const waitMs = ASKING_TO_WAIT.includes(status) ? retryAfterMs(posted.retryAfter, Date.now()) : null;
  return { kind: 'RETRY', why: '接收方没有接受', ...(waitMs !== null && { waitMs }) };
}

/** Code of the error, such as `ECONNREFUSED`. Its message stays out: it may describe the platform's own network. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
