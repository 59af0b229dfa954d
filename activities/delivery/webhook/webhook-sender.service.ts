import { lookup } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOUD_EVENT_TYPE, hostOf, signedHeaders, type AlertEvent } from '#libs/domain';
import { isListedHost, readSigningWebhook } from '#libs/persistence';
import { post, type Outgoing, type Posted } from './post.js';

export interface WebhookDelivery {
  /** The `webhook-id`: the same at each repeat. */
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly event: AlertEvent;
}

/** What became of an attempt. `why` is for operators, in Chinese; it holds nothing of the answer and no secret. */
export type Sent =
  | 'DELIVERED'
  /** To be tried again. It may have been taken all the same: the receiver knows it by its id. */
  | { readonly kind: 'RETRY'; readonly why: string }
  /** No further attempt can help. */
  | { readonly kind: 'FINAL'; readonly why: string };

/** For all of an attempt, from the name server to the first line of the answer. */
const LIMIT_MS = 10_000;
const GONE = 410;

/** Sends alerts to webhooks, signed. What the database does to it is thrown; what the receiver does is answered. */
@Injectable()
export class WebhookSenderService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async send({ deliveryId, webhookId, event }: WebhookDelivery): Promise<Sent> {
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

async function attempt(outgoing: Outgoing): Promise<Sent> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    return judged(await post(outgoing, (host) => lookup(host, { all: true }), signal));
  } catch (error) {
    if (signal.aborted) return { kind: 'RETRY', why: `${String(LIMIT_MS / 1000)} 秒内没有答复` };
    return { kind: 'RETRY', why: `没有连通(${codeOf(error)})` };
  }
}

function judged(posted: Posted): Sent {
  if (posted.kind === 'REFUSED') return { kind: 'RETRY', why: posted.refusal.message };
  const { status } = posted;
  if (status >= 200 && status < 300) return 'DELIVERED';
  const why = `接收方答复 HTTP ${String(status)}`;
  return status === GONE ? { kind: 'FINAL', why } : { kind: 'RETRY', why };
}

/** As `ECONNREFUSED`. The message is kept back: it may say more of a network than its outside should. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
