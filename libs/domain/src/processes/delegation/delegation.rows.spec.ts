import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import type { Actor, Role } from '../../access/roles.js';
import { atLocal } from '../../calendar/time.js';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { accountsOf, playDelegation, playTo, PROPOSAL, REASON, TABLE, WHO } from './delegation.fixture.js';
import { delegation } from './delegation.js';

const { first, second } = ADMINS;
const { handler, lead, head } = WHO;

describeRows(TABLE);

describe('a delegation', () => {
  it('the administrator who proposed may take back and end, and not confirm', () => {
    expect(playTo('PROPOSED').give(first, 'reject-delegation', REASON)).toBeNull();
    expect(playTo('GIVEN').give(first, 'end-delegation', REASON)).toBeNull();
    expect(playTo('PROPOSED').give(first, 'confirm-delegation', {})).toMatchObject({ code: 'OWN_PROPOSAL' });
    const again = { ...first, accountId: 'another account' };
    expect(playTo('PROPOSED').give(again, 'confirm-delegation', {})).toMatchObject({ code: 'OWN_PROPOSAL' });
  });
});

/** Returns the refusal of a proposal, where these accounts are known beside the people of the fixture. */
function refusalOf(more: object, ...changed: readonly Actor[]) {
  const accounts = accountsOf(...Object.values(WHO), ...changed);
  return playDelegation({ facts: { accounts } }).give(first, 'propose-delegation', { ...PROPOSAL, ...more });
}
const holding = (actor: Actor, ...offices: Actor['offices']): Actor => ({ ...actor, offices });
const inLand = (role: Role) => ({ role, departmentId: 'province.land' });

