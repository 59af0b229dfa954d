import type { MatterPlay } from '../matter/play.fixture.js';
import { playTo as updateTo, FIT as UPDATE, WHO as OF_UPDATE } from './catalog-update/catalog-update.fixture.js';
import { finding, FIT as ENTRY, playTo as entryTo, WHO as OF_ENTRY } from './catalog-entry/catalog-entry.fixture.js';
import { fitFor, playTo as ruleTo, WHO as OF_RULE } from './internal-rule/internal-rule.fixture.js';
import { WHO as OF_REQUEST } from './share-request/share-request.fixture.js';
import { FIT as REQUEST, playTo as requestTo } from './share-request/way.fixture.js';
import { actorOf } from '../access/actor.fixture.js';

/**
 * Further courses with acts inside one side while another side waits or has asked for something, by process; every state
 * in which a reader sees an earlier one occurs in these or in the samples.
 */
export const PLAYS_INSIDE: Readonly<Record<string, readonly (() => MatterPlay<unknown>)[]>> = {
  'share-request': [
    () => repliedBeforeSupplement(),
    () => repliedBeforeSupplement().do(OF_REQUEST.providerLead, 'lead-return-reply', REQUEST['lead-return-reply']),
    () =>
      repliedBeforeSupplement()
        .do(OF_REQUEST.handler, 'draft-supplement', REQUEST['draft-supplement'])
        .do(OF_REQUEST.lead, 'return-supplement', REQUEST['return-supplement']),
    () =>
      requestTo('PROVIDER_LEAD_REVIEW').do(OF_REQUEST.providerLead, 'lead-return-reply', REQUEST['lead-return-reply']),
  ],
  'catalog-update': [
    () => dismissed('DRAFTED').do(OF_UPDATE.lead, 'submit-to-head', UPDATE['submit-to-head']),
    () =>
      dismissed('DRAFTED')
        .do(OF_UPDATE.lead, 'submit-to-head', UPDATE['submit-to-head'])
        .do(OF_UPDATE.head, 'head-reject', UPDATE['head-reject']),
    () => toTheHead(),
    () => toTheHead().do(OF_UPDATE.head, 'head-reject', UPDATE['head-reject']),
    () => reworked(),
    () => reworked().do(OF_UPDATE.lead, 'submit-to-head', UPDATE['submit-to-head']),
  ],
  'catalog-entry': [
    () => entryAgain(),
    () => entryAgain().do(OF_ENTRY.handler, 'start-assessment', ENTRY['start-assessment']),
    () =>
      entryAgain()
        .do(OF_ENTRY.handler, 'start-assessment', ENTRY['start-assessment'])
        .do(OF_ENTRY.lead, 'submit-to-head', ENTRY['submit-to-head']),
    () => assessedAgain(),
    () => assessedAgain().do(OF_ENTRY.assessor, 'record-assessment', finding('SECRECY_RISK', { revision: 2 })),
    () =>
      assessedAgain().do(
        OF_ENTRY.assessor,
        'record-assessment',
        finding('SECRECY_RISK', { revision: 2, result: 'FAIL' }),
      ),
  ],
  'internal-rule': [
    () => supervised(ruleTo('REVISING')).do(OF_RULE.handler, 'abandon-draft', { reason: '不再修订。' }),
    () => {
      const play = supervised(ruleTo('IN_FORCE'));
      return play.do(OF_RULE.handler, 'revise-rule', fitFor(play, 'revise-rule'));
    },
  ],
};

const repliedBeforeSupplement = () =>
  requestTo('SUPPLEMENT_REQUIRED', { policy: { 'Q-10': 'CONTINUE' } }).do(
    OF_REQUEST.providerHandler,
    'propose-reply',
    REQUEST['propose-reply'],
  );

const dismissed = (state: 'DRAFTED') => updateTo(state).do(OF_UPDATE.lead, 'dismiss', UPDATE.dismiss);
/** An update whose submission to the head meets the limit by policy. */
const toTheHead = () =>
  updateTo('DRAFTED', { policy: { 'Q-16': 'NO' } }).do(OF_UPDATE.lead, 'submit-to-head', UPDATE['submit-to-head']);
const reworked = () => updateTo('RETURNED').do(OF_UPDATE.handler, 'rework', UPDATE.rework);
const entryAgain = () => entryTo('RETURNED').do(OF_ENTRY.handler, 'rework', ENTRY.rework);

const assessedAgain = () =>
  entryAgain()
    .do(OF_ENTRY.handler, 'revise-draft', ENTRY['revise-draft'])
    .do(OF_ENTRY.handler, 'start-assessment', { revision: 2 });

const supervised = <Play extends MatterPlay<unknown>>(play: Play): Play =>
  play.do(actorOf('SA_SUPERVISOR', 'province.data'), 'supervise', {
    departmentId: 'province.land',
    requirement: '请说明修订进展。',
    answerWithin: 4,
  });
