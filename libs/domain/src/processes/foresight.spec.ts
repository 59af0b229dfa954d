import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorOf } from '../access/actor.fixture.js';
import type { Actor } from '../access/roles.js';
import { normaliseName } from '../catalog/names.js';
import { atLocal } from '../calendar/time.js';
import { nameKey } from '../matter/facts.fixture.js';
import { MatterPlay } from '../matter/play.fixture.js';
import { playAccount } from './account/account.fixture.js';
import { ADMINS } from './administering/administering.fixture.js';
import * as breach from './breach-candidate/breach-candidate.fixture.js';
import * as entry from './catalog-entry/catalog-entry.fixture.js';
import * as update from './catalog-update/catalog-update.fixture.js';
import { playClient, SYSTEM } from './client/client.fixture.js';
import * as correction from './correction-request/correction-request.fixture.js';
import { playDelegation, PROPOSAL } from './delegation/delegation.fixture.js';
import { LAND, playDepartment } from './department/department.fixture.js';
import { COUNTY, playDivision } from './division/division.fixture.js';
import { PROCESSES } from './index.js';
import * as rule from './internal-rule/internal-rule.fixture.js';
import { playOffice, PROPOSAL as OFFICE } from './office-grant/office-grant.fixture.js';
import { outageFinding } from './outage-finding/outage-finding.js';
import { playRecusal, RECORDED } from './recusal/recusal.fixture.js';
import type { Sample } from './sample.fixture.js';
import { SAMPLES } from './samples.fixture.js';
import * as share from './share-request/share-request.fixture.js';
import * as way from './share-request/way.fixture.js';
import { updateTrigger } from './update-trigger/update-trigger.js';
import { BODY, playBody } from './working-body/working-body.fixture.js';

type AnyPlay = MatterPlay<unknown>;

/** A command with several things wrong, and the codes of all. */
interface Case {
  readonly play: () => AnyPlay;
  readonly by: Actor;
  readonly command: string;
  readonly payload: unknown;
  readonly told: readonly string[];
}

const UNKNOWN = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7eff';
const { first } = ADMINS;
const supervisor = actorOf('SA_SUPERVISOR', 'province.data');
const { content } = entry.FIT['create-draft'] as { readonly content: typeof entry.CONTENT };
const NAMES = { entryNames: { [nameKey('province.land', normaliseName(content.name))]: 'another' } };

