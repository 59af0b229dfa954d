import { content } from '../processes/catalog-entry/catalog-entry.examples.js';
import { entryContent, type EntryContent } from './content.js';
import { checkContent } from './check-content.js';
import type { EntrySetting } from './fault.js';

/** A conditional entry with personal information, complete and lawful. */
export const CONTENT: EntryContent = content;

export const SETTING: EntrySetting = {
  providerUscc: '11990000PDY000052J',
  published: null,
  at: '2026-03-02',
  designatedSource: null,
  code: 'FREE',
  knownCodes: new Set(['3070990000002/000002']),
};

/** New values by their paths, such as `items.2.nameZh`. */
export type Changes = Readonly<Record<string, unknown>>;

/** Returns the content with some values replaced; throws if the result does not have the shape of a content. */
export function changed(changes: Changes, content: EntryContent = CONTENT): EntryContent {
  const copy: unknown = structuredClone(content);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
    Reflect.set(Object(place), last, structuredClone(value));
  }
  return entryContent.parse(copy);
}

/** Returns the faults of the changed content, each as `field RULE`. */
export const faultsAfter = (changes: Changes, setting: Partial<EntrySetting> = {}): string[] =>
  checkContent(changed(changes), { ...SETTING, ...setting }).map(({ field, rule }) => `${field} ${rule}`);
