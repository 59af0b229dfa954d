import { defineProcess } from '../../features/index.js';
import { CLOCK_TITLES } from './catalog-entry.clocks.js';
import { ASSESSING } from './commands/assessing.js';
import { CONSENT } from './commands/consent.js';
import { DRAFTING } from './commands/drafting.js';
import { RETIREMENT } from './commands/retirement.js';
import { REVIEW } from './commands/review.js';
import { CATALOG_ENTRY_EVENTS, type CatalogEntryEvent } from './catalog-entry.events.js';
import { begin, evolve, numbered } from './catalog-entry.evolve.js';
import { REACTIONS } from './catalog-entry.reactions.js';
import { CATALOG_ENTRY } from '../../catalog/process-name.js';
import { STATE_TITLES, type CatalogEntry, type CatalogEntrySide } from './catalog-entry.state.js';
import { sideTables } from './side-tables.js';
import { tasks } from './catalog-entry.tasks.js';
import { tell } from './catalog-entry.tell.js';
import { view } from './catalog-entry.view.js';
import { catalogEntryDocuments } from './catalog-entry.documents.js';

/** 目录条目: all rows of regulation.md §2.1, from draft to retirement (Arts 12–17). Each entry is one matter. */
export const catalogEntry = defineProcess<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>()({
  process: CATALOG_ENTRY,
  collection: 'catalog-entries',
  title: '目录条目',
  clause: '16(1)',
  version: 3,
  commands: [...DRAFTING, ...ASSESSING, ...CONSENT, ...REVIEW, ...RETIREMENT],
  reactions: REACTIONS,
  events: CATALOG_ENTRY_EVENTS,
  duties: {
    entryDrafted: 'DRAFT',
    entryRevised: 'DRAFT',
    assessmentStarted: 'DRAFT',
    entryAssessed: 'ASSESS',
    entrySubmittedToHead: 'DRAFT',
    entrySubmitted: 'CONSENT',
    entryReturned: 'REVIEW',
    entryPublished: 'REVIEW',
  },
  concludes: ['entryPublished'],
  begins: ['entryDrafted', 'entryImported'],
  endStates: ['PUBLISHED', 'RETIRED', 'ABANDONED'],
  inner: { DRAFT: ['RETURNED'], ASSESSING: ['RETURNED'], ASSESSED: ['RETURNED'], DEPT_HEAD_REVIEW: ['RETURNED'] },
  begin,
  evolve,
  numbered,
  tasks,
  sideTables,
  documents: catalogEntryDocuments,
  view,
  links: ({ data }) => data.openUpdates.map(({ updateId }) => ({ relation: 'update', matterId: updateId })),
  tell,
  clockTitles: CLOCK_TITLES,
  stateTitles: STATE_TITLES,
  isOpenToParties: ({ data }) => data.submissions > 0 || data.versions.length > 0,
  revision: ({ state, data }) => (state === 'RETURNED' ? (data.submission?.revision ?? 1) : data.revision),
  subject: ({ data }) => subject(data),
});

/**
 * Code and name as lists show them to all readers: those of the published or submitted content, never of a later draft.
 * The name of a secret entry is replaced.
 */
function subject({ content, submission, versions, locked }: CatalogEntry): { code: string; name: string } {
  const { catalogCode: code, name } = versions.length > 0 ? content : (submission?.content ?? content);
  return { code, name: locked ? '涉密，已锁定' : name };
}
