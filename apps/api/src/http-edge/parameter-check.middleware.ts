import type { NextFunction, Request, Response } from 'express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { invalidRequest } from '../problem/problem.exception.js';
import { METHODS, patternOf } from './method-check.middleware.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/**
 * Refuses query parameters that the document does not list for a route (400), whether it reads or commands, so that no
 * filter is ignored quietly. Addresses that are not in the document pass.
 */
export function checkParameters({ paths }: Pick<OpenAPIObject, 'paths'>): Middleware {
  const routes = Object.entries(paths)
    .sort(([one], [other]) => placesIn(one) - placesIn(other))
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation ? [{ method: method.toUpperCase(), pattern: patternOf(path), names: queryOf(operation) }] : [];
      }),
    );
  return ({ method, path, originalUrl }, _response, next) => {
    const asked = method === 'HEAD' ? 'GET' : method;
    const route = routes.find((one) => one.method === asked && one.pattern.test(path));
    const given = new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
    const unknown = route ? [...new Set(given.keys())].filter((name) => !route.names.has(name)) : [];
    next(
      unknown.length === 0 ? undefined : invalidRequest(unknown.map((name) => ({ field: name || 'query', message }))),
    );
  };
}

const message = '没有这个参数';

/** Number of path parameters: of two routes that fit an address, the one with fewer is meant. */
const placesIn = (path: string): number => path.split('{').length;

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const queryOf = ({ parameters = [] }: Operation): ReadonlySet<string> =>
  new Set(parameters.flatMap((one) => ('in' in one && one.in === 'query' ? [one.name] : [])));
