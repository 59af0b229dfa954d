import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { BODY, FIT, playBody, TABLE } from './working-body.fixture.js';

const { first } = ADMINS;

describeRows(TABLE);

describe('a working body (Art 11)', () => {
  const designated = (more: object) => playBody().give(first, 'designate-body', { ...BODY, ...more });

  it.each([
    ['of a department that nobody registered', { departmentId: 'nobody' }],
    ['of a government, which has none', { departmentId: 'city.gov' }],
  ])('is not designated %s', (_, more) => {
    expect(designated(more)).toMatchObject({ kind: 'RULE', code: 'NO_SUCH_DEPARTMENT', clause: '11' });
  });

  it('is not designated for a department that has ended', () => {
    const play = playBody({ ended: { 'province.land': null } });
    expect(play.give(first, 'designate-body', BODY)).toMatchObject({ code: 'NO_SUCH_DEPARTMENT' });
  });

  it('is the only one of its department', () => {
    const play = playBody({ facts: { registered: ['workingBody province.land 2026-03-02'] } });
    const refused = { code: 'BODY_DESIGNATED', clause: '11', fields: [{ field: 'from' }] };
    expect(play.give(first, 'designate-body', BODY)).toMatchObject(refused);
  });

  it.each([
    ['on the day of the act', '2026-02-01', '2026-03-02'],
    ['before it began, on its first day, and never was', '2026-04-01', '2026-04-01'],
  ])('ends %s', (_, from, until) => {
    const play = playBody().do(first, 'designate-body', { ...BODY, from });
    play.passTo(atLocal('2026-03-02', 15)).do(first, 'end-body', FIT['end-body']);
    expect(TABLE.process.sideTables?.(play.matter)).toEqual({ body: { ...BODY, from, until } });
  });

  it('of an earlier release may have ended before it had a history', () => {
    const origin = { kind: 'TAKEN_OVER' } as const;
    const fields = { ...BODY, administration: 'nation.data', origin };
    expect(playBody().react('record', fields).matter).toMatchObject({ state: 'DESIGNATED', data: { until: null } });
    const over = playBody().react('record', { ...fields, until: '2026-03-01' });
    expect(over.matter).toMatchObject({ state: 'ENDED', data: { until: '2026-03-01' } });
  });
});
