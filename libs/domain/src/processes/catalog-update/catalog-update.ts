import type { Clock } from '../../clock/clock.js';
import { decisionVoid, dutyOfDecision } from '../../matter/extension.js';
import { defineProcess } from '../../features/index.js';
import { CONSENT } from './commands/consent.js';
import { DISMISSAL } from './commands/dismissal.js';
import { EXTENSION } from './commands/extension.js';
import { openUpdate } from './commands/opening.js';
import { FINDING } from './commands/finding.js';
import { PREPARING } from './commands/preparing.js';
import { REVIEW } from './commands/review.js';
import { CLOCK_TITLES, stepsTo, UPDATE } from './catalog-update.clocks.js';
import { CATALOG_UPDATE_EVENTS, type CatalogUpdateEvent } from './catalog-update.events.js';
import { begin, evolve } from './catalog-update.evolve.js';
import { REACTIONS } from './catalog-update.reactions.js';
import {
  askedExtension,
  CATALOG_UPDATE,
  contestedFinding,
  isUpdatedInTime,
  isPrepared,
  revisionOf,
  STATE_TITLES,
  submittedRevision,
  type CatalogUpdate,
  type CatalogUpdateMatter,
  type CatalogUpdateSide,
} from './catalog-update.state.js';
import { returnedAnew } from './returns.js';
import { tasks } from './catalog-update.tasks.js';
import { tell } from './catalog-update.tell.js';
import { view } from './catalog-update.view.js';
import { catalogUpdateDocuments } from './catalog-update.documents.js';

/**
 * 目录更新 (regulation.md §2.2): changes a published entry (CHANGE) or takes it out of the catalogue (RETIRE), from the
 * trigger to publication (Art 17). The authority sees it from the beginning; drafts stay inside the provider.
 */
export const catalogUpdate = defineProcess<CatalogUpdate, CatalogUpdateEvent, CatalogUpdateSide>()({
  process: CATALOG_UPDATE,
  collection: 'catalog-updates',
  title: '目录更新',
  clause: '17(1)',
  version: 3,
  commands: [openUpdate, ...PREPARING, ...CONSENT, ...REVIEW, ...FINDING, ...EXTENSION, ...DISMISSAL],
  reactions: REACTIONS,
  events: CATALOG_UPDATE_EVENTS,
  duties: {
    catalogUpdateOpened: 'DRAFT',
    changeRevised: 'DRAFT',
    changeAssessed: 'ASSESS',
    updateSubmittedToHead: 'DRAFT',
    updateSubmitted: 'CONSENT',
    updateReturned: 'REVIEW',
    updatePassed: 'REVIEW',
    extensionRequested: 'ASK_EXTENSION',
    extensionDecisionRegistered: 'DECIDE_EXTENSION',
    extensionGranted: dutyOfDecision,
    extensionRefused: dutyOfDecision,
    dismissalConfirmed: 'REVIEW',
    dismissalRejected: 'REVIEW',
  },
  askedBy: (event) => (event.type === 'catalogUpdateOpened' ? (event.askedBy ?? null) : null),
  begins: ['catalogUpdateOpened'],
  endStates: ['PUBLISHED', 'NOT_NEEDED'],
  inner: { PREPARING: ['OPEN', 'RETURNED'], DEPT_HEAD_REVIEW: ['OPEN', 'RETURNED'] },
  begin,
  evolve,
  tasks,
  extension: askedExtension,
  contest: contestedFinding,
  documents: catalogUpdateDocuments,
  view,
  links: ({ data: { entry, triggerId } }) => [
    { relation: 'entry', matterId: entry.entryId },
    ...(triggerId === null ? [] : [{ relation: 'trigger' as const, matterId: triggerId }]),
  ],
  tell,
  clockTitles: CLOCK_TITLES,
  stepsTo,
  redated: (matter, before, after, context) =>
    after.id === UPDATE ? [...returnedAnew(matter, { before, after }, context), ...undecided(matter, after)] : [after],
  stateTitles: STATE_TITLES,
  isOpenToParties: () => true,
  revision: ({ state, data }) => (isPrepared(state) ? revisionOf(data) : submittedRevision(data)),
  subject: ({ data: { entry } }) => ({ code: entry.catalogCode, name: entry.name }),
});

/** Ends the target of the decider of an extension where the update turns out to have come in time. */
const undecided = (matter: CatalogUpdateMatter, update: Clock): readonly Clock[] =>
  isUpdatedInTime({ ...matter, clocks: [update] }) ? decisionVoid(matter) : [];