describe('a proposal is refused', () => {
  it.each([
    ['for an account that is unknown or closed', { accountId: 'nobody' }, 'NO_SUCH_ACCOUNT', 'accountId'],
    ['from an account that is unknown or closed', { delegatedBy: 'nobody' }, 'NO_SUCH_ACCOUNT', 'delegatedBy'],
    ['in a department that is not there', { departmentId: 'nowhere' }, 'NO_SUCH_DEPARTMENT', 'departmentId'],
    ['for an office that its holder does not hold', { role: 'ASSESSOR' }, 'OFFICE_NOT_HELD', 'delegatedBy'],
    ['in another department', { departmentId: 'province.police' }, 'OFFICE_NOT_HELD', 'delegatedBy'],
    ['for an auditor', { role: 'AUDITOR' }, 'NEVER_DELEGATED', 'role'],
    ['for an administrator', { role: 'SYSADMIN' }, 'NEVER_DELEGATED', 'role'],
    ['for an operator', { role: 'PLATFORM_OPERATOR' }, 'NEVER_DELEGATED', 'role'],
    ['for a head', { role: 'DEPT_HEAD', delegatedBy: head.accountId }, 'HEAD_NOT_DELEGATED', 'role'],
    ['to a lower rank', { accountId: handler.accountId }, 'RANK_TOO_LOW', 'accountId'],
    ['to oneself', { accountId: lead.accountId }, 'DELEGATED_TO_ONESELF', 'accountId'],
    ['from yesterday', { from: '2026-03-01' }, 'DELEGATION_PERIOD', 'from'],
    ['for no day', { until: '2026-03-02' }, 'DELEGATION_PERIOD', 'until'],
    ['for no day later on', { from: '2026-03-10', until: '2026-03-10' }, 'DELEGATION_PERIOD', 'until'],
    ['for 93 days', { until: '2026-06-03' }, 'DELEGATION_PERIOD', 'until'],
    ['for 93 days later on', { from: '2026-03-10', until: '2026-06-11' }, 'DELEGATION_PERIOD', 'until'],
  ])('%s', (_, more, code, field) => {
    expect(refusalOf(more)).toMatchObject({ kind: 'RULE', code, clause: '30(2)', fields: [{ field }] });
  });

  it('for somebody who acts in this office already', () => {
    const registered = [`delegation ${head.accountId} WB_LEAD province.land`];
    const accounts = accountsOf(...Object.values(WHO));
    const play = playDelegation({ facts: { accounts, registered } });
    expect(play.give(first, 'propose-delegation', PROPOSAL)).toMatchObject({ code: 'ACTS_ALREADY' });
  });

  it.each([
    ['another account of the same person', { ...head, personId: lead.personId }, 'DELEGATED_TO_ONESELF'],
    ['a program', { ...head, client: { kind: 'SYSTEM' as const, commands: [] } }, 'PROGRAM_DELEGATION'],
    [
      'whoever holds no office there',
      holding(head, { role: 'DEPT_HEAD', departmentId: 'city.housing' }),
      'RANK_TOO_LOW',
    ],
    ['a deputy in a higher office', holding(head, { ...inLand('DEPT_HEAD'), delegatedBy: 'x' }), 'RANK_TOO_LOW'],
    ['an heir of a higher office', holding(head, { ...inLand('DEPT_HEAD'), inherited: true }), 'RANK_TOO_LOW'],
  ])('to %s', (_, acting, code) => {
    expect(refusalOf({}, acting)).toMatchObject({ kind: 'RULE', code });
  });

  it('from a program, and from a deputy', () => {
    const program = { ...lead, client: { kind: 'SYSTEM' as const, commands: [] } };
    expect(refusalOf({}, program)).toMatchObject({ code: 'PROGRAM_DELEGATION' });
    const deputy = holding(lead, { ...inLand('WB_LEAD'), delegatedBy: 'x' });
    expect(refusalOf({}, deputy)).toMatchObject({ code: 'OFFICE_NOT_HELD' });
  });

  it('from an administrator who is one of the two persons', () => {
    for (const { personId } of [head, lead])
      expect(playDelegation().give({ ...first, personId }, 'propose-delegation', PROPOSAL)).toMatchObject({
        kind: 'FORBIDDEN',
        code: 'OWN_ACCOUNT',
      });
  });

  it('never for its longest period, nor from a later day on', () => {
    for (const more of [{ until: '2026-06-02' }, { from: '2026-03-10', until: '2026-06-10' }])
      expect(refusalOf(more)).toBeNull();
  });
});

