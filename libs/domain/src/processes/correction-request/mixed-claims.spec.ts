import { describe, expect, it } from '@jest/globals';
import { FIT, playTo, SOURCE_CODE, WHO, type Play } from './correction-request.fixture.js';

const { providerHandler, providerLead, sourceHandler, sourceLead } = WHO;
const items = (...errors: readonly number[]) => errors.map((error) => ({ error, sourceItemId: 'i2' }));
const REROUTE = { sourceCatalogCode: SOURCE_CODE, reason: '第 2 处由数源部门提供。', items: items(2) };
const rejects = (error: number) => ({ error, confirmed: false, facts: '经核对登记簿，没有错误。' });
const confirms = (error: number) => ({ error, confirmed: true, facts: '经核对登记簿，确有错误。' });
const corrects = (error: number) => ({ ...(FIT['record-correction'] as object), error });

/** The provider has corrected the first error; the second comes from another department. */
const settled = (facts = {}): Play => playTo('CORRECTED', facts);
const withSource = (): Play => {
  const play = settled().do(providerHandler, 'reroute', REROUTE).do(sourceHandler, 'accept-reroute', {});
  return play.do(sourceHandler, 'start-verification', {});
};

describe('a claim of which some errors come from another department', () => {
  it('is not sent on in part before the provider has settled its own errors', () => {
    const open = playTo('SUBMITTED');
    expect(open.give(providerHandler, 'reroute', REROUTE)).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
    const rejected = playTo('VERIFYING').do(providerHandler, 'record-finding', rejects(1));
    expect(rejected.give(providerHandler, 'reroute', REROUTE)).toBeNull();
    const confirmed = playTo('VERIFYING').do(providerHandler, 'record-finding', confirms(1));
    expect(confirmed.give(providerHandler, 'reroute', REROUTE)).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
  });

  it.each([
    ['an error twice', items(2, 2)],
    ['an error that was not claimed', items(2, 7)],
  ])('is not sent on with %s', (_, sent) => {
    const payload = { ...REROUTE, items: sent };
    expect(settled().give(providerHandler, 'reroute', payload)).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
  });

  it('keeps what the provider has settled; the source settles the rest and feeds back on all', () => {
    const play = withSource();
    expect(play.matter.data).toMatchObject({ responsible: 'nation.police', corrections: [{ error: 1 }] });
    for (const [command, payload] of [
      ['record-finding', rejects(1)],
      ['record-correction', corrects(1)],
    ] as const)
      expect(play.give(sourceHandler, command, payload)).toMatchObject({ code: 'SETTLED_BY_PROVIDER' });
    const feedback = { outcome: 'CORRECTED', text: '两处均已更正。' };
    expect(play.give(sourceLead, 'feed-back', feedback)).toMatchObject({ code: 'NOT_VERIFIED' });
    play.do(sourceHandler, 'record-finding', confirms(2)).do(sourceHandler, 'record-correction', corrects(2));
    expect(play.give(sourceLead, 'feed-back', feedback)).toBeNull();
  });

  it('comes back with the provider’s own work; what the source found stays in the history only', () => {
    const play = withSource().do(sourceHandler, 'record-finding', rejects(2));
    play.do(sourceHandler, 'hand-back', { reason: '经核实，该数据项由提供部门自行登记，不来自本部门。' });
    expect(play.matter.data).toMatchObject({ responsible: 'province.land', corrections: [{ error: 1 }] });
    expect(play.matter.data.findings.map(({ error }) => error)).toEqual([1]);
  });

  it('is answered in part as the requester’s own data, which meets the limit', () => {
    const facts = { facts: { sourceDepartments: { [SOURCE_CODE]: 'city.housing' } } };
    const payload = { sourceCatalogCode: SOURCE_CODE, items: items(2), text: '第 2 处请自行更正。' };
    const early = playTo('SUBMITTED', facts).give(providerLead, 'feed-back-not-ours', payload);
    expect(early).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
    const play = settled(facts).do(providerLead, 'feed-back-not-ours', payload);
    expect(play.matter.data.feedback).toMatchObject({ outcome: 'PARTLY_NOT_OURS' });
    expect(play.clock('correction').state).toBe('MET');
  });
});
