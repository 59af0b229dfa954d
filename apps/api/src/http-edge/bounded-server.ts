import { createServer, type RequestListener, type Server } from 'node:http';

/** Bounds of one connection, in milliseconds and bytes. */
export interface ServerBounds {
  /** Time for the head of a request. */
  readonly headersMs: number;
  /** Time for a whole request, its body included. */
  readonly requestMs: number;
  /** Time for which a connection with a request under way may carry no byte, so that nobody holds an answer open. */
  readonly silenceMs: number;
  /** Time for which a connection without a request stays open. */
  readonly keepAliveMs: number;
  /** Size of the head of a request: its line and its headers. */
  readonly headBytes: number;
  /** Interval at which the first two times are looked at. */
  readonly checkEveryMs: number;
}

/**
 * Bounds of the API. An idle connection is kept for longer than by the usual proxies (60 s): the side that closes first
 * must be the one that sends, or a request meets a connection that is just being closed. A whole request has the time
 * that the largest document needs at 175 kB/s.
 */
export const SERVER_BOUNDS: ServerBounds = {
  headersMs: 20_000,
  requestMs: 300_000,
  silenceMs: 120_000,
  keepAliveMs: 75_000,
  headBytes: 16_384,
  checkEveryMs: 5_000,
};

/** Creates the server of the API. A request that exceeds a bound is answered with 408 or 431 and its connection closed. */
export function boundedServer(listener: RequestListener, bounds: ServerBounds = SERVER_BOUNDS): Server {
  const server = createServer(
    {
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      keepAliveTimeout: bounds.keepAliveMs,
      maxHeaderSize: bounds.headBytes,
      connectionsCheckingInterval: bounds.checkEveryMs,
    },
    listener,
  );
  server.timeout = bounds.silenceMs;
  return server;
}
