import { describe, expect, it } from '@jest/globals';
import { addDays, atLocal, localDate } from '../calendar/time.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { CONTENT, playTo as entryTo } from '../processes/catalog-entry/catalog-entry.fixture.js';
import type { CatalogEntryMatter } from '../processes/catalog-entry/catalog-entry.state.js';
import { WHO } from '../processes/share-request/share-request.fixture.js';
import { FIT, playTo, REASON, REFUSE, USE_RECORD } from '../processes/share-request/way.fixture.js';
import { INDICATORS } from './indicators.js';

/** Cases of a measure in a play: whether each is met, its department, days and standing where they say something. */
function told(play: MatterPlay<unknown>, code: string, name: string): readonly string[] {
  const measure = INDICATORS.find((one) => one.code === code)?.measures.find((one) => one.measure === name);
  if (!measure) throw new Error(`there is no ${code}.${name}`);
  return measure
    .casesOf(play.matter, { now: play.now, counting: play.context(null) })
    .map(({ met, departmentId, days, standing, part }) =>
      [
        met ? 'met' : 'unmet',
        departmentId,
        part,
        days === null ? '' : `${days} d`,
        standing === 'COUNTED' ? '' : standing,
      ]
        .filter((word) => word !== '')
        .join(' '),
    );
}

const record = (type: string) => ({ ...USE_RECORD, type });
const KINDS = ['SCENARIO', 'PROCESS', 'EFFECT', 'STORAGE'] as const;

describe('the use of data', () => {
  it.each([
    ['AGREED', ['met city.housing'], []],
    ['DELIVERED', ['met city.housing'], ['unmet city.housing']],
    ['IN_USE', ['met city.housing'], ['unmet city.housing']],
    ['REFUSED', [], []],
    ['DISPOSING', [], []],
    ['WITHDRAWN', [], []],
  ] as const)('%s: grants %j, records %j', (state, grants, records) => {
    const play = playTo(state);
    expect(told(play, 'K23', 'grants')).toEqual(grants);
    expect(told(play, 'K24', 'complete')).toEqual(records);
  });

  it('ends with its term, without any act', () => {
    const play = playTo('IN_USE');
    const until = play.matter.data.request.usageTerm?.until ?? '';
    play.passTo(atLocal(until, 12));
    expect(told(play, 'K23', 'grants')).toEqual(['met city.housing']);
    play.passTo(atLocal(addDays(until, 1)));
    expect([localDate(play.now), told(play, 'K23', 'grants')]).toEqual([addDays(until, 1), []]);
  });

  it('is recorded in full with each of the kinds; an effect is counted each time', () => {
    const play = playTo('IN_USE');
    for (const kind of KINDS) {
      expect(told(play, 'K24', 'completeInUse')).toEqual(['unmet city.housing']);
      play.do(WHO.handler, 'record-use', record(kind));
    }
    expect(told(play, 'K24', 'completeInUse')).toEqual(['met city.housing']);
    expect(told(play, 'K24', 'complete')).toEqual(['unmet city.housing']);
    play.do(WHO.handler, 'record-use', record('DESTRUCTION')).do(WHO.handler, 'record-use', record('EFFECT'));
    expect(told(play, 'K24', 'complete')).toEqual(['met city.housing']);
    expect(told(play, 'K23', 'effects')).toEqual(['met city.housing record-3', 'met city.housing record-6']);
  });

  it('is disposed of in time once that is confirmed', () => {
    const play = playTo('DISPOSING');
    expect(told(play, 'K26', 'inTime')).toEqual([]);
    play.do(WHO.handler, 'certify-disposal', FIT['certify-disposal']);
    expect(told(play, 'K26', 'inTime')).toEqual(['unmet city.housing disposal']);
    play.do(WHO.providerLead, 'confirm-disposal', {});
    expect(told(play, 'K26', 'inTime')).toEqual(['met city.housing disposal']);
  });

  it('is not disposed of in time when the target has passed', () => {
    const play = playTo('DISPOSING').passTo(atLocal('2026-06-01', 9));
    expect(told(play, 'K26', 'inTime')).toEqual(['unmet city.housing disposal']);
  });
});

