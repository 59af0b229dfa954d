import { COLUMNS } from './columns.js';

const HEADINGS: ReadonlyMap<string, string> = new Map([
  ...COLUMNS.map(({ path, heading }) => [path, heading] as const),
  // A list of plain values is one column; the list itself bears its heading.
  ...COLUMNS.flatMap(({ path, heading }) => (path.endsWith('.*') ? [[path.slice(0, -2), heading] as const] : [])),
]);

/** Returns the heading of a field of an entry's content, by its path with `*` for an element; undefined if there is none. */
export const headingOf = (path: string): string | undefined => HEADINGS.get(path);
