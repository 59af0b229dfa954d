import { describe, expect, it } from '@jest/globals';
import { addMs, atLocal } from '../../calendar/time.js';
import { contentHash } from '../../catalog/content-hash.js';
import { entryContent } from '../../catalog/content.js';
import { EVERY_DEPARTMENT } from '../../access/recipient.js';
import {
  CONTENT,
  opened,
  OTHER_UPDATE,
  Play,
  playTo,
  published,
  RETIRE,
  UPDATE,
  WHO,
} from './catalog-entry.fixture.js';
import { sideTables } from './side-tables.js';

const FIRST = atLocal('2026-03-04', 9);
const other = { updateId: OTHER_UPDATE };
const dismissed = (updateId = UPDATE) => ({ updateId, reason: '重复。' });
const ignored = (play: Play) => play.happened('reactionIgnored').map(({ payload }) => payload.reason);

describe('an entry of an older database', () => {
  const content = entryContent.parse({ catalogCode: CONTENT.catalogCode, name: '旧目录', formatClass: 'API' });
  const taken = () =>
    new Play().react('take-over', {
      version: 3,
      effectiveAt: '2025-08-01T00:00:00.000Z',
      provider: 'province.land',
      content,
    });

  it('is published with its version and effective instant of then', () => {
    const { matter, versions } = taken();
    expect(matter).toMatchObject({
      state: 'PUBLISHED',
      number: null,
      parties: { provider: 'province.land', authority: 'province.data' },
      data: { content, versions: [{ contentHash: contentHash(content), noticeNo: null, updateId: null }] },
    });
    expect(versions).toEqual(['3 2025-08-01T00:00:00.000Z – now']);
  });

  it('sends no notices, and can be updated afterwards', () => {
    const play = taken();
    expect(play.notices).toEqual([]);
    play.react('update-opened', opened()).react('update-published', published());
    expect(play.matter.data.versions.map(({ version }) => version)).toEqual([3, 4]);
  });
});

