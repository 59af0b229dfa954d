import { defineProcess } from '../../features/index.js';
import { clockTitle } from './clocks.js';
import { ASSESSING } from './commands/assessing.js';
import { CONSENT } from './commands/consent.js';
import { DRAFTING } from './commands/drafting.js';
import { RETIREMENT } from './commands/retirement.js';
import { REVIEW } from './commands/review.js';
import { CATALOG_ENTRY_EVENTS, type CatalogEntryEvent } from './events.js';
import { begin, evolve, numbered } from './evolve.js';
import { REACTIONS } from './reactions.js';
import { CATALOG_ENTRY } from '../../catalog/process-name.js';
import { STATE_TITLES, type CatalogEntry, type CatalogEntrySide, type CatalogEntryState } from './state.js';
import { tasks } from './tasks.js';
import { tell } from './tell.js';
import { view } from './view.js';

/** 目录条目: all rows of regulation.md §2.1, from draft to retirement (Arts 12–17). The matter is the entry. */
export const catalogEntry = defineProcess<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>({
  process: CATALOG_ENTRY,
  collection: 'catalog-entries',
  title: '目录条目',
  clause: '16(1)',
  version: 1,
  commands: [...DRAFTING, ...ASSESSING, ...CONSENT, ...REVIEW, ...RETIREMENT],
  reactions: REACTIONS,
  events: CATALOG_ENTRY_EVENTS,
  begins: ['entryDrafted', 'entryImported'],
  endStates: ['PUBLISHED', 'RETIRED', 'ABANDONED'],
  begin,
  evolve,
  numbered,
  tasks,
  view,
  links: ({ data }) => data.openUpdates.map(({ updateId }) => ({ relation: 'update', matterId: updateId })),
  tell,
  clockTitle,
  stateTitle: (state) => STATE_TITLES[state as CatalogEntryState],
  isOpenToParties: ({ data }) => data.submissions > 0 || data.versions.length > 0,
  revision: ({ data }) => data.revision,
  subject: ({ data }) => subject(data),
});

/** Lists name what others may know, too: what was submitted, while it is being changed; of what holds secrets nothing. */
function subject({ content, submission, versions, locked }: CatalogEntry): { code: string; name: string } {
  const { catalogCode: code, name } = versions.length > 0 ? content : (submission?.content ?? content);
  return { code, name: locked ? '涉密，已锁定' : name };
}
