import { Client, Connection } from '@temporalio/client';

/** Where Temporal is. */
export interface TemporalSettings {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

/** Lazy: a process boots while Temporal is still starting, and its calls say when it is not there. */
export function createClient({ temporalAddress, temporalNamespace }: TemporalSettings): Client {
  return new Client({ connection: Connection.lazy({ address: temporalAddress }), namespace: temporalNamespace });
}
