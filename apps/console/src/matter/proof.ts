import { api, dataOf, type Schemas } from '../api/client';

export type Verdict = 'WHOLE' | 'CHAIN_ONLY' | 'BROKEN';

const HEX = 16;
const SEARCHED = 200;

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(HEX).padStart(2, '0')).join('');
}

/**
 * Recomputes the hash of one event in this browser: of its content where it is shown, then of its place in the chain,
 * and compares it with what the history said.
 */
export async function verify(matterId: string, seq: number, told: string): Promise<Verdict> {
  const item = await proofOf(matterId, seq);
  if (!item || item.canonical === null) return 'CHAIN_ONLY';
  if (item.hash !== told || (await sha256(item.canonical)) !== told) return 'BROKEN';
  const place = JSON.parse(item.canonical) as { readonly digest?: string; readonly prev_hash?: string };
  if (place.prev_hash !== item.prevHash) return 'BROKEN';
  if (item.content === null) return place.digest === undefined ? 'WHOLE' : 'CHAIN_ONLY';
  return (await sha256(item.content)) === place.digest ? 'WHOLE' : 'BROKEN';
}

async function proofOf(matterId: string, seq: number): Promise<Schemas['ProofItem'] | undefined> {
  let cursor: string | undefined;
  for (;;) {
    const query = { limit: SEARCHED, ...(cursor !== undefined && { cursor }) };
    const page = dataOf(await api.GET('/api/v1/matters/{id}/proof', { params: { path: { id: matterId }, query } }));
    const found = page.items.find((item) => item.seq === seq);
    if (found || page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}
