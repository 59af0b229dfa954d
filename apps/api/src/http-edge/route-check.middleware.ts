import type { NextFunction, Request, Response } from 'express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problem } from '#libs/http';
import { invalidRequest, ProblemException } from '../problem/problem.exception.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/**
 * Refuses what the document does not list for an address: a method (405, with those that it has), and query parameters
 * (400), whether it reads or commands, so that no filter is ignored quietly. Unknown addresses pass.
 */
export function checkRoute({ paths }: Pick<OpenAPIObject, 'paths'>): Middleware {
  const routes = Object.entries(paths)
    .sort(([one], [other]) => placesIn(one) - placesIn(other))
    .map(([path, item]) => ({ pattern: patternOf(path), parameters: parametersOf(item) }));
  return ({ method, path, originalUrl }, _response, next) => {
    const fitting = routes.filter(({ pattern }) => pattern.test(path)).map(({ parameters }) => parameters);
    const asked = method === 'HEAD' ? 'GET' : method;
    const listed = fitting.find((parameters) => parameters.has(asked))?.get(asked);
    if (listed) return next(unknownParameters(originalUrl, listed));
    next(fitting.length === 0 ? undefined : notAllowed(new Set(fitting.flatMap((one) => [...one.keys()]))));
  };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Number of path parameters: of two routes that fit an address, the one with fewer is meant. */
const placesIn = (path: string): number => path.split('{').length;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** Returns the names of the query parameters of each method of a path. */
function parametersOf(item: OpenAPIObject['paths'][string]): ReadonlyMap<string, ReadonlySet<string>> {
  const own = METHODS.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const { parameters = [] } = operation;
    const names = parameters.flatMap((one) => ('in' in one && one.in === 'query' ? [one.name] : []));
    return [[method.toUpperCase(), new Set(names)] as const];
  });
  return new Map(own);
}

function unknownParameters(url: string, listed: ReadonlySet<string>): ProblemException | undefined {
  const given = new URLSearchParams(url.split('?').slice(1).join('?'));
  const unknown = [...new Set(given.keys())].filter((name) => !listed.has(name));
  if (unknown.length === 0) return undefined;
  return invalidRequest(unknown.map((name) => ({ field: name || 'query', message: '没有这个参数' })));
}

function notAllowed(methods: ReadonlySet<string>): ProblemException {
  const has = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])];
  const allowed = has.sort().join(', ');
  const detail = `这个地址只有 ${allowed}，请查看 /docs。`;
  return new ProblemException(problem({ status: 405, code: 'METHOD_NOT_ALLOWED', detail }), { Allow: allowed });
}
