import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { urlencoded, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { DataSource } from 'typeorm';
import { createLogger, NestLogger, readConfig, type Config } from '#libs/config';
import { speakChinese } from '#libs/http';
import { assertMode } from '#libs/persistence';
import { AppModule } from './app.module.js';
import { answerClientErrors } from './http-edge/client-error.js';
import { LOGOUT_PATH } from './identity/sign-in.controller.js';
import { DrainMiddleware } from './http-edge/drain.middleware.js';
import { followEarlierPath } from './http-edge/earlier-paths.middleware.js';
import { checkHost, leaveHostToUs } from './http-edge/host-check.middleware.js';
import { checkRoute } from './http-edge/route-check.middleware.js';
import { nameRequest, requestIdField } from './request/request-context.js';
import { requestLog } from './http-edge/request-log.middleware.js';
import { checkUrl } from './http-edge/url-check.middleware.js';
import { serveOpenApi } from './openapi/openapi-document.js';

/** The API, ready to listen. Throws when the database is not there, or was begun in the other mode. */
export async function createApi(config: Config = readConfig()): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.for(config), strictExpress(), {
    logger: new NestLogger(createLogger('api', requestIdField)),
    bodyParser: false,
    abortOnError: false,
  });
  await setUp(app, config);
  return app;
}

/** Express for which `/API` and `/api/` are other addresses than `/api`. It reads both settings when it is made. */
export function strictExpress(): ExpressAdapter {
  const instance = express();
  instance.set('case sensitive routing', true);
  instance.set('strict routing', true);
  return new ExpressAdapter(instance);
}

/** Installs the middleware around the routes, in the order in which a request passes it. */
export async function setUp(app: NestExpressApplication, config: Config): Promise<void> {
  speakChinese();
  await assertMode(app.get(DataSource), config.mode);
  const drain = app.get(DrainMiddleware);
  app.set('etag', false);
  app.use(nameRequest, requestLog, drain.use.bind(drain), headers(), checkHost, checkUrl, followEarlierPath);
  app.use('/api', notKept);
  app.use(LOGOUT_PATH, urlencoded({ extended: false, limit: '32kb' }));
  app.use(checkRoute(serveOpenApi(app)));
  const server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  leaveHostToUs(server);
  answerClientErrors(server);
  app.enableShutdownHooks();
}

/**
 * Time for which an idle connection stays open. It is longer than that of the usual proxies (60 s): the side that closes
 * first must be the one that sends, or a request meets a connection that is just being closed.
 */
const KEEP_ALIVE_MS = 75_000;

/** Security headers. TLS ends at the proxy before the API, so plain HTTP must not be upgraded here. */
const headers = () => helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });

/** Sets `Cache-Control: no-store`: permissions change, so no proxy may cache an answer. */
function notKept(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
