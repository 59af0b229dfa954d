import type { NextFunction, Request, Response } from 'express';
import { invalid } from '../problem/problem.exception.js';
import { isClean } from './storable-text.js';

/** Refuses an address that is not UTF-8 in percent signs, or holds what cannot be stored. */
export function cleanUrl(request: Request, _response: Response, next: NextFunction): void {
  const [path = '', query = ''] = split(request.originalUrl);
  const wrong = isCleanlyEncoded(path) ? wrongParameter(query) : 'path';
  next(wrong === null ? undefined : invalid([{ field: wrong, message: '不是可用的 UTF-8 文本' }]));
}

function split(url: string): readonly [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function wrongParameter(query: string): string | null {
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=');
    if (!isCleanlyEncoded(name)) return 'query';
    if (!isCleanlyEncoded(value.join('='))) return decodeURIComponent(name);
  }
  return null;
}

function isCleanlyEncoded(text: string): boolean {
  try {
    return isClean(decodeURIComponent(text));
  } catch {
    return false;
  }
}
