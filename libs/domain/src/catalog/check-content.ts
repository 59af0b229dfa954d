import type { EntryContent } from './content.js';
import type { EntrySetting, Fault } from './fault.js';

/** Everything that keeps an entry from being assessed and published (Arts 3, 13–15, 19); empty when nothing does. */
export function checkContent(_content: EntryContent, _setting: EntrySetting): readonly Fault[] {
  return [];
}

/** What a person should look at again, although no rule refuses it. */
export function hintsOn(_content: EntryContent, _setting: EntrySetting): readonly Fault[] {
  return [];
}
