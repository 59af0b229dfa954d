import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

const SELF = "'self'";
const NONE = "'none'";

/**
 * Content that a page of the platform may load: its own files alone. No script stands in a page, so that none that
 * somebody smuggles in runs. The documentation puts its styles into the page, so styles may stand there.
 */
const CONTENT = {
  defaultSrc: [SELF],
  baseUri: [NONE],
  fontSrc: [SELF, 'data:'],
  formAction: [SELF],
  frameAncestors: [NONE],
  imgSrc: [SELF, 'data:'],
  objectSrc: [NONE],
  scriptSrc: [SELF],
  scriptSrcAttr: [NONE],
  styleSrc: [SELF, "'unsafe-inline'"],
};

/** Sets the security headers of every answer. HTTPS is demanded by {@link demandHttps} alone. */
export const securityHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: CONTENT },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});

const ONE_YEAR_S = 31_536_000;

/**
 * Sets Strict-Transport-Security where the request came by HTTPS (RFC 6797, 7.2: never by plain HTTP). Subdomains are
 * left out: the platform does not know what else its domain serves.
 */
export function demandHttps(request: Request, response: Response, next: NextFunction): void {
  if (request.secure) response.set('Strict-Transport-Security', `max-age=${String(ONE_YEAR_S)}`);
  next();
}
