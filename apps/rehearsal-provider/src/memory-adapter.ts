import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Number of entries above which the expired ones are removed. */
const SWEEP_ABOVE = 2_000;

/** Kinds of entries that end with the grant on which they rest; a choice under way outlives the grant that it replaces. */
const GRANTED: readonly string[] = ['AccessToken', 'AuthorizationCode', 'RefreshToken'];

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * Sessions, codes and interactions of a provider, in the memory of this process: a rehearsal may forget them. The store
 * is given to each provider of one issuer, so that a provider with new keys knows the sessions of the one before.
 */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();

  /** Returns the adapter that oidc-provider asks for. */
  adapters(): AdapterFactory {
    return (model) => this.adapter(model);
  }

  private adapter(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    const find = (id: string): Promise<AdapterPayload | undefined> => Promise.resolve(this.get(key(id)));
    return {
      find,
      upsert: (id, payload, expiresIn) => Promise.resolve(this.put(key(id), payload, expiresIn)),
      destroy: (id) => Promise.resolve(void this.entries.delete(key(id))),
      consume: async (id) => {
        const payload = await find(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      findByUid: (uid) => Promise.resolve(this.first(model, (payload) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(this.first(model, (payload) => payload.userCode === code)),
      revokeByGrantId: (grantId) => Promise.resolve(this.revoke(grantId)),
    };
  }

  private put(key: string, payload: AdapterPayload, expiresIn = Infinity): void {
    if (this.entries.size > SWEEP_ABOVE) this.sweep();
    this.entries.set(key, { payload, expiresAt: Date.now() + expiresIn * 1000 });
  }

  private get(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  private first(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.entries)
      if (key.startsWith(`${model}:`) && matches(payload)) return this.get(key);
    return undefined;
  }

  /** A replayed code revokes what it was exchanged for. */
  private revoke(grantId: string): void {
    for (const [key, { payload }] of this.entries)
      if (payload.grantId === grantId && GRANTED.includes(key.split(':', 1)[0] ?? '')) this.entries.delete(key);
  }

  private sweep(): void {
    for (const key of this.entries.keys()) if (!this.get(key)) this.entries.delete(key);
  }
}
