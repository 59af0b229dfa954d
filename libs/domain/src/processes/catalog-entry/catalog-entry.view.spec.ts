import { describe, expect, it } from '@jest/globals';
import type { Audience } from '../../access/audience.js';
import { tellEvent } from '../../matter/telling.js';
import { catalogEntry } from './catalog-entry.js';
import { CONTENT, finding, FIT, playTo, published, WHO, type Play } from './catalog-entry.fixture.js';
import { STATES } from './catalog-entry.state.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  catalogEntry.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

describe('whose it is to see', () => {
  it('a draft is the provider’s alone', () => {
    const play = playTo('ASSESSED');
    expect(seen(play, 'provider')).toMatchObject({ content: null, draft: { revision: 1, content: CONTENT } });
    expect(seen(play, 'provider').assessments).toHaveLength(2);
    expect(seen(play)).toMatchObject({ content: null, draft: null, assessments: [], opinions: [] });
  });

  it('what was submitted is for all who may see the matter, its assessments for the authority', () => {
    const play = playTo('AUTHORITY_REVIEW');
    expect(seen(play)).toMatchObject({ content: CONTENT, draft: null, submission: { revision: 1 }, assessments: [] });
    expect(seen(play, 'authority').assessments).toHaveLength(2);
  });

  it('after a return the new draft is internal again, and the words submitted stay', () => {
    const play = playTo('RETURNED').do(WHO.handler, 'rework', {}).do(WHO.handler, 'revise-draft', FIT['revise-draft']);
    expect(seen(play, 'authority')).toMatchObject({ content: CONTENT, draft: null });
    expect(seen(play, 'provider')).toMatchObject({
      content: CONTENT,
      draft: { revision: 2, content: { abstract: expect.stringContaining('、证件状态') } },
    });
  });

  it('why the head sent a draft back stays inside the provider; why the authority did, does not', () => {
    const play = playTo('DEPT_HEAD_REVIEW').do(WHO.head, 'head-reject', FIT['head-reject']);
    play.do(WHO.handler, 'start-assessment', { revision: 1 }).do(WHO.lead, 'submit-to-head', { revision: 1 });
    play.do(WHO.head, 'head-approve', { revision: 1 }).do(WHO.reviewer, 'authority-return', FIT['authority-return']);
    expect(seen(play, 'provider').opinions).toMatchObject([
      { by: 'DEPT_HEAD', agreed: false },
      { by: 'DEPT_HEAD', agreed: true },
      { by: 'AUTHORITY', agreed: false },
    ]);
    expect(seen(play, 'authority').opinions).toMatchObject([
      { by: 'DEPT_HEAD', agreed: true },
      { by: 'AUTHORITY', agreed: false },
    ]);
  });

  it('what is published is everybody’s, with the history of its versions', () => {
    const play = playTo('UPDATE_DUE').react('update-published', published());
    expect(seen(play)).toMatchObject({
      content: { updateFrequency: 'DAILY' },
      versions: [
        { version: 1, supersededAt: play.now },
        { version: 2, supersededAt: null, noticeNo: 'TG-990000-2026-000001' },
      ],
    });
  });

  it('what holds secrets is nobody’s', () => {
    const play = playTo('ASSESSING').do(WHO.assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
    expect(seen(play, 'provider')).toMatchObject({ content: null, draft: null, locked: true });
  });
});

it.each(STATES)('in %s a view names nobody', (state) => {
  expect(JSON.stringify(seen(playTo(state), 'provider', 'authority'))).not.toContain('person of');
});

it('a matter is open from the first submission on, and stays so', () => {
  const open = STATES.filter((state) => catalogEntry.isOpenToParties(playTo(state).matter));
  expect(open).toEqual(['AUTHORITY_REVIEW', 'RETURNED', 'PUBLISHED', 'UPDATE_DUE', 'RETIREMENT_REVIEW', 'RETIRED']);
  expect(catalogEntry.isOpenToParties(playTo('RETURNED').do(WHO.handler, 'rework', {}).matter)).toBe(true);
});

describe('the history', () => {
  const lines = (play: Play) =>
    play.events
      .filter(({ type }) => type in catalogEntry.events)
      .map((event) => tellEvent(catalogEntry, play.matter, event));

  it('is told in Chinese, each event with its clause', () => {
    const plays = [
      ...STATES.map((state) => playTo(state)),
      playTo('UPDATE_DUE').react('update-published', published()),
    ];
    plays.push(playTo('DEPT_HEAD_REVIEW').do(WHO.head, 'head-reject', FIT['head-reject']));
    for (const { sentence, clause } of plays.flatMap(lines)) {
      expect(sentence).toMatch(/[\u4e00-\u9fff].*[。；）]$/);
      expect(clause).toMatch(/^\d+(\(\d\))?$/);
    }
  });

  it('of the drafting is the provider’s, from the submission on everybody’s', () => {
    const of = playTo('RETIRED').events.filter(({ type }) => type in catalogEntry.events);
    const told = lines(playTo('RETIRED')).map(({ audience }, n) => [of[n]?.type, audience]);
    expect(told).toEqual([
      ['entryDrafted', 'provider'],
      ['assessmentStarted', 'provider'],
      ['entryAssessed', 'provider'],
      ['entryAssessed', 'provider'],
      ['assessmentCompleted', 'provider'],
      ['entrySubmittedToHead', 'provider'],
      ['entrySubmitted', 'everybody'],
      ['entryPublished', 'everybody'],
      ['retirementProposed', 'everybody'],
      ['entryUpdateOpened', 'everybody'],
      ['entryRetired', 'everybody'],
    ]);
  });
});
