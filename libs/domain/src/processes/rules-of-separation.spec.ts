import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import type { Actor, Role } from '../access/roles.js';
import { barriers, SEPARATIONS } from '../access/separation.js';
import * as candidate from './breach-candidate/breach-candidate.fixture.js';
import * as entry from './catalog-entry/catalog-entry.fixture.js';
import { ADMINS } from './administering/administering.fixture.js';
import * as delegated from './delegation/delegation.fixture.js';
import { PROCESSES } from './index.js';
import * as recused from './recusal/recusal.fixture.js';
import { sameManAs, WHO } from './share-request/share-request.fixture.js';
import { FIT, playTo } from './share-request/way.fixture.js';

type Given = () => { readonly code: string } | null;
/** One rule of §5.3, an act against it in words, the code of its refusal, and the act. */
type Case = readonly [sod: number, act: string, code: string, given: Given];

/** Returns an office of the person behind another office, under an account of its own. */
const under = (office: Actor, person: Actor): Actor => ({ ...sameManAs(person, office), accountId: 'another account' });

const assessing = () => entry.playTo('ASSESSING');
const atTheHead = (person: Actor): Given => {
  const head = under(entry.WHO.head, person);
  return () => entry.playTo('DEPT_HEAD_REVIEW').give(head, 'head-approve', entry.FIT['head-approve']);
};
const reviewing = (play: entry.Play, reviewer: Actor): Given => {
  return () => play.give(reviewer, 'authority-pass', entry.FIT['authority-pass']);
};
const extending = (provider: string, decider: Actor): Given => {
  const asked = playTo('SUBMITTED', { entry: { provider } });
  asked.do(actorOf('WB_LEAD', provider), 'request-extension', FIT['request-extension']);
  return () => asked.give(decider, 'decide-extension', FIT['decide-extension']);
};
const judging = (play: candidate.Play, judge: Actor): Given => {
  return () => play.give(judge, 'judge', candidate.FIT['judge']);
};
const lateMatterOf = ({ personId }: Actor) => ({
  facts: { matters: { [candidate.LATE_MATTER]: candidate.standing({ acted: [personId] }) } },
});
const found = () =>
  new candidate.Play().do(candidate.WHO.supervisor, 'open-candidate', candidate.FIT['open-candidate']);
const accepting = (role: Role): Given => {
  const { offices } = actorOf(role, 'nation.data');
  const mixed = { ...WHO.providerHandler, offices: [...WHO.providerHandler.offices, ...offices] };
  return () => playTo('SUBMITTED').give(mixed, 'accept', {});
};
/** Versions of calendar and policy are no matters in this release: the API asks the table of separations itself. */
const activating: Given = () => {
  const uploaded = [{ personId: 'one', departmentId: null, duties: ['UPLOAD_VERSION' as const] }];
  return barriers(uploaded, { personId: 'one' }, 'ACTIVATE_VERSION', false)[0] ?? null;
};

