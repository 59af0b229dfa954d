import { describe, expect, it } from '@jest/globals';
import { FIT, playTo, SOURCE_CODE, WHO, type Play } from './correction-request.fixture.js';

const { providerHandler, providerLead, sourceHandler, sourceLead } = WHO;
const items = (...errors: readonly number[]) => errors.map((error) => ({ error, sourceItemId: 'i2' }));
const reroute = (...errors: readonly number[]) => ({
  sourceCatalogCode: SOURCE_CODE,
  reason: '数源部门的数据也有同样的错误。',
  items: items(...errors),
});
const rejects = (error: number) => ({ error, confirmed: false, facts: '本部门的数据没有这处错误。' });
const confirms = (error: number) => ({ error, confirmed: true, facts: '经核对登记簿，确有错误。' });
const corrects = (error: number) => ({ ...(FIT['record-correction'] as object), error });
const HAND_BACK = FIT['hand-back'];

/** The provider has corrected the first error, found the second to be none, and sent on these. */
const sentOn = (...errors: readonly number[]): Play => {
  const play = playTo('CORRECTED').do(providerHandler, 'reroute', reroute(...errors));
  return play.do(sourceHandler, 'accept-reroute', {}).do(sourceHandler, 'start-verification', {});
};

describe('an error that the provider has corrected and sent on', () => {
  it('counts as corrected, whatever the source finds in its own copy', () => {
    const play = sentOn(1).do(sourceHandler, 'record-finding', rejects(1));
    const says = (outcome: string) => play.give(sourceLead, 'feed-back', { outcome, text: '详见说明。' });
    expect(says('NO_ERROR')).toMatchObject({ code: 'OTHER_OUTCOME', fields: [{ field: 'outcome' }] });
    expect(says('CORRECTED')).toMatchObject({ code: 'OTHER_OUTCOME' });
    expect(says('PARTLY_CORRECTED')).toBeNull();
    expect(play.matter.data.corrections).toMatchObject([{ error: 1, by: 'province.land' }]);
  });

  it('is corrected by the source too, if its copy has the error', () => {
    const play = sentOn(1, 2).do(sourceHandler, 'record-finding', confirms(1));
    play.do(sourceHandler, 'record-finding', rejects(2));
    const feedback = { outcome: 'PARTLY_CORRECTED', text: '第 1 处两个部门均已更正。' };
    expect(play.give(sourceLead, 'feed-back', feedback)).toMatchObject({ code: 'NOT_CORRECTED' });
    play.do(sourceHandler, 'record-correction', corrects(1));
    expect(play.give(sourceHandler, 'record-finding', rejects(1))).toMatchObject({ code: 'CORRECTED_ALREADY' });
    expect(play.give(sourceHandler, 'hand-back', HAND_BACK)).toMatchObject({ code: 'CORRECTED_ALREADY' });
    play.do(sourceLead, 'feed-back', feedback);
    expect(play.matter.data.corrections.map(({ by }) => by)).toEqual(['province.land', 'nation.police']);
  });

  it('is still corrected when the source hands it back: the provider need not correct it twice', () => {
    const play = sentOn(1).do(sourceHandler, 'hand-back', HAND_BACK).do(providerHandler, 'start-verification', {});
    expect(play.give(providerHandler, 'record-finding', rejects(1))).toMatchObject({ code: 'CORRECTED_ALREADY' });
    play.do(providerHandler, 'record-finding', confirms(1));
    expect(play.give(providerLead, 'feed-back', FIT['feed-back'])).toBeNull();
  });
});

it('an error that the provider has corrected is not left to the requester as its own', () => {
  const play = playTo('CORRECTED', { facts: { sourceDepartments: { [SOURCE_CODE]: 'city.housing' } } });
  const payload = { sourceCatalogCode: SOURCE_CODE, text: '请自行更正。' };
  for (const named of [items(1), items(1, 2)])
    expect(play.give(providerLead, 'feed-back-not-ours', { ...payload, items: named })).toMatchObject({
      code: 'CORRECTED_ALREADY',
      clause: '19(2)',
      fields: [{ field: 'items' }],
    });
  expect(play.give(providerLead, 'feed-back', FIT['feed-back'])).toBeNull();
});