const CASES: readonly Case[] = [
  {
    play: () => new share.Play(),
    by: share.WHO.providerHandler,
    command: 'draft-request',
    payload: { ...way.REQUEST, itemIds: ['i9'] },
    told: ['OWN_DATA', 'ITEM_NOT_IN_ENTRY'],
  },
  {
    play: () => way.playTo('DRAFT').do(share.WHO.handler, 'revise-draft', { catalogCode: share.ENTRY.catalogCode }),
    by: share.WHO.handler,
    command: 'submit-internally',
    payload: { revision: 9, declaration: true },
    told: ['STALE_REVISION', 'REQUEST_INCOMPLETE'],
  },
  {
    play: () => way.playTo('REQUESTER_LEAD_REVIEW').publishes(share.NON_SHAREABLE),
    by: share.WHO.lead,
    command: 'lead-consent',
    payload: { revision: 9 },
    told: ['STALE_REVISION', 'ENTRY_NON_SHAREABLE'],
  },
  {
    play: () => way.playTo('UNDER_REVIEW'),
    by: share.WHO.providerHandler,
    command: 'propose-reply',
    payload: { decisions: [{ itemId: 'i1', agree: true }, way.refuse('i2', { text: '没有。' })] },
    told: ['REASON_TOO_SHORT', 'DISPOSAL_INSTRUCTION_MISSING', 'RESPONSIBILITY_MATRIX_MISSING'],
  },
  {
    play: () => way.playTo('SUPPLEMENT_REQUIRED'),
    by: share.WHO.handler,
    command: 'supply-supplement',
    payload: { answers: [{ item: 1, text: '见附件。', evidence: { title: '职能文件', documentId: UNKNOWN } }] },
    told: ['UNANSWERED', 'EVIDENCE_NOT_ATTACHED'],
  },
  {
    play: () => way.playTo('AGREED'),
    by: share.WHO.providerHandler,
    command: 'start-delivery',
    payload: { mode: 'BATCH' },
    told: ['MODE_NOT_PUBLISHED', 'ASSESSMENT_REQUIRED'],
  },
  {
    play: () => way.playTo('SUBMITTED').do(share.WHO.providerLead, 'request-extension', { days: 5, ...way.REASON }),
    by: share.WHO.providerLead,
    command: 'request-extension',
    payload: { days: 5, ...way.REASON, documents: [UNKNOWN] },
    told: ['EXTENSION_PENDING', 'NO_SUCH_DOCUMENT'],
  },
  {
    play: () =>
      way.playTo('DELIVERY_REJECTED').do(share.WHO.providerHandler, 'start-delivery', way.FIT['start-delivery']),
    by: share.WHO.providerLead,
    command: 'close-after-term',
    payload: { ...way.REASON, more: true },
    told: ['DATA_HAS_REACHED_REQUESTER', 'TERM_NOT_OVER', 'INVALID'],
  },
  {
    play: () =>
      way.playTo('DISPOSING').do(share.WHO.providerHandler, 'instruct-disposal', way.FIT['instruct-disposal']),
    by: share.WHO.handler,
    command: 'certify-disposal',
    payload: { ...way.CERTIFICATE, executedAt: '2026-12-01T06:00:00.000Z', documents: [] },
    told: ['EXECUTED_IN_FUTURE', 'CERTIFICATE_MISSING'],
  },
  {
    play: () => new entry.Play({ facts: NAMES }),
    by: entry.WHO.handler,
    command: 'create-draft',
    payload: { content: { ...content, secrecy: null } },
    told: ['SECRECY_MISSING', 'NAME_TAKEN'],
  },
  {
    play: () => new update.Play(),
    by: update.WHO.handler,
    command: 'open-update',
    payload: { ...update.OPENING, catalogCode: '3070990000002/999999', eventDate: '2025-07-01' },
    told: ['NO_PUBLISHED_ENTRY', 'EVENT_BEFORE_REGULATION'],
  },
  {
    play: () =>
      new update.Play()
        .do(update.WHO.handler, 'open-update', update.OPENING)
        .do(update.WHO.handler, 'start-update', {}),
    by: update.WHO.lead,
    command: 'submit-to-head',
    payload: { revision: 9 },
    told: ['STALE_REVISION', 'NO_CHANGE'],
  },
  {
    play: () => update.playTo('PREPARING').do(update.WHO.handler, 'revise-change', { changes: { shareModes: [] } }),
    by: update.WHO.lead,
    command: 'submit-to-head',
    payload: { revision: 1 },
    told: ['CHANGE_INCOMPLETE', 'MODES_MISSING'],
  },
  {
    play: () => new correction.Play(),
    by: correction.WHO.stranger,
    command: 'draft-correction',
    payload: {
      ...correction.CLAIM,
      errors: correction.CLAIM.errors.map((one) => ({ ...one, itemId: 'i9' })),
      adopts: UNKNOWN,
    },
    told: ['ITEM_NOT_IN_ENTRY', 'NO_GRANT', 'NO_SUCH_REPORT'],
  },
  {
    play: () =>
      new correction.Play().do(correction.WHO.handler, 'draft-correction', {
        catalogCode: correction.CLAIM.catalogCode,
      }),
    by: correction.WHO.handler,
    command: 'submit-correction',
    payload: { revision: 9 },
    told: ['STALE_REVISION', 'EVIDENCE_REQUIRED', 'CORRECTION_INCOMPLETE'],
  },
  {
    play: () => new MatterPlay(updateTrigger),
    by: supervisor,
    command: 'open-trigger',
    payload: {
      ...{ trigger: 'LEGAL_CHANGE', eventDate: '2025-07-01', docRef: '登记条例（示例）修订', reason: '登记范围改变。' },
      catalogCodes: [update.CODE],
    },
    told: ['EVENT_BEFORE_REGULATION', 'ENTRIES_NOT_UPDATABLE'],
  },
  {
    play: () => breach.playTo('OPEN'),
    by: breach.WHO.supervisor,
    command: 'judge',
    payload: { outcome: 'BREACH', reason: '逾期。', answer: '所陈述的人员变动不构成正当理由。' },
    told: ['REASON_TOO_SHORT', 'NO_PLEA'],
  },
  {
    play: () => new MatterPlay(outageFinding),
    by: supervisor,
    command: 'record-outage',
    payload: {
      from: '2026-03-05T09:00:00+08:00',
      to: '2026-03-05T08:00:00+08:00',
      reason: '断电。',
      affected: '平台。',
    },
    told: ['UNFIT_PERIOD', 'UNFIT_PERIOD'],
  },
  {
    play: () => new rule.Play().do(rule.WHO.handler, 'draft-rule', { title: rule.FIRST.title }),
    by: rule.WHO.handler,
    command: 'submit-to-head',
    payload: { revision: 9 },
    told: ['STALE_REVISION', 'RULE_INCOMPLETE'],
  },
  {
    play: () => playDivision({ facts: { registered: [`division ${COUNTY.code}`] } }),
    by: first,
    command: 'create-division',
    payload: { ...COUNTY, parentCode: '999999' },
    told: ['DIVISION_EXISTS', 'UNFIT_PARENT'],
  },
  {
    play: () => playDepartment({ facts: { registered: [`department ${LAND.id}`, `uscc ${LAND.uscc}`] } }),
    by: first,
    command: 'create-department',
    payload: { ...LAND, divisionCode: '999999' },
    told: ['DEPARTMENT_EXISTS', 'USCC_TAKEN', 'NO_SUCH_DIVISION'],
  },
  {
    play: () => playBody({ facts: { registered: [`workingBody nobody ${BODY.from}`] } }),
    by: first,
    command: 'designate-body',
    payload: { ...BODY, departmentId: 'nobody' },
    told: ['NO_SUCH_DEPARTMENT', 'BODY_DESIGNATED'],
  },
  {
    play: () => playAccount({ facts: { registered: ['account land.clerk'] } }),
    by: first,
    command: 'register-account',
    payload: { accountId: 'land.clerk', samePersonAs: 'nobody' },
    told: ['ACCOUNT_REGISTERED', 'NO_SUCH_ACCOUNT'],
  },
  {
    play: () => playOffice(),
    by: first,
    command: 'propose-office',
    payload: { ...OFFICE, accountId: 'nobody', departmentId: 'nowhere', from: '2026-01-01' },
    told: ['NO_SUCH_ACCOUNT', 'OFFICE_PERIOD', 'NO_SUCH_DEPARTMENT'],
  },
  {
    play: () => playClient(),
    by: first,
    command: 'propose-client',
    payload: { ...SYSTEM, departmentId: 'nowhere', commands: ['share-request/lead-consent'], until: '2026-01-01' },
    told: ['UNFIT_CLIENT', 'UNFIT_CLIENT', 'UNFIT_CLIENT'],
  },
  {
    play: () => playDelegation(),
    by: first,
    command: 'propose-delegation',
    payload: { ...PROPOSAL, accountId: 'nobody', role: 'AUDITOR', until: '2026-01-01' },
    told: ['NO_SUCH_ACCOUNT', 'NEVER_DELEGATED', 'DELEGATION_PERIOD'],
  },
  {
    play: () => playRecusal(),
    by: first,
    command: 'record-recusal',
    payload: { ...RECORDED, accountId: 'nobody', recusedFrom: UNKNOWN },
    told: ['NO_SUCH_ACCOUNT', 'NO_SUCH_MATTER'],
  },
];

