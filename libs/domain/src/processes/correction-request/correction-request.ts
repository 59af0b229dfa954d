import { defineProcess } from '../../features/index.js';
import { CLAIMING } from './commands/claiming.js';
import { DIVIDING } from './commands/dividing.js';
import { DISAGREEING } from './commands/disagreeing.js';
import { FEEDBACK } from './commands/feedback.js';
import { REPORTING } from './commands/reporting.js';
import { REROUTING } from './commands/rerouting.js';
import { VERIFYING } from './commands/verifying.js';
import { CORRECTION_EVENTS, type CorrectionEvent } from './correction-request.events.js';
import { begin, evolve } from './correction-request.evolve.js';
import { REACTIONS } from './correction-request.reactions.js';
import { STATE_TITLES, type Correction, type CorrectionSide } from './correction-request.state.js';
import { tasks } from './correction-request.tasks.js';
import { CLOCK_TITLES, stepsTo } from './correction-request.clocks.js';
import { tell } from './correction-request.tell.js';
import { view } from './correction-request.view.js';
import { correctionDocuments } from './correction-request.documents.js';

/** 校核申请 (Art 26(2), §2.8): from an error found in shared data to the feedback on it. */
export const correctionRequest = defineProcess<Correction, CorrectionEvent, CorrectionSide>()({
  process: 'correction-request',
  collection: 'correction-requests',
  title: '校核申请',
  clause: '26(2)',
  version: 4,
  commands: [...CLAIMING, ...REPORTING, ...VERIFYING, ...REROUTING, ...DIVIDING, ...FEEDBACK, ...DISAGREEING],
  reactions: REACTIONS,
  events: CORRECTION_EVENTS,
  duties: {},
  begins: ['correctionDrafted', 'citizenReportRegistered', 'correctionPartBegun'],
  inherits: (event) =>
    event.type === 'correctionPartBegun' ? { acted: event.acted, earlierReceipts: event.earlierReceipts } : {},
  endStates: ['CLOSED', 'WITHDRAWN', 'ADOPTED'],
  begin,
  evolve,
  tasks,
  documents: correctionDocuments,
  view,
  links: ({ data: { entry, adopts, follows, adoptedBy, dividedFrom, divisions } }) => [
    { relation: 'entry', matterId: entry.entryId },
    ...(adopts === null ? [] : [{ relation: 'report' as const, matterId: adopts }]),
    ...(follows === null ? [] : [{ relation: 'correction' as const, matterId: follows }]),
    ...(adoptedBy === null ? [] : [{ relation: 'correction' as const, matterId: adoptedBy }]),
    ...(dividedFrom === null ? [] : [{ relation: 'correction' as const, matterId: dividedFrom.matterId }]),
    ...divisions.map(({ partId }) => ({ relation: 'correction' as const, matterId: partId })),
  ],
  tell,
  clockTitles: CLOCK_TITLES,
  stepsTo,
  stateTitles: STATE_TITLES,
  isOpenToParties: ({ data }) => data.receivedAt !== null,
  revision: ({ data }) => data.revision,
  subject: ({ data: { entry } }) => ({ code: entry.catalogCode, name: entry.name }),
});
