import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Files of the console, as its build makes them (`apps/console/build`). */
const BUILT = fileURLToPath(new URL('../../../../../dist/console', import.meta.url));

/** Place of the page's nonce in the built page. */
const NONCE = '%NONCE%';
const NONCE_BYTES = 16;

/**
 * Content of one page of the console: its own files alone. Its styles are a file, too, but for the variables of the
 * theme, which antd puts into the page: the nonce of the page allows them, and no style that somebody smuggles in.
 */
const contentOf = (nonce: string): string =>
  [
    "default-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
  ].join('; ');

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Packed forms that the build makes, the smallest first. */
const PACKED = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** First step of an address: `api` of `/api/v1/me`. */
const firstOf = (address: string): string => address.split('/')[1] ?? '';

/** First steps of the document's own addresses, which it does not list. */
const OF_THE_DOCUMENT = ['docs', 'openapi.json'];

/**
 * Serves the console: its files below `/assets`, for ever because their names have their hashes, and its page for every
 * address that a browser opens as a page and that does not begin as one of the document. Other requests pass, so that a
 * program gets its problem as before. Where the console was not built, all pass. The files are read once, so that a later build takes none away from open pages.
 */
export function serveConsole({ paths }: Pick<OpenAPIObject, 'paths'>, folder = BUILT): RequestHandler {
  if (!existsSync(path.join(folder, 'index.html'))) return (_request, _response, next) => next();
  const ours = new Set([...OF_THE_DOCUMENT, ...Object.keys(paths).map(firstOf)]);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const assets = path.join(folder, 'assets');
  const files = new Map(readdirSync(assets).map((name) => [`/assets/${name}`, readFileSync(path.join(assets, name))]));
  return (request: Request, response: Response, next: NextFunction): void => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || ours.has(firstOf(request.path))) return next();
    const file = files.get(request.path);
    if (file) return sendFile(files, file, request, response);
    if (request.path.startsWith('/assets/')) return next();
    if (!(request.get('Accept') ?? '').includes('text/html')) return next();
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response.set({ 'Content-Security-Policy': contentOf(nonce), 'Cache-Control': 'no-store' });
    response.type('html').send(page.replace(NONCE, nonce));
  };
}

function sendFile(files: ReadonlyMap<string, Buffer>, file: Buffer, request: Request, response: Response): void {
  const form = PACKED.find(
    ({ encoding, ending }) => files.has(request.path + ending) && request.acceptsEncodings(encoding) !== false,
  );
  response.set({ 'Cache-Control': FOR_EVER, Vary: 'Accept-Encoding' }).type(path.extname(request.path));
  if (form) response.set('Content-Encoding', form.encoding);
  response.send(form ? files.get(request.path + form.ending) : file);
}
