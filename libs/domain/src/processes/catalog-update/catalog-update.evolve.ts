import type { Change } from '../../matter/definition.js';
import type { ExtensionRequest } from '../../matter/extension-request.js';
import { decisionOf, pendingRequest, withoutPaper } from '../../matter/extension.js';
import type { Deed } from '../../matter/matter.js';
import type { CatalogUpdateEvent, Opened } from './catalog-update.events.js';
import {
  changeOf,
  findingsOn,
  foundUndone,
  type CatalogUpdate,
  type CatalogUpdateMatter,
  type CatalogUpdateSide,
  type CatalogUpdateState,
  type Dismissal,
  type FindingContest,
  type UpdateSubmission,
} from './catalog-update.state.js';

type Changed = Change<CatalogUpdate, CatalogUpdateSide>;

/** Begins an update with `catalogUpdateOpened`; throws for any other event. */
export function begin(event: CatalogUpdateEvent): Required<Changed> {
  if (event.type !== 'catalogUpdateOpened') throw new Error(`a catalog update does not begin with ${event.type}`);
  const { type: _, parties, askedBy: __, ...opened }: Opened = event;
  const data: CatalogUpdate = {
    ...opened,
    draft: null,
    assessments: [],
    submissions: [],
    extension: null,
    dismissals: [],
  };
  return { state: 'OPEN', parties, data };
}

export function evolve(matter: CatalogUpdateMatter, event: CatalogUpdateEvent, deed: Deed): Changed {
  const { data } = matter;
  const to = (state: CatalogUpdateState, change: Partial<CatalogUpdate> = {}): Changed => ({
    state,
    data: { ...data, ...change },
  });
  const stay = (change: Partial<CatalogUpdate>): Changed => ({ data: { ...data, ...change } });
  switch (event.type) {
    case 'catalogUpdateOpened':
      throw new Error('an update is opened once');
    case 'updateStarted':
    case 'updateReworked':
    case 'updateRejectedByHead':
      return to('PREPARING');
    case 'changeRevised': {
      const { type: _, ...draft } = event;
      return stay({ draft });
    }
    case 'changeAssessed':
      return stay(assessed(data, event));
    case 'updateSubmittedToHead':
      return to('DEPT_HEAD_REVIEW', {
        draft: data.draft && { ...data.draft, contentHash: event.contentHash ?? data.draft.contentHash },
      });
    case 'updateSubmitted':
      return to('SUBMITTED', {
        submissions: [...data.submissions, submitted(data, event, deed)],
        dismissals: dismissed(data, deed, { status: 'VOID' }),
      });
    case 'updateReturned':
      return to(
        'RETURNED',
        reviewed(data, deed, { outcome: 'RETURNED', reasons: event.reasons, finding: event.finding ?? null }),
      );
    case 'findingContested': {
      const { submissions } = data;
      const open = {
        reason: event.reason,
        contestedAt: deed.at,
        status: 'PENDING',
        decidedAt: null,
        opinion: null,
      } as const;
      const found = foundUndone(data);
      return stay({ submissions: submissions.map((one) => (one === found ? { ...one, contest: open } : one)) });
    }
    case 'findingUpheld':
      return stay(contestEnded(data, deed, { status: 'UPHELD', opinion: event.reason }));
    case 'findingSetAside':
      return stay(contestEnded(data, deed, { status: 'SET_ASIDE', opinion: event.reason }));
    case 'updatePassed':
      return to('PUBLISHED', {
        ...reviewed(data, deed, { outcome: 'PASSED' }),
        ...(event.endsExtension && extension(data, deed, { status: 'VOID' })),
      });
    case 'extensionRequested':
      return stay({ extension: pendingRequest(event, deed.at) });
    case 'extensionDecisionRegistered': {
      const { type: _, ...paper } = event;
      return stay({ extension: data.extension && { ...data.extension, paper } });
    }
    case 'extensionGranted':
    case 'extensionRefused':
      return stay(extension(data, deed, decisionOf(event, deed.at)));
    case 'dismissalProposed': {
      const open = { status: 'PENDING' as const, decidedAt: null, opinion: null };
      // An earlier release voided a pending dismissal at the submission to the head, so that another could follow.
      const earlier = dismissed(data, deed, { status: 'VOID' });
      return stay({ dismissals: [...earlier, { reason: event.reason, proposedAt: deed.at, ...open }] });
    }
    case 'dismissalConfirmed': {
      const dismissals = dismissed(data, deed, { status: 'CONFIRMED', opinion: event.opinion });
      const ended = { ...extension(data, deed, { status: 'VOID' }), ...contestEnded(data, deed, { status: 'VOID' }) };
      return to('NOT_NEEDED', { dismissals, ...ended });
    }
    case 'dismissalRejected':
      return stay({ dismissals: dismissed(data, deed, { status: 'REJECTED', opinion: event.reason }) });
  }
}

function assessed(
  data: CatalogUpdate,
  { assessment }: Extract<CatalogUpdateEvent, { type: 'changeAssessed' }>,
): Partial<CatalogUpdate> {
  if (!data.draft) throw new Error('nothing is assessed before it is drafted');
  return {
    draft: { ...data.draft, contentHash: assessment.contentHash },
    assessments: [...data.assessments, assessment],
  };
}

function submitted(
  { draft, assessments }: CatalogUpdate,
  { revision, contentHash }: Extract<CatalogUpdateEvent, { type: 'updateSubmitted' }>,
  deed: Deed,
): UpdateSubmission {
  return {
    revision,
    contentHash,
    assessments: findingsOn(assessments, contentHash),
    submittedAt: deed.at,
    change: draft && changeOf(draft),
    outcome: null,
    reasons: [],
    finding: null,
    contest: null,
    decidedAt: null,
  };
}

function reviewed(
  { submissions }: CatalogUpdate,
  deed: Deed,
  decision: Pick<UpdateSubmission, 'outcome'> & Partial<Pick<UpdateSubmission, 'reasons' | 'finding'>>,
): Partial<CatalogUpdate> {
  return {
    submissions: submissions.map((one) => (one.outcome ? one : { ...one, ...decision, decidedAt: deed.at })),
  };
}

const contestEnded = (
  { submissions }: CatalogUpdate,
  deed: Deed,
  decision: Partial<FindingContest>,
): Pick<CatalogUpdate, 'submissions'> => ({
  submissions: submissions.map((one) =>
    one.contest?.status === 'PENDING' ? { ...one, contest: { ...one.contest, ...decision, decidedAt: deed.at } } : one,
  ),
});

function extension(data: CatalogUpdate, deed: Deed, decision: Partial<ExtensionRequest>): Partial<CatalogUpdate> {
  if (data.extension?.status !== 'PENDING') return {};
  return { extension: { ...withoutPaper(data.extension), decidedAt: deed.at, ...decision } };
}

const dismissed = (
  { dismissals }: CatalogUpdate,
  deed: Deed,
  decision: Partial<Dismissal>,
): CatalogUpdate['dismissals'] =>
  dismissals.map((one) => (one.status === 'PENDING' ? { ...one, ...decision, decidedAt: deed.at } : one));
