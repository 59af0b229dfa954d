import { describe, expect, it } from '@jest/globals';
import { mayRead, readerScope, eyesOf } from '../../access/index.js';
import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { CONTENT } from '../../catalog/content.fixture.js';
import type { Audience } from '../../access/audience.js';
import { eventOf } from '../../matter/fold.js';
import { catalogUpdate } from './catalog-update.js';
import { atLocal } from '../../calendar/time.js';
import {
  ABSTRACT,
  CONDITIONS,
  finding,
  FIT,
  playTo,
  REASON,
  retiring,
  UNDONE,
  WHO,
  type Play,
} from './catalog-update.fixture.js';
import { readable } from '../../matter/readable.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  catalogUpdate.view(play.matter, new Set<Audience>(['everybody', ...eyes]));
const readableOf = ({ matter }: Play) => readable(catalogUpdate, matter);

describe('a draft stays inside the provider', () => {
  it('together with its assessments', () => {
    const play = playTo('PREPARING').passTo('2026-03-03T01:00:00.000Z').do(WHO.handler, 'revise-change', CONDITIONS);
    play.do(WHO.assessor, 'record-assessment', finding('SECRECY_RISK'));
    expect(seen(play, 'provider')).toMatchObject({ draft: { revision: 1, assessments: [{ type: 'SECRECY_RISK' }] } });
    expect(seen(play, 'authority')).toMatchObject({ draft: null, submissions: [] });
    expect(JSON.stringify(seen(play, 'authority'))).not.toContain(CONDITIONS.changeReason);
  });

  it('until it is submitted, and again while it is reworked', () => {
    const play = playTo('RETURNED').do(WHO.handler, 'rework', {}).do(WHO.handler, 'revise-change', CONDITIONS);
    expect(seen(play, 'authority')).toMatchObject({
      draft: null,
      submissions: [{ change: ABSTRACT, outcome: 'RETURNED', reasons: ['使用条件超出所引依据的范围。'] }],
    });
    expect(JSON.stringify(seen(play, 'authority'))).not.toContain(CONDITIONS.changeReason);
  });
});

it('no document contains the id of a person', () => {
  expect(JSON.stringify(seen(playTo('PUBLISHED'), 'provider', 'authority'))).not.toContain('person of');
});

describe('an update is visible from its beginning', () => {
  it.each<[string, Actor, boolean]>([
    ['by its provider', WHO.assessor, true],
    ['by its authority', WHO.reviewer, true],
    ['by the authority above', WHO.above, true],
    ['by its government', WHO.government, true],
    ['by an auditor', WHO.auditor, true],
    ['not by another department', WHO.stranger, false],
    ['not by another city’s authority', actorOf('SA_HEAD', 'otherCity.data'), false],
  ])('%s', (_, actor, expected) => {
    const play = playTo('OPEN');
    const { organisation } = play.context(null);
    expect(mayRead(readableOf(play), readerScope(actor, organisation), organisation)).toBe(expected);
  });

  it('with the lines of the reader’s own side', () => {
    const play = playTo('OPEN');
    const { organisation } = play.context(null);
    expect([...eyesOf(WHO.handler, readableOf(play), organisation)]).toEqual([
      'everyDepartment',
      'everybody',
      'provider',
    ]);
    expect([...eyesOf(WHO.reviewer, readableOf(play), organisation)]).toEqual([
      'everyDepartment',
      'everybody',
      'authority',
    ]);
  });
});

describe('the history', () => {
  const play = playTo('RETURNED').do(WHO.handler, 'rework', {}).do(WHO.handler, 'revise-change', CONDITIONS);
  play.do(WHO.assessor, 'record-assessment', finding('SECRECY_RISK', { revision: 2, result: 'FAIL' }));
  play.do(WHO.lead, 'request-extension', FIT['request-extension']);
  play.do(WHO.reviewer, 'decide-extension', { grant: false, ...REASON });
  for (const answer of ['reject-dismissal', 'confirm-dismissal'])
    play.do(WHO.lead, 'dismiss', REASON).do(WHO.reviewer, answer, FIT[answer]);
  const others = [
    playTo('DEPT_HEAD_REVIEW').do(WHO.head, 'head-reject', REASON),
    playTo('PUBLISHED'),
    playTo('OPEN')
      .do(WHO.lead, 'request-extension', { days: 5, ...REASON })
      .do(WHO.reviewer, 'decide-extension', FIT['decide-extension']),
    playTo('OPEN')
      .do(WHO.lead, 'request-extension', { days: 5, ...REASON })
      .passTo(atLocal('2026-03-04', 9))
      .do(WHO.reviewer, 'register-extension-decision', FIT['register-extension-decision']),
    retiring(),
    ...[true, false].map((uphold) =>
      playTo('SUBMITTED')
        .do(WHO.reviewer, 'authority-return', UNDONE)
        .do(WHO.lead, 'contest-finding', FIT['contest-finding'])
        .do(WHO.above, 'decide-contest', { uphold, reason: '报送的版本已经变更应当更新的内容。' }),
    ),
  ];
  const told = [play, ...others].flatMap(({ events }) =>
    events
      .filter(({ type }) => type in catalogUpdate.events)
      .map((event) => ({ type: event.type, ...catalogUpdate.tell(eventOf(event)) })),
  );

  it('has a Chinese sentence and a clause for each event', () => {
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(Object.keys(catalogUpdate.events)));
    for (const { sentence, clause } of told) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      expect(clause).toMatch(/^\d+(\(\d\))?$/);
    }
  });

  it('keeps internal lines inside the provider', () => {
    const internal = new Set(told.filter(({ audience }) => audience === 'provider').map(({ type }) => type));
    expect(internal).toEqual(
      new Set([
        'updateStarted',
        'changeRevised',
        'changeAssessed',
        'updateSubmittedToHead',
        'updateRejectedByHead',
        'updateReworked',
      ]),
    );
    expect(new Set(told.map(({ audience }) => audience))).toEqual(new Set(['provider', 'everybody']));
  });

  it('begins with the trigger of the update', () => {
    expect(told[0]?.sentence).toBe(
      `提出目录更新，目录为${CONTENT.name}(${CONTENT.catalogCode})；事由为法律、行政法规、国务院决定调整，发生之日为 2026-03-02，文号为《机动车驾驶证管理办法（示例）》修订：修订后的办法改变了登记范围。`,
    );
  });
});
