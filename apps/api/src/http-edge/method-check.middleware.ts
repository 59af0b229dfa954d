import type { NextFunction, Request, Response } from 'express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problem } from '#libs/http';
import { ProblemException } from '../problem/problem.exception.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Refuses a method that an address does not have (405), and names those that it has. Unknown addresses pass. */
export function checkMethod({ paths }: Pick<OpenAPIObject, 'paths'>): Middleware {
  const routes = Object.entries(paths).map(([path, item]) => ({
    pattern: patternOf(path),
    methods: METHODS.filter((method) => item[method]).map((method) => method.toUpperCase()),
  }));
  return ({ method, path }, _response, next) => {
    const has = new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods));
    if (has.has('GET')) has.add('HEAD');
    next(has.size === 0 || has.has(method) ? undefined : notAllowed([...has].sort()));
  };
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Returns a pattern of the addresses of a path of the document. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);

function notAllowed(methods: readonly string[]): ProblemException {
  const allowed = methods.join(', ');
  const detail = `这个地址只有 ${allowed}，请查看 /docs。`;
  return new ProblemException(problem({ status: 405, code: 'METHOD_NOT_ALLOWED', detail }), { Allow: allowed });
}
