import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { mayRead, readerScope } from '../../access/index.js';
import { atLocal } from '../../calendar/time.js';
import { eventOf, fold } from '../../matter/fold.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import { project } from '../../matter/projection.js';
import { outageFinding } from './outage-finding.js';
import type { OutageFinding, OutageSide } from './outage-finding.state.js';
import { readable } from '../../matter/readable.js';

const supervisor = actorOf('SA_SUPERVISOR', 'province.data');
const authorityHead = actorOf('SA_HEAD', 'province.data');
const NOW = atLocal('2026-03-17', 12);
const FOUND = {
  from: '2026-03-16T09:00:00+08:00',
  to: '2026-03-16T17:00:00+08:00',
  reason: '机房断电。',
  affected: '不能登录平台。',
};
const play = () => new MatterPlay<OutageFinding, OutageSide>(outageFinding, { begins: NOW });
const record = (more: object = {}) => play().give(supervisor, 'record-outage', { ...FOUND, ...more });

it.each([supervisor, authorityHead])(
  '$accountId records an outage, which is closed at once and has no clock',
  (actor) => {
    const found = play().do(actor, 'record-outage', FOUND);
    expect(found.matter).toMatchObject({
      state: 'RECORDED',
      parties: { authority: 'province.data' },
      clocks: [],
      data: { from: atLocal('2026-03-16', 9), to: atLocal('2026-03-16', 17), revoked: null },
    });
    expect(project(outageFinding, found.matter, found.context(null))).toMatchObject({ closed: true, tasks: [] });
    expect(outageFinding.subject(found.matter)).toEqual({ code: '', name: '平台故障 2026-03-16' });
    expect(found.effects).toEqual([]);
  },
);

it('an outage is revoked once, with a reason, and the history has both', () => {
  const found = play().do(supervisor, 'record-outage', FOUND);
  expect(found.give(supervisor, 'revoke-outage', {})).toMatchObject({ kind: 'SHAPE' });
  found.do(authorityHead, 'revoke-outage', { reason: '平台服务正常。' });
  expect(outageFinding.view(found.matter, new Set())).toMatchObject({ revoked: '平台服务正常。' });
  expect(found.give(supervisor, 'revoke-outage', { reason: '再次。' })).toMatchObject({ code: 'WRONG_STATE' });
  expect(fold(outageFinding, 'm1', found.events)).toEqual(found.matter);
  expect(found.events.map((event) => outageFinding.tell(eventOf(event)).sentence)).toEqual([
    '认定平台故障（2026-03-16）：机房断电。影响：不能登录平台。期限不因此改变。',
    '撤销平台故障认定：平台服务正常。',
  ]);
});

describe('a finding', () => {
  const above = actorOf('SA_SUPERVISOR', 'nation.data');
  const found = () => play().do(supervisor, 'record-outage', FOUND);
  const published = ({ matter }: ReturnType<typeof play>) => outageFinding.sideTables?.(matter)?.outage;

  it('names the office that made it', () => {
    expect(published(found())).toMatchObject({
      finder: { departmentId: 'province.data', role: 'SA_SUPERVISOR' },
      confirmedBy: null,
    });
  });

  it('is confirmed once, by the authority above', () => {
    const one = found();
    for (const actor of [supervisor, authorityHead, actorOf('GOV_DECIDER', 'province.gov')])
      expect(one.give(actor, 'confirm-outage', {})).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
    one.do(above, 'confirm-outage', {});
    expect(published(one)).toMatchObject({ confirmedBy: 'nation.data' });
    expect(outageFinding.view(one.matter, new Set())).toMatchObject({ confirmedBy: 'nation.data' });
    expect(one.give(above, 'confirm-outage', {})).toMatchObject({ kind: 'CONFLICT', code: 'CONFIRMED_ALREADY' });
    expect(one.events.map((event) => outageFinding.tell(eventOf(event)).sentence).at(-1)).toContain('确认平台故障认定');
  });

  it('of the highest authority is confirmed by the government', () => {
    const one = play().do(above, 'record-outage', FOUND);
    expect(one.give(actorOf('GOV_DECIDER', 'nation.gov'), 'confirm-outage', {})).toBeNull();
  });
});

describe('the period of an outage', () => {
  it.each([
    ['up to this instant', { to: NOW }],
    ['of 31 days', { from: '2026-02-13T17:00:00+08:00' }],
  ])('may extend %s', (_, more) => {
    expect(record(more)).toBeNull();
  });

  it.each([
    ['is not empty', { to: FOUND.from }, 'to'],
    ['does not end before it begins', { to: '2026-03-16T08:59:59+08:00' }, 'to'],
    ['is over', { to: '2026-03-17T12:00:00.001+08:00' }, 'to'],
    ['is no longer than 31 days', { from: '2026-02-13T16:59:59+08:00' }, 'from'],
  ])('%s', (_, more, field) => {
    expect(record(more)).toMatchObject({ kind: 'RULE', code: 'UNFIT_PERIOD', fields: [{ field }] });
  });

  it.each(['2026-03-16', '2026-03-16T09:00:00', 'yesterday'])('is refused in the form %s', (from) => {
    expect(record({ from })).toMatchObject({ kind: 'SHAPE', fields: [{ field: 'from' }] });
  });
});

it('only supervisors and heads of an authority record outages', () => {
  for (const role of ['SA_REVIEWER', 'WB_LEAD', 'GOV_DECIDER', 'PLATFORM_OPERATOR'] as const)
    expect(play().give(actorOf(role, 'province.data'), 'record-outage', FOUND)).toMatchObject({
      code: 'NOT_YOUR_OFFICE',
    });
});

it('the authority’s own people and those of the levels above see an outage', () => {
  const found = play().do(supervisor, 'record-outage', FOUND);
  const { organisation } = found.context(null);
  const readers = [
    actorOf('WB_HANDLER', 'province.data'),
    actorOf('SA_REVIEWER', 'nation.data'),
    actorOf('GOV_DECIDER', 'province.gov'),
    actorOf('WB_LEAD', 'province.land'),
    actorOf('SA_HEAD', 'city.data'),
  ];
  const sees = readers.map((actor) =>
    mayRead(readable(outageFinding, found.matter), readerScope(actor, organisation), organisation),
  );
  expect(sees).toEqual([true, true, true, false, false]);
});
