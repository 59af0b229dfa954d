import { createServer, type Server } from 'node:http';
import { Counter, register } from 'prom-client';

/** Number of wakes that the relay made up for a lost timer. Normally 0. */
export const wakesRescued = new Counter({
  name: 'wakes_rescued',
  help: 'Matters that the relay woke because their timer did not',
});

/** Number of effects on other matters that were refused and wait for a person. Normally 0. */
export const lettersParked = new Counter({ name: 'letters_parked', help: 'Effects that were refused unforeseen' });

/** Serves the metrics in the text format of Prometheus, on loopback only; null without a port. */
export function serveMetrics(port: number | undefined): Server | null {
  if (port === undefined) return null;
  const server = createServer((_, response) => {
    void register.metrics().then((text) => response.setHeader('content-type', register.contentType).end(text));
  });
  return server.listen(port, '127.0.0.1');
}
