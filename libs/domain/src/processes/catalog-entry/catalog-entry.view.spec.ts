import { describe, expect, it } from '@jest/globals';
import type { Audience } from '../../access/audience.js';
import { tellEvent } from '../../matter/telling.js';
import { catalogEntry } from './catalog-entry.js';
import { CONTENT, finding, FIT, playTo, published, WHO, type Play } from './catalog-entry.fixture.js';
import { STATES } from './catalog-entry.state.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  catalogEntry.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

describe('the documents of an entry', () => {
  it('show a draft to the provider alone', () => {
    const play = playTo('ASSESSED');
    expect(seen(play, 'provider')).toMatchObject({ content: null, draft: { revision: 1, content: CONTENT } });
    expect(seen(play, 'provider').assessments).toHaveLength(2);
    expect(seen(play)).toMatchObject({ content: null, draft: null, assessments: [], opinions: [] });
  });

  it('show what was submitted to every reader, and its assessments to the authority', () => {
    const play = playTo('AUTHORITY_REVIEW');
    expect(seen(play)).toMatchObject({ content: CONTENT, draft: null, submission: { revision: 1 }, assessments: [] });
    expect(seen(play, 'authority').assessments).toHaveLength(2);
  });

  it('keep the new draft internal after a return, and still show what was submitted', () => {
    const play = playTo('RETURNED').do(WHO.handler, 'rework', {}).do(WHO.handler, 'revise-draft', FIT['revise-draft']);
    expect(seen(play, 'authority')).toMatchObject({ content: CONTENT, draft: null });
    expect(seen(play, 'provider')).toMatchObject({
      content: CONTENT,
      draft: { revision: 2, content: { abstract: expect.stringContaining('、证件状态') } },
    });
  });

  it('show the head’s reasons for a return to the provider alone, the authority’s to every reader', () => {
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

  it('show what is published to every reader, with the history of its versions', () => {
    const play = playTo('UPDATE_DUE').react('update-published', published());
    expect(seen(play)).toMatchObject({
      content: { updateFrequency: 'DAILY' },
      versions: [
        { version: 1, supersededAt: play.now },
        { version: 2, supersededAt: null, noticeNo: 'TG-990000-2026-000001' },
      ],
    });
  });

  it('show the content of a secret entry to no reader', () => {
    const play = playTo('ASSESSING').do(WHO.assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
    expect(seen(play, 'provider')).toMatchObject({ content: null, draft: null, locked: true });
  });
});

it.each(STATES)('a view of %s contains no personal ids', (state) => {
  expect(JSON.stringify(seen(playTo(state), 'provider', 'authority'))).not.toContain('person of');
});

it('a matter is open from its first submission on, and stays open', () => {
  const open = STATES.filter((state) => catalogEntry.isOpenToParties(playTo(state).matter));
  expect(open).toEqual(['AUTHORITY_REVIEW', 'RETURNED', 'PUBLISHED', 'UPDATE_DUE', 'RETIREMENT_REVIEW', 'RETIRED']);
  expect(catalogEntry.isOpenToParties(playTo('RETURNED').do(WHO.handler, 'rework', {}).matter)).toBe(true);
});

describe('the history', () => {
  const lines = (play: Play) =>
    play.events
      .filter(({ type }) => type in catalogEntry.events)
      .map((event) => tellEvent(catalogEntry, play.matter, event));

  it('has a Chinese sentence and a clause for each event', () => {
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

  it('of the drafting is the provider’s alone, from the submission on every reader’s, and publications every department’s', () => {
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
      ['entryPublished', 'everyDepartment'],
      ['retirementProposed', 'everybody'],
      ['entryUpdateOpened', 'everybody'],
      ['entryRetired', 'everyDepartment'],
    ]);
  });
});
