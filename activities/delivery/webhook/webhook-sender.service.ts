import { lookup } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOUD_EVENT_TYPE, hostOf, signedHeaders, type AlertEvent } from '#libs/domain';
import { isListedHost, readSigningWebhook } from '#libs/persistence';
import { post, type PostRequest, type PostResult } from './post.js';

/** One alert for one webhook. */
export interface WebhookDelivery {
  /** Sent as `webhook-id`, the same at each attempt, so that the receiver recognises repetitions. */
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly event: AlertEvent;
}

/** Result of one attempt to send. `why` is for operators, in Chinese; it holds nothing of the answer and no secret. */
export type SendResult =
  | 'DELIVERED'
  /** To be tried again. The receiver may have taken it all the same, and recognises the repetition by its id. */
  | { readonly kind: 'RETRY'; readonly why: string }
  /** No further attempt can help. */
  | { readonly kind: 'FINAL'; readonly why: string };

/** Timeout of one attempt, from the name server to the first line of the answer. */
const ATTEMPT_MS = 10_000;
const GONE = 410;

/** Sends signed alerts to webhooks. Failures of the receiver are results; only failures of the database are thrown. */
@Injectable()
export class WebhookSenderService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async send({ deliveryId, webhookId, event }: WebhookDelivery): Promise<SendResult> {
    const webhook = await readSigningWebhook(this.database, webhookId);
    if (!webhook || webhook.disabled) return { kind: 'FINAL', why: '推送地址已停用' };
    const isListed = await isListedHost(this.database, hostOf(new URL(webhook.url)));
    const body = JSON.stringify(event);
    const timestamp = Math.floor(Date.now() / 1000);
    const signed = signedHeaders({ id: deliveryId, timestamp, body }, webhook.secrets);
    const headers = { ...signed, 'content-type': CLOUD_EVENT_TYPE, 'user-agent': 'Zhengshu' };
    return attempt({ url: webhook.url, isListed, headers, body });
  }
}

async function attempt(outgoing: PostRequest): Promise<SendResult> {
  const signal = AbortSignal.timeout(ATTEMPT_MS);
  try {
    return resultOf(await post(outgoing, (host) => lookup(host, { all: true }), signal));
  } catch (error) {
    if (signal.aborted) return { kind: 'RETRY', why: `${String(ATTEMPT_MS / 1000)} 秒内没有答复` };
    return { kind: 'RETRY', why: `没有连通(${codeOf(error)})` };
  }
}

function resultOf(posted: PostResult): SendResult {
  if (posted.kind === 'REFUSED') return { kind: 'RETRY', why: posted.refusal.message };
  const { status } = posted;
  if (status >= 200 && status < 300) return 'DELIVERED';
  const why = `接收方答复 HTTP ${String(status)}`;
  return status === GONE ? { kind: 'FINAL', why } : { kind: 'RETRY', why };
}

/** Code of the error, such as `ECONNREFUSED`. Its message stays out: it may describe the platform's own network. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