/** Roles, and those whose holders may act in them (regulation.md §5.3), written by hand. */
const RANKS: readonly (readonly [role: Role, by: readonly Role[]])[] = [
  ['WB_HANDLER', ['WB_HANDLER', 'WB_LEAD', 'DEPT_HEAD', 'SA_HEAD']],
  ['WB_LEAD', ['WB_LEAD', 'DEPT_HEAD', 'SA_HEAD']],
  ['ASSESSOR', ['DEPT_HEAD', 'ASSESSOR', 'SA_HEAD']],
  ['SA_REVIEWER', ['DEPT_HEAD', 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD']],
  ['SA_SUPERVISOR', ['DEPT_HEAD', 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD']],
  ['SA_HEAD', ['DEPT_HEAD', 'SA_HEAD']],
  ['GOV_DECIDER', ['GOV_DECIDER']],
];
const ALL: readonly Role[] = [
  'WB_HANDLER',
  'WB_LEAD',
  'DEPT_HEAD',
  'ASSESSOR',
  'SA_REVIEWER',
  'SA_SUPERVISOR',
  'SA_HEAD',
  'GOV_DECIDER',
  'AUDITOR',
  'PLATFORM_OPERATOR',
  'SYSADMIN',
];

describe('the rank', () => {
  const holderOf = (role: Role, accountId: string): Actor =>
    actorOf(role, 'province.data', { accountId, personId: `person of ${accountId}` });
  const mayActAs = (role: Role, by: Role, policy: object = {}): boolean => {
    const accounts = accountsOf(holderOf(role, 'a'), holderOf(by, 'b'));
    const proposal = { ...PROPOSAL, delegatedBy: 'a', accountId: 'b', role, departmentId: 'province.data' };
    return playDelegation({ facts: { accounts }, policy }).give(first, 'propose-delegation', proposal) === null;
  };

  it.each(RANKS)('of a %s is had by %j', (role, by) => {
    expect(ALL.filter((held) => mayActAs(role, held))).toEqual(by);
  });

  it('of a head is had by a head, and is delegated under Q-34 alone', () => {
    expect(ALL.filter((held) => mayActAs('DEPT_HEAD', held))).toEqual([]);
    expect(ALL.filter((held) => mayActAs('DEPT_HEAD', held, { 'Q-34': 'ALLOWED' }))).toEqual(['DEPT_HEAD', 'SA_HEAD']);
  });
});

describe('a confirmation', () => {
  it('asks again what it rests on', () => {
    const play = playTo('PROPOSED');
    play.facts = { ...play.facts, accounts: accountsOf(head, handler) };
    expect(play.give(second, 'confirm-delegation', {})).toMatchObject({ code: 'NO_SUCH_ACCOUNT' });
    play.facts = { ...play.facts, accounts: accountsOf(lead, holding(head, inLand('WB_HANDLER'))) };
    expect(play.give(second, 'confirm-delegation', {})).toMatchObject({ code: 'RANK_TOO_LOW' });
    play.facts = {
      ...play.facts,
      accounts: accountsOf(lead, head),
      registered: [`delegation ${head.accountId} WB_LEAD province.land`],
    };
    expect(play.give(second, 'confirm-delegation', {})).toMatchObject({ code: 'ACTS_ALREADY' });
    expect(playTo('PROPOSED').passTo(atLocal('2026-03-31')).give(second, 'confirm-delegation', {})).toMatchObject({
      code: 'DELEGATION_PERIOD',
    });
  });

  it('is not given by one of the two persons', () => {
    for (const { personId } of [head, lead])
      expect(playTo('PROPOSED').give({ ...second, personId }, 'confirm-delegation', {})).toMatchObject({
        code: 'OWN_ACCOUNT',
      });
  });

  it('tells the head of the department', () => {
    const to = [{ departmentId: 'province.land', role: 'DEPT_HEAD' }];
    expect(playTo('ENDED').notices.slice(1)).toMatchObject([{ to }, { to }]);
  });
});

describe('what is published', () => {
  const published = (play: ReturnType<typeof playTo>) => delegation.sideTables?.(play.matter).delegation;

  it('is nothing before the confirmation, and after a rejection', () => {
    expect(published(playTo('PROPOSED'))).toBeNull();
    expect(published(playTo('REJECTED'))).toBeNull();
  });

  it('begins with the confirmation, or on its first day, and ends on its last one or at once', () => {
    const confirmed = atLocal('2026-03-02', 9);
    expect(published(playTo('GIVEN'))).toEqual({
      accountId: head.accountId,
      delegatedBy: lead.accountId,
      role: 'WB_LEAD',
      departmentId: 'province.land',
      qualifiedBy: ['WB_LEAD', 'DEPT_HEAD', 'SA_HEAD'],
      heldFrom: confirmed,
      heldTo: atLocal('2026-03-31'),
    });
    const later = playDelegation().do(first, 'propose-delegation', { ...PROPOSAL, from: '2026-03-10' });
    later.do(second, 'confirm-delegation', {});
    expect(published(later)).toMatchObject({ heldFrom: atLocal('2026-03-10') });
    const ended = playTo('GIVEN').passTo(atLocal('2026-03-05', 9)).do(first, 'end-delegation', REASON);
    expect(published(ended)).toMatchObject({ heldFrom: confirmed, heldTo: atLocal('2026-03-05', 9) });
    expect(published(later.do(first, 'end-delegation', REASON))).toBeNull();
  });
});
