import { queryOptions } from '@tanstack/react-query';
import type { paths } from '../../generated/api';
import { api, dataOf } from './client';

/** Addresses that can be read with a query and a path. */
export type Readable = { [Path in keyof paths]: paths[Path] extends { get: object } ? Path : never }[keyof paths];
type Get<Path extends Readable> = paths[Path] extends { get: infer Operation } ? Operation : never;
type ParametersOf<Path extends Readable> = Get<Path> extends { parameters: infer Parameters } ? Parameters : never;
/** Answer of an address. */
export type Answer<Path extends Readable> =
  Get<Path> extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never;
type PathOf<Path extends Readable> = ParametersOf<Path> extends { path: infer Value } ? Value : undefined;
export type QueryOf<Path extends Readable> = ParametersOf<Path> extends { query?: infer Value } ? Value : undefined;

interface Asked<Path extends Readable> {
  readonly path?: PathOf<Path>;
  readonly query?: QueryOf<Path>;
}

/**
 * A read of the API for TanStack Query. Its key begins with the address, so that all reads of one address can be made
 * stale together.
 */
export function reading<Path extends Readable>(path: Path, asked: Asked<Path> = {}) {
  return queryOptions({
    queryKey: [path, asked.path ?? null, asked.query ?? null] as const,
    queryFn: async ({ signal }): Promise<Answer<Path>> => {
      const get = api.GET as (path: string, init: object) => Promise<{ data?: Answer<Path> }>;
      return dataOf(await get(path, { params: { path: asked.path, query: asked.query }, signal }));
    },
  });
}
