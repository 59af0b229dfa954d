import type { EntryContent } from '#libs/domain';
import { COLUMNS, NUMBER_HEADING, type Column } from './columns.js';
import { valueAt } from './path.js';

export const headings = (): string[] => [NUMBER_HEADING, ...COLUMNS.map(({ heading }) => heading)];

/** Returns an entry as rows: single values stand in the first row, lists go down their columns. */
export function rowsOf(number: string, content: EntryContent): string[][] {
  const holders = COLUMNS.map(({ list }) => (list === null ? [content] : elements(content, list)));
  const height = Math.max(...holders.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) => [
    i === 0 ? number : '',
    ...COLUMNS.map((column, place) => written(column, holders[place]?.[i])),
  ]);
}

function written({ keys, form }: Column, holder: unknown): string {
  const value = valueAt(holder, keys);
  return value === undefined || value === null || value === '' ? '' : form.write(value);
}

function elements(content: EntryContent, list: string): readonly unknown[] {
  const found = valueAt(content, [list]);
  return Array.isArray(found) ? found : [];
}