describe('the reply', () => {
  it('in time without the longer limit is strict; after it, only the longer limit met it', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').do(WHO.providerLead, 'request-extension', { ...REASON, days: 5 });
    play.do(WHO.reviewer, 'decide-extension', { grant: true, ...REASON, days: 5 }).passTo(atLocal('2026-03-18', 9));
    expect(told(play, 'K08', 'inTime')).toEqual([]);
    expect(told(play, 'K08', 'strict')).toEqual(['unmet province.land reply']);
    play.do(WHO.providerLead, 'lead-approve-reply', FIT['lead-approve-reply']);
    expect(told(play, 'K08', 'inTime')).toEqual(['met province.land reply']);
    expect(told(play, 'K08', 'strict')).toEqual(['unmet province.land reply']);
    expect(told(play, 'K10', 'meanDays')).toEqual(['met province.land extension-1 5 d']);
  });

  it('that is late while nobody decided on a longer limit stands apart, until it is refused', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').do(WHO.providerLead, 'request-extension', { ...REASON, days: 5 });
    play.passTo(atLocal('2026-03-18', 9));
    expect(told(play, 'K08', 'inTime')).toEqual(['unmet province.land reply NEEDS_REVIEW']);
    expect(told(play, 'K16', 'days.T5')).toEqual(['met province.land reply 2 d NEEDS_REVIEW']);
    play.do(WHO.reviewer, 'decide-extension', { grant: false, ...REASON });
    expect(told(play, 'K08', 'inTime')).toEqual(['unmet province.land reply']);
    expect(told(play, 'K16', 'days.T5')).toEqual(['met province.land reply 2 d']);
  });

  it('that refuses is counted under each of its grounds, and by the attribute of the data', () => {
    const play = playTo('UNDER_REVIEW').do(WHO.providerHandler, 'propose-reply', REFUSE);
    play.do(WHO.providerLead, 'lead-approve-reply', { revision: 1 });
    const grounds = INDICATORS.find(({ code }) => code === 'K12')?.measures.filter(({ measure }) =>
      measure.startsWith('ground.'),
    );
    const met = grounds?.filter(({ measure }) => told(play, 'K12', measure)[0]?.startsWith('met'));
    expect(met?.map(({ measure }) => measure)).toEqual([`ground.${REFUSE.decisions[0]?.code ?? ''}`]);
    expect(told(play, 'K12', 'refused.CONDITIONAL')).toEqual(['met province.land']);
    expect(told(play, 'K12', 'refused.UNCONDITIONAL')).toEqual([]);
  });

  it('tells its days with and without those of a supplement', () => {
    const play = playTo('SUPPLEMENT_REQUIRED');
    play.passTo(atLocal('2026-03-12', 9)).do(WHO.handler, 'supply-supplement', FIT['supply-supplement']);
    const { askedAt } = play.matter.data.supplement ?? { askedAt: '' };
    const waited = play.context(null).calendars.inForce.workdaysBetween(localDate(askedAt), '2026-03-12');
    expect(told(play, 'K11', 'meanDays')).toEqual([`met province.land ${waited} d`]);
    play.do(WHO.providerHandler, 'propose-reply', FIT['propose-reply']);
    play.do(WHO.providerLead, 'lead-approve-reply', { revision: 1 });
    const days = (name: string): number => Number(/(\d+) d/.exec(told(play, 'K09', name)[0] ?? '')?.[1]);
    expect(days('gross.mean') - days('net.mean')).toBe(waited);
    expect(waited).toBeGreaterThan(0);
  });
});

describe('an entry', () => {
  const published = (change: object) => {
    const play = entryTo('PUBLISHED');
    const { data } = play.matter;
    const versions = data.versions.map((one) => ({ ...one, content: { ...one.content, ...change } }));
    const matter: CatalogEntryMatter = { ...play.matter, data: { ...data, versions } };
    return Object.assign(play.copy(), { folded: matter });
  };

  it.each([
    [{}, 'met'],
    [{ name: '' }, 'unmet'],
    [{ items: [] }, 'unmet'],
    [{ updateFrequency: null }, 'unmet'],
    [{ dataLevel: null }, 'unmet'],
    [{ shareAttribute: 'CONDITIONAL', conditions: [] }, 'unmet'],
    [{ abstract: '' }, 'met'],
  ])('with %j is %s', (change, met) => {
    expect(told(published(change), 'K01', 'complete')).toEqual([`${met} province.land`]);
  });

  it('is counted under its attribute, and without a basis in force also apart', () => {
    expect(told(published({}), 'K05', CONTENT.shareAttribute ?? '')).toEqual(['met province.land']);
    expect(told(published({}), 'K05', 'withoutBasis')).toEqual([]);
    const closed = { shareAttribute: 'NON_SHAREABLE', legalBases: [] };
    expect(told(published(closed), 'K05', 'NON_SHAREABLE')).toEqual(['met province.land']);
    expect(told(published(closed), 'K05', 'withoutBasis')).toEqual(['met province.land']);
  });

  it.each(['DRAFT', 'AUTHORITY_REVIEW', 'RETIRED'] as const)('in %s is in no figure', (state) => {
    expect(told(entryTo(state), 'K01', 'complete')).toEqual([]);
  });
});
