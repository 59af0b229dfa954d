import { Client, Connection } from '@temporalio/client';

/** Address and namespace of Temporal. */
export interface TemporalSettings {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

/** Creates a client that connects at its first call, so that a process can start before Temporal does. */
export function createClient({ temporalAddress, temporalNamespace }: TemporalSettings): Client {
  return new Client({ connection: Connection.lazy({ address: temporalAddress }), namespace: temporalNamespace });
}
