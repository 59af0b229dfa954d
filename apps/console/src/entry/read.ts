import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { reading } from '../api/queries';

/** Rows of the longest page that the API gives. */
const MOST_ROWS = 200;

export type Entry = Schemas['PublishedEntry'];

/** The two parts of a catalogue code, as addresses have them. */
export function placeOf(catalogCode: string): { readonly frontCode: string; readonly sequence: string } {
  const [frontCode = '', sequence = ''] = catalogCode.split('/');
  return { frontCode, sequence };
}

/** The page of an entry. */
export const entryPage = (catalogCode: string): string => `/catalog/${catalogCode}`;

/** Reads an entry of the catalogue, in the version in force now or at an instant. */
export function useEntry(catalogCode: string, at?: string) {
  return useQuery({
    ...reading('/api/v1/catalog/entries/{frontCode}/{sequence}', {
      path: placeOf(catalogCode),
      query: { ...(at !== undefined && { at }) },
    }),
    enabled: catalogCode.includes('/'),
  });
}

/** Reads a version of an entry by its number, such as the one in force when a request was received. */
export function useEntryVersion(catalogCode: string, version: number) {
  const versions = useQuery({
    ...reading('/api/v1/catalog/entries/{frontCode}/{sequence}/versions', {
      path: placeOf(catalogCode),
      query: { limit: MOST_ROWS },
    }),
    enabled: catalogCode.includes('/'),
  });
  const at = versions.data?.items.find((one) => one.version === version)?.effectiveAt;
  const entry = useEntry(at === undefined ? '' : catalogCode, at);
  const error = versions.error ?? entry.error;
  const isMissing = versions.data !== undefined && at === undefined;
  return { data: entry.data, error, isSettled: entry.data !== undefined || error !== null || isMissing };
}
