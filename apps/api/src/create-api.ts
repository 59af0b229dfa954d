import type { RequestListener } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { urlencoded, type NextFunction, type Request, type Response } from 'express';
import { DataSource } from 'typeorm';
import { createLogger, NestLogger, readConfig, type Config } from '#libs/config';
import { speakChinese } from '#libs/http';
import { assertMode } from '#libs/persistence';
import { AppModule } from './app.module.js';
import { serveConsole } from './console/serve-console.js';
import { boundedServer } from './http-edge/bounded-server.js';
import { answerClientErrors } from './http-edge/client-error.js';
import { LOGOUT_PATH } from './identity/sign-in.controller.js';
import { DrainMiddleware } from './http-edge/drain.middleware.js';
import { followEarlierPath } from './http-edge/earlier-paths.middleware.js';
import { checkHost, leaveHostToUs } from './http-edge/host-check.middleware.js';
import { checkRoute } from './http-edge/route-check.middleware.js';
import { nameRequest, requestIdField } from './request/request-context.js';
import { requestLog } from './http-edge/request-log.middleware.js';
import { demandHttps, securityHeaders } from './http-edge/security-headers.middleware.js';
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

/** Express on a server with bounds ({@link boundedServer}). */
class BoundedExpress extends ExpressAdapter {
  /** A trial answers 200, also of a command that creates something. */
  override reply(response: Response, body: unknown, status?: number): unknown {
    return super.reply(response, body, response.req.query.dryRun === 'true' ? 200 : status) as unknown;
  }

  override initHttpServer(): void {
    this.httpServer = boundedServer(this.getInstance<RequestListener>());
  }
}

/**
 * Express for which `/API` and `/api/` are other addresses than `/api`, and that does not tell its name. It reads these
 * settings when it is made.
 */
export function strictExpress(): ExpressAdapter {
  const instance = express();
  instance.set('case sensitive routing', true);
  instance.set('strict routing', true);
  instance.disable('x-powered-by');
  return new BoundedExpress(instance);
}

/** Installs the middleware around the routes, in the order in which a request passes it. */
export async function setUp(app: NestExpressApplication, config: Config): Promise<void> {
  speakChinese();
  await assertMode(app.get(DataSource), config.mode);
  const drain = app.get(DrainMiddleware);
  app.set('etag', false);
  app.set('trust proxy', [...config.trustedProxies]);
  app.use(nameRequest, requestLog, securityHeaders, demandHttps, drain.use.bind(drain));
  app.use(checkHost, checkUrl, followEarlierPath);
  app.use('/api', notKept);
  app.use(LOGOUT_PATH, urlencoded({ extended: false, limit: '32kb' }));
  const document = serveOpenApi(app);
  app.use(serveConsole(document), checkRoute(document));
  const server = app.getHttpServer();
  leaveHostToUs(server);
  answerClientErrors(server);
  app.enableShutdownHooks();
}

/** Sets `Cache-Control: no-store`: permissions change, so no proxy may cache an answer. */
function notKept(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
