import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type Provider from 'oidc-provider';
import { errorPage } from './pages/other-pages.js';
import { STYLE_PATH, SUBMIT_PATH, SUBMIT_SCRIPT } from './pages/layout.js';
import { STYLE } from './pages/style.js';
import type { ProviderSettings } from './provider-settings.js';
import type { SignIn } from './sign-in.js';

/** A provider with its handler of requests. */
export interface Running {
  readonly provider: Provider;
  readonly handle: ReturnType<Provider['callback']>;
}

/**
 * Returns the web server of a provider: headers, assets, the pages of our own, and for all else oidc-provider.
 * @param current the provider of now; another one with new keys may take its place
 */
export function createWeb(settings: ProviderSettings, signIn: SignIn, current: () => Running): Express {
  const web = express();
  web.disable('x-powered-by');
  web.use(headers(settings.publicUrl));
  web.get(STYLE_PATH, (_, response) => void response.type('css').send(STYLE));
  web.get(SUBMIT_PATH, (_, response) => void response.type('js').send(SUBMIT_SCRIPT));
  web.use('/sign-in', (_, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  web.get('/sign-in/:uid', (request, response) => signIn.show(current().provider, request, response));
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 });
  web.post('/sign-in/:uid', form, (request, response) => signIn.choose(current().provider, request, response));
  web.use((request, response) => current().handle(request, response));
  web.use(failed(settings));
  return web;
}

/**
 * Headers of every answer. A form that is sent here ends, by redirects, at the product, which browsers count as a target
 * of the form. oidc-provider adds the hash of its own script to `script-src` where it sends one.
 */
const headers = (publicUrl: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        formAction: ["'self'", publicUrl],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false, // the rehearsal speaks plain HTTP on loopback
    referrerPolicy: { policy: 'same-origin' },
  });

const failed =
  ({ publicUrl, log }: ProviderSettings): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status = 500 } = error as { readonly status?: number };
    if (status >= 500) log.error({ err: error }, 'a page failed');
    response.status(status).send(errorPage(publicUrl, { error: status >= 500 ? 'server_error' : 'invalid_request' }));
  };