describe('a published update', () => {
  const EVENT = '2026-12-01';
  const ahead = () =>
    playTo('UPDATE_DUE')
      .passTo(atLocal('2026-03-06', 9))
      .react('update-published', published({ eventDate: EVENT }));

  it('of a law that holds later takes effect on that day, and the old version judges until then', () => {
    const play = ahead();
    expect(play.versions).toEqual([`1 ${FIRST} – ${atLocal(EVENT)}`, `2 ${atLocal(EVENT)} – now`]);
    expect(play.notices.at(-1)?.text).toContain(`自 ${EVENT} 起施行`);
    const { versions } = sideTables({ ...play.matter, matterId: UPDATE }).entry;
    expect(versions.map(({ judged }) => judged.effectiveFrom)).toEqual(['2026-03-04', EVENT]);
  });

  it('of a law that holds already takes effect at once', () => {
    const at = atLocal('2026-03-06', 9);
    const play = playTo('UPDATE_DUE')
      .passTo(at)
      .react('update-published', published({ eventDate: '2026-03-05' }));
    expect(play.versions).toEqual([`1 ${FIRST} – ${at}`, `2 ${at} – now`]);
  });

  describe('while another waits for its day', () => {
    const THIRD = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e13';
    const contents = (play: Play) => play.matter.data.versions.map(({ content }) => content);
    const beside = (more: object, at = '2026-04-01'): Play =>
      ahead()
        .passTo(atLocal(at, 9))
        .react('update-opened', opened(other))
        .react('update-published', published({ ...other, ...more }));

    it('takes effect at once, and the one that waits is built anew on it, for its day', () => {
      const play = beside({ changes: { abstract: '按证号返回证件状态。' } });
      const at = atLocal('2026-04-01', 9);
      expect(play.versions).toEqual([
        `1 ${FIRST} – ${at}`,
        `2 ${atLocal(EVENT)} – ${atLocal(EVENT)}`,
        `3 ${at} – ${atLocal(EVENT)}`,
        `4 ${atLocal(EVENT)} – now`,
      ]);
      const [, , third, fourth] = contents(play);
      expect(third).toEqual({ ...CONTENT, abstract: '按证号返回证件状态。' });
      expect(fourth).toEqual({ ...CONTENT, abstract: '按证号返回证件状态。', updateFrequency: 'DAILY' });
      expect(play.matter.data.content).toEqual(fourth);
      expect(play.happened('entryUpdatePublished').at(-1)?.payload.rebased).toEqual([
        { version: 4, contentHash: contentHash(fourth ?? CONTENT) },
      ]);
      expect(play.matter.data.versions.map(({ noticeNo }) => noticeNo).slice(2)).toEqual([
        'TG-990000-2026-000001',
        'TG-990000-2026-000001',
      ]);
    });

    it('takes effect on its own day between now and then', () => {
      const play = beside({ eventDate: '2026-07-01', changes: { abstract: '七月起。' } });
      expect(play.versions.slice(2)).toEqual([
        `3 ${atLocal('2026-07-01')} – ${atLocal(EVENT)}`,
        `4 ${atLocal(EVENT)} – now`,
      ]);
      play.react('update-opened', opened({ updateId: THIRD }));
      play.react('update-published', published({ updateId: THIRD, changes: { openConditions: '无' } }));
      expect(play.versions.slice(4)).toEqual([
        `5 ${play.now} – ${atLocal('2026-07-01')}`,
        `6 ${atLocal('2026-07-01')} – ${atLocal(EVENT)}`,
        `7 ${atLocal(EVENT)} – now`,
      ]);
      expect(contents(play).slice(4)).toEqual([
        { ...CONTENT, openConditions: '无' },
        { ...CONTENT, openConditions: '无', abstract: '七月起。' },
        { ...CONTENT, openConditions: '无', abstract: '七月起。', updateFrequency: 'DAILY' },
      ]);
    });

    it('takes effect after it if its own day is later, or the same', () => {
      expect(beside({ eventDate: '2027-01-01' }).versions.slice(1)).toEqual([
        `2 ${atLocal(EVENT)} – ${atLocal('2027-01-01')}`,
        `3 ${atLocal('2027-01-01')} – now`,
      ]);
      const same = addMs(atLocal(EVENT), 1);
      expect(beside({ eventDate: EVENT }).versions.slice(1)).toEqual([
        `2 ${atLocal(EVENT)} – ${same}`,
        `3 ${same} – now`,
      ]);
    });

    it('yields to it from its day on where both change a statement, and both sides are told what to do', () => {
      const play = beside({ changes: { updateFrequency: 'MONTHLY' } });
      expect(
        contents(play)
          .map(({ updateFrequency }) => updateFrequency)
          .slice(2),
      ).toEqual(['MONTHLY', 'DAILY']);
      expect(play.notices.at(-1)).toMatchObject({
        to: [{ departmentId: 'province.land' }, {}, { departmentId: 'province.data', role: 'SA_REVIEWER' }],
        text: expect.stringContaining(`自 ${EVENT} 起施行的变更也涉及updateFrequency`),
      });
    });
  });

  it('never takes effect if the entry retires before its day', () => {
    const play = ahead().react('update-opened', opened({ ...other, kind: 'RETIRE' }));
    const at = atLocal('2026-04-01', 9);
    play.passTo(at).react('update-published', published({ ...other, ...RETIRE }));
    expect(play.versions).toEqual([`1 ${FIRST} – ${at}`, `2 ${atLocal(EVENT)} – ${atLocal(EVENT)}`]);
    expect(play.matter.state).toBe('RETIRED');
  });

  it('takes effect at once and ends the previous version at that instant', () => {
    const at = atLocal('2026-03-06', 9);
    const play = playTo('UPDATE_DUE').passTo(at).react('update-published', published());
    expect(play.versions).toEqual([`1 ${FIRST} – ${at}`, `2 ${at} – now`]);
    expect(play.matter.data).toMatchObject({
      content: { ...CONTENT, updateFrequency: 'DAILY' },
      versions: [{ content: CONTENT }, { updateId: UPDATE, noticeNo: 'TG-990000-2026-000001' }],
      openUpdates: [],
    });
    expect(play.matter.data.versions[1]?.contentHash).toBe(contentHash(play.matter.data.content));
  });

  it('is announced to every department under a number of its own', () => {
    const play = playTo('UPDATE_DUE').react('update-published', published());
    expect(play.events.slice(-2).map(({ type }) => type)).toEqual(['entryUpdatePublished', 'numberAssigned']);
    const to = play.notices.at(-1)?.to;
    expect(to).toEqual([{ departmentId: EVERY_DEPARTMENT, role: 'WB_HANDLER' }]);
  });

  it('adds its assessments to the entry', () => {
    const found = {
      type: 'SECRECY_RISK',
      result: 'PASS',
      assessedOn: '2026-03-05',
      opinion: '不涉密。',
      contentHash: 'x',
      reports: [{ documentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', sha256: 'y' }],
    };
    const play = playTo('UPDATE_DUE').react('update-published', published({ assessments: [found] }));
    expect(play.matter.data.assessments.at(-1)).toEqual(found);
  });

  it('takes effect even if it conflicts with another one, and both sides get the list of faults', () => {
    const play = playTo('UPDATE_DUE').react('update-opened', opened(other));
    play.react('update-published', published({ changes: { dataLevel: 'G2', items: CONTENT.items.slice(1) } }));
    play.react(
      'update-published',
      published({ ...other, changes: { containsPersonalInfo: false, items: CONTENT.items } }),
    );
    expect(play.matter.data.versions).toHaveLength(3);
    const notice = play.notices.at(-1);
    expect(notice?.to).toEqual([
      { departmentId: 'province.land', role: 'WB_HANDLER' },
      { departmentId: 'province.land', role: 'WB_LEAD' },
      { departmentId: 'province.data', role: 'SA_REVIEWER' },
    ]);
    expect(notice?.text).toContain('dataLevel');
    expect(play.happened('entryUpdatePublished').at(-1)?.payload.faults).toContainEqual({
      field: 'dataLevel',
      message: expect.any(String),
    });
  });

  it('has no faults that depend on other facts, such as a designated source or another entry', () => {
    const changes = { sourceDepartment: 'nation.police', relatedCodes: ['3070990000002/000002'] };
    const play = playTo('UPDATE_DUE').react('update-published', published({ changes }));
    expect(play.happened('entryUpdatePublished').at(-1)?.payload.faults).toEqual([]);
  });
});

describe('two updates', () => {
  it('take effect in order, once each, and the entry waits for the last', () => {
    const play = playTo('UPDATE_DUE').react('update-opened', opened(other));
    play.react('update-published', published());
    expect(play.matter.state).toBe('UPDATE_DUE');
    play.react('update-published', published({ ...other, changes: { abstract: '按驾驶证号返回证件状态。' } }));
    expect(play.matter).toMatchObject({
      state: 'PUBLISHED',
      data: { content: { updateFrequency: 'DAILY', abstract: '按驾驶证号返回证件状态。' }, openUpdates: [] },
    });
  });

  it('at one instant take effect one after the other', () => {
    const play = playTo('UPDATE_DUE').react('update-opened', opened(other));
    play.react('update-published', published()).react('update-published', published(other));
    const at = play.now;
    expect(play.versions).toEqual([`1 ${FIRST} – ${at}`, `2 ${at} – ${addMs(at, 1)}`, `3 ${addMs(at, 1)} – now`]);
  });

  it('leave none open after one is published and one dismissed', () => {
    const play = playTo('UPDATE_DUE').react('update-opened', opened(other)).react('update-dismissed', dismissed());
    expect(play.matter.state).toBe('UPDATE_DUE');
    expect(play.react('update-published', published(other)).matter.state).toBe('PUBLISHED');
  });
});

describe('a retirement', () => {
  it('ends the last version, after which none is in effect', () => {
    const play = playTo('RETIRED');
    expect(play.versions).toEqual([`1 ${FIRST} – ${atLocal('2026-03-09', 9)}`]);
    expect(play.matter.data.retirement).toEqual({
      updateId: UPDATE,
      retiredAt: atLocal('2026-03-09', 9),
      law: null,
      noticeNo: 'TG-990000-2026-000001',
    });
    expect(play.notices.at(-1)).toMatchObject({ to: [{ departmentId: EVERY_DEPARTMENT }] });
  });

  it.each([
    ['LEGAL_CHANGE', 'LAW_REPEALED', '国务院令第 800 号'],
    ['DUTY_CHANGE', 'DUTY_REMOVED', null],
  ])('for a %s keeps the law for which requests received before must know it', (trigger, ground, law) => {
    const proposal = { ground, reason: '调整。', trigger, eventDate: '2026-03-05', docRef: '国务院令第 800 号' };
    const play = playTo('PUBLISHED').passTo(atLocal('2026-03-05', 9)).do(WHO.lead, 'propose-retirement', proposal);
    play.react('update-opened', opened({ kind: 'RETIRE', trigger })).react('update-published', published(RETIRE));
    expect(play.matter.data.retirement).toMatchObject({ law });
    expect(sideTables({ ...play.matter, matterId: UPDATE }).entry.retiredFor).toBe(law);
  });

  it('is under review from the proposal on, whatever other updates do', () => {
    const play = playTo('UPDATE_DUE').do(WHO.lead, 'propose-retirement', {
      ground: 'MERGED',
      reason: '并入。',
      trigger: 'VOLUNTARY',
      eventDate: null,
      docRef: null,
    });
    play.react('update-published', published());
    expect(play.matter).toMatchObject({ state: 'RETIREMENT_REVIEW', data: { openUpdates: [] } });
    play
      .react('update-opened', opened({ ...other, kind: 'RETIRE' }))
      .react('update-opened', opened({ updateId: 'u3' }));
    expect(play.matter.state).toBe('RETIREMENT_REVIEW');
    play.react('update-dismissed', dismissed(OTHER_UPDATE));
    expect(play.matter).toMatchObject({ state: 'UPDATE_DUE', data: { retirementProposal: null } });
  });
});

describe('an effect that no longer applies is ignored with a reason', () => {
  it.each<[string, Play, string, object]>([
    ['an update of an entry that was never published', playTo('DRAFT'), 'update-opened', opened()],
    ['an update opened twice', playTo('UPDATE_DUE'), 'update-opened', opened()],
    ['an update after the end', playTo('RETIRED'), 'update-opened', opened(other)],
    ['a publication of an unknown update', playTo('UPDATE_DUE'), 'update-published', published(other)],
    ['a publication of a draft', playTo('DRAFT'), 'update-published', published()],
    ['a publication after the end', playTo('RETIRED'), 'update-published', published(RETIRE)],
    ['a dismissal of an unknown update', playTo('UPDATE_DUE'), 'update-dismissed', dismissed(OTHER_UPDATE)],
    ['a dismissal after the end', playTo('RETIRED'), 'update-dismissed', dismissed()],
  ])('%s', (_, play, reaction, payload) => {
    const before = play.matter;
    play.react(reaction, { ...payload });
    expect(ignored(play)).toHaveLength(1);
    expect(play.matter).toEqual({ ...before, seq: before.seq + 1 });
  });

  it('a finished update is applied once only', () => {
    const play = playTo('UPDATE_DUE').react('update-published', published()).react('update-published', published());
    play.react('update-dismissed', dismissed());
    expect(play.matter.data.versions).toHaveLength(2);
    expect(ignored(play)).toHaveLength(2);
  });

  it('an update that outlives its entry changes nothing', () => {
    const play = playTo('RETIREMENT_REVIEW').react('update-opened', opened(other));
    play.react('update-published', published(RETIRE)).react('update-published', published(other));
    expect(play.matter.state).toBe('RETIRED');
    expect(ignored(play)).toHaveLength(1);
  });
});

it('the catalogue shows the last published version', () => {
  const play = playTo('UPDATE_DUE').react('update-opened', opened(other)).react('update-published', published());
  expect(sideTables({ ...play.matter, matterId: OTHER_UPDATE }).entry).toMatchObject({
    provider: 'province.land',
    comparedName: CONTENT.name,
    openUpdates: [OTHER_UPDATE],
    content: { updateFrequency: 'DAILY' },
  });
});
