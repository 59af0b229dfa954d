import { agree, assessed, delivery } from './payloads.js';
import type { Stage } from './stage.js';

/** Plays a request up to IN_USE within one morning, so that the requester holds the entry's data. */
export async function obtains(
  stage: Stage,
  requester: string,
  provider: string,
  content: { readonly shareMode: string; readonly itemIds: readonly string[] },
  matter: string,
): Promise<void> {
  const items = content.itemIds.length;
  await stage.raises(requester, content, matter);
  await stage.does(`${provider}.handler`, 'accept', {}, matter);
  await stage.does(`${provider}.handler`, 'propose-reply', agree(items), matter);
  await stage.does(`${provider}.lead`, 'lead-approve-reply', { revision: 1 }, matter);
  const start = { mode: content.shareMode, assessment: assessed };
  await stage.does(`${provider}.handler`, 'start-delivery', start, matter);
  await stage.does(`${provider}.handler`, 'record-delivery', delivery(items), matter);
  await stage.does(`${requester}.handler`, 'accept-delivery', {}, matter);
}