const CASES: readonly Case[] = [
  [
    1,
    'the drafter of a request consents to it',
    'OWN_DRAFT',
    () => playTo('REQUESTER_LEAD_REVIEW').give(under(WHO.lead, WHO.handler), 'lead-consent', FIT['lead-consent']),
  ],
  [
    2,
    'the proposer of a reply consents to it',
    'OWN_DRAFT',
    () =>
      playTo('PROVIDER_LEAD_REVIEW').give(
        under(WHO.providerLead, WHO.providerHandler),
        'lead-approve-reply',
        FIT['lead-approve-reply'],
      ),
  ],
  [
    3,
    'the editor of an entry assesses it',
    'OWN_DRAFT',
    () =>
      assessing().give(
        under(entry.WHO.assessor, entry.WHO.handler),
        'record-assessment',
        entry.finding('SECRECY_RISK'),
      ),
  ],
  [3, 'the editor of an entry consents to it as head', 'OWN_DRAFT', atTheHead(entry.WHO.handler)],
  [3, 'the assessor of an entry consents to it as head', 'HAS_ASSESSED', atTheHead(entry.WHO.assessor)],
  [
    4,
    'an authority of another level reviews an entry',
    'NOT_YOUR_OFFICE',
    reviewing(entry.playTo('AUTHORITY_REVIEW'), actorOf('SA_REVIEWER', 'nation.data')),
  ],
  [
    4,
    'who edited the entry of an authority reviews it',
    'HAS_HANDLED',
    reviewing(entry.playOwnTo('AUTHORITY_REVIEW'), under(entry.OWN.reviewer, entry.OWN.handler)),
  ],
  [
    5,
    'an authority decides the extension that it asked for',
    'NOT_YOUR_OFFICE',
    extending('city.data', actorOf('SA_REVIEWER', 'city.data')),
  ],
  [
    5,
    'who asked for an extension decides it for the authority',
    'SAME_NATURAL_PERSON',
    extending('province.land', under(WHO.reviewer, actorOf('WB_LEAD', 'province.land'))),
  ],
  [
    6,
    'who handled the late matter judges its candidate',
    'HANDLED_THE_MATTER',
    judging(candidate.playTo('OPEN', {}, lateMatterOf(candidate.WHO.authorityHead)), candidate.WHO.authorityHead),
  ],
  [
    7,
    'who keeps out of a matter acts in it',
    'RECUSED',
    () => {
      const play = playTo('SUBMITTED');
      const { matterId } = play.matter;
      return play.give({ ...WHO.providerHandler, recusedFrom: [matterId] }, 'accept', {});
    },
  ],
  [
    7,
    'who recorded a recusal lifts it',
    'OWN_RECUSAL',
    () => recused.playTo('RECORDED').give(under(ADMINS.second, ADMINS.first), 'lift-recusal', recused.REASON),
  ],
  [
    8,
    'who opened a candidate judges it',
    'OWN_CANDIDATE',
    judging(found(), under(candidate.WHO.authorityHead, candidate.WHO.supervisor)),
  ],
  [9, 'an auditor does business', 'NOT_YOUR_OFFICE', accepting('AUDITOR')],
  [9, 'an operator does business', 'NOT_YOUR_OFFICE', accepting('PLATFORM_OPERATOR')],
  [9, 'a system administrator does business', 'NOT_YOUR_OFFICE', accepting('SYSADMIN')],
  [10, 'who uploaded a version activates it', 'OWN_UPLOAD', activating],
  [
    10,
    'who proposed a delegation confirms it',
    'OWN_PROPOSAL',
    () => delegated.playTo('PROPOSED').give(under(ADMINS.second, ADMINS.first), 'confirm-delegation', {}),
  ],
  [
    12,
    'who acted for the requester acts for the provider',
    'SAME_NATURAL_PERSON',
    () => playTo('SUBMITTED').give(under(WHO.providerHandler, WHO.handler), 'accept', {}),
  ],
];

/** Rules whose process this release lacks, with a word of its name: the process brings the case. */
const WAITING: Readonly<Record<number, string>> = { 7: 'dispute', 11: 'complaint' };

describe('the rules of §5.3', () => {
  it.each(CASES)('SoD-%i: %s, and is refused', (_, __, code, given) => {
    expect(given()).toMatchObject({ code });
  });

  it('have a case each, or wait for their process', () => {
    const rules = [...new Set([...CASES.map(([sod]) => sod), ...Object.keys(WAITING).map(Number)])];
    expect(rules.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const tried = CASES.map(([sod]) => sod);
    expect(SEPARATIONS.filter(({ sod }) => !tried.includes(sod))).toEqual([]);
  });

  it.each(Object.entries(WAITING))('SoD-%s waits: there is no %s yet', (_, word) => {
    expect(PROCESSES.filter(({ process }) => process.includes(word))).toEqual([]);
  });
});
