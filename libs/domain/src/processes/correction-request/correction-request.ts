import type { Command, FactRequest } from '../../matter/context.js';
import { defineProcess } from '../../matter/process.js';
import { CLAIMING } from './commands/claiming.js';
import { FEEDBACK } from './commands/feedback.js';
import { REPORTING } from './commands/reporting.js';
import { reroutePayload, REROUTING } from './commands/rerouting.js';
import { VERIFYING } from './commands/verifying.js';
import { citizenReportContent, correctionContent } from './content.js';
import { CORRECTION_EVENTS, type CorrectionEvent } from './events.js';
import { begin, evolve } from './evolve.js';
import { REACTIONS } from './reactions.js';
import {
  acceptedReroute,
  STATE_TITLES,
  type Correction,
  type CorrectionMatter,
  type CorrectionSide,
  type CorrectionState,
} from './state.js';
import { tasks } from './tasks.js';
import { clockTitle } from './clocks.js';
import { tell } from './tell.js';
import { view } from './view.js';

/** 校核申请 (Art 26(2), §2.8): from the error that somebody found to the feedback on it. */
export const correctionRequest = defineProcess<Correction, CorrectionEvent, CorrectionSide>({
  process: 'correction-request',
  collection: 'correction-requests',
  title: '校核申请',
  clause: '26(2)',
  version: 1,
  commands: [...CLAIMING, ...REPORTING, ...VERIFYING, ...REROUTING, ...FEEDBACK],
  reactions: REACTIONS,
  events: CORRECTION_EVENTS,
  begins: ['correctionDrafted', 'citizenReportRegistered'],
  endStates: ['CLOSED', 'WITHDRAWN', 'ADOPTED'],
  begin,
  evolve,
  needs,
  tasks,
  view,
  links: ({ data: { entry, adopts, adoptedBy } }) => [
    { relation: 'entry', matterId: entry.entryId },
    ...(adopts === null ? [] : [{ relation: 'report' as const, matterId: adopts }]),
    ...(adoptedBy === null ? [] : [{ relation: 'correction' as const, matterId: adoptedBy }]),
  ],
  tell,
  clockTitle,
  stateTitle: (state) => STATE_TITLES[state as CorrectionState],
  isOpenToParties: ({ data }) => data.receivedAt !== null,
  revision: ({ data }) => data.revision,
  subject: ({ data: { entry } }) => ({ code: entry.catalogCode, name: entry.name }),
});

/** What a command must know: the entry and who holds its data, the report to be taken up, the designated source. */
function needs({ name, payload }: Command, matter: CorrectionMatter | null): readonly FactRequest[] {
  switch (name) {
    case 'draft-correction':
    case 'revise-correction':
      return claimed(correctionContent.safeParse(payload).data);
    case 'register-citizen-report':
      return claimed(citizenReportContent.safeParse(payload).data);
    case 'submit-correction':
      return matter ? claimed({ catalogCode: matter.data.entry.catalogCode, adopts: matter.data.adopts }) : [];
    case 'reroute':
      return source(payload);
    case 'feed-back':
      return matter ? holders(matter.data) : [];
    default:
      return [];
  }
}

interface Claimed {
  readonly catalogCode: string;
  readonly adopts?: string | null | undefined;
}

function claimed(claim: Claimed | undefined): readonly FactRequest[] {
  if (!claim) return [];
  const { catalogCode, adopts } = claim;
  return [
    { kind: 'entryVersion', catalogCode },
    { kind: 'grants', catalogCode },
    ...(adopts ? [{ kind: 'matter' as const, matterId: adopts }] : []),
  ];
}

function source(payload: unknown): readonly FactRequest[] {
  const code = reroutePayload.safeParse(payload).data?.sourceCatalogCode;
  return code ? [{ kind: 'sourceDepartment', catalogCode: code }] : [];
}

function holders(data: Correction): readonly FactRequest[] {
  const own: FactRequest = { kind: 'grants', catalogCode: data.entry.catalogCode };
  const from = acceptedReroute(data)?.sourceCatalogCode;
  return from ? [own, { kind: 'grants', catalogCode: from }] : [own];
}