describe('a trial tells all that is wrong at once, and first what the command would answer', () => {
  it.each(CASES)('$command: $told', ({ play, by, command, payload, told }) => {
    const tried = play();
    const problems = tried.problems(by, command, payload);
    expect(problems.map(({ code }) => code)).toEqual(told);
    expect(tried.give(by, command, payload)).toEqual(problems[0]);
  });

  it('in every process in which people act', () => {
    const tried = new Set(CASES.map(({ play }) => play().process.process));
    const acting = PROCESSES.filter(({ commands }) => commands.length > 0).map(({ process }) => process);
    expect(acting.filter((process) => !tried.has(process))).toEqual([]);
  });
});

describe('the first problem of a trial is the refusal of the command', () => {
  const administrators: readonly Actor[] = Object.values(ADMINS);
  const NOBODY: Pick<Sample, 'starts' | 'people' | 'fit'> = { starts: [], people: [], fit: {} };
  const scenes = PROCESSES.flatMap(({ process, rows }) => {
    const { starts, people, fit } = SAMPLES[process] ?? NOBODY;
    const actors = people.length > 0 ? people : [...administrators, supervisor];
    return starts.map((start) => ({ start, rows, actors, fit }));
  });
  /** Ways to spoil a fitting payload. */
  const spoilt = (fit: object): readonly unknown[] => [
    fit,
    { ...fit, revision: 9 },
    { ...fit, documents: [UNKNOWN] },
    { ...fit, documents: [] },
    { ...fit, more: true },
    {},
  ];
  const INSTANTS = [atLocal('2026-03-25', 10), atLocal('2026-06-01', 10), null];

  it('whatever the process, the state, the person, the payload and the day', () => {
    const choice = fc.nat({ max: 99_991 });
    fc.assert(
      fc.property(choice, choice, choice, choice, fc.constantFrom(...INSTANTS), (scene, actor, row, payload, at) => {
        const pick = <T>(list: readonly T[], n: number): T => {
          const chosen = list[n % list.length];
          if (chosen === undefined) throw new Error('nothing to choose from');
          return chosen;
        };
        const { start, rows, actors, fit } = pick(scenes, scene);
        const play = start();
        if (at !== null && at > play.now) play.passTo(at);
        const { name, example } = pick(rows, row);
        const given = pick(spoilt((fit[name] ?? example) as object), payload);
        const by = pick(actors, actor);
        const [problem = null] = play.problems(by, name, given);
        expect(play.give(by, name, given)).toEqual(problem);
      }),
      { numRuns: 3_000 },
    );
  });
});
