import type { NextFunction, Request, Response } from 'express';
import { invalidRequest } from '../problem/problem.exception.js';
import { isRefusedName, isStorable } from './storable-text.js';

/** Refuses a URL whose percent-encoding is not UTF-8, or that has text that cannot be stored (400). */
export function checkUrl(request: Request, _response: Response, next: NextFunction): void {
  const [path, query] = split(request.originalUrl);
  const wrong = isStorablyEncoded(path) ? wrongParameter(query) : 'path';
  next(wrong === null ? undefined : invalidRequest([{ field: wrong, message: '不是可用的 UTF-8 文本或者参数名' }]));
}

function split(url: string): readonly [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function wrongParameter(query: string): string | null {
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=');
    if (!isStorablyEncoded(name)) return 'query';
    if (isRefusedName(decodeURIComponent(name))) return name;
    if (!isStorablyEncoded(value.join('='))) return decodeURIComponent(name);
  }
  return null;
}

function isStorablyEncoded(text: string): boolean {
  try {
    return isStorable(decodeURIComponent(text));
  } catch {
    return false;
  }
}
