import { createServer, type Server } from 'node:http';
import { Counter, register } from 'prom-client';

/** Normally 0: a deadline that Temporal's timer did not bring, and the relay did. */
export const wakesRescued = new Counter({
  name: 'wakes_rescued',
  help: 'Matters that the relay woke because their timer did not',
});

/** Normally 0: an effect on another matter that was refused, and waits for a person. */
export const lettersParked = new Counter({ name: 'letters_parked', help: 'Effects that were refused unforeseen' });

/** Shows the metrics in Prometheus' text on loopback; not at all without a port. */
export function serveMetrics(port: number | undefined): Server | null {
  if (port === undefined) return null;
  const server = createServer((_, response) => {
    void register.metrics().then((text) => response.setHeader('content-type', register.contentType).end(text));
  });
  return server.listen(port, '127.0.0.1');
}
