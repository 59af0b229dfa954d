import pg from 'pg';

/** Time to wait before a lost connection is tried again, in ms. */
const AGAIN_MS = 1_000;

/** A connection of its own that listens; it is made anew whenever it is lost. */
export interface Signals {
  close(): Promise<void>;
}

/**
 * Calls `onSignal` after each commit of which open streams tell, and each time that it begins to listen, since what
 * happened before was not heard. Several commits may make one signal. `onLost` gets the error of a lost connection.
 */
export function listenForSignals(
  url: string,
  { onSignal, onLost }: { readonly onSignal: () => void; readonly onLost: (error: unknown) => void },
): Signals {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const again = (error: unknown): void => {
    client = null;
    if (isClosed || timer) return;
    onLost(error);
    timer = setTimeout(() => {
      timer = null;
      void listen();
    }, AGAIN_MS).unref();
  };
  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'zhengshu-live',
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    client = fresh;
    fresh.on('notification', onSignal);
    fresh.on('error', (error) => {
      if (client === fresh) again(error);
    });
    fresh.on('end', () => {
      if (client === fresh) again(new Error('the connection ended'));
    });
    try {
      await fresh.connect();
      await fresh.query('LISTEN live');
      onSignal();
    } catch (error) {
      if (client === fresh) again(error);
      await fresh.end().catch(() => undefined);
    }
  };
  void listen();
  return {
    close: async () => {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
