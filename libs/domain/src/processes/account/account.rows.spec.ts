import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { CLERK, FIT, playAccount, playAdministrator, TABLE, THREE } from './account.fixture.js';
import { ownPerson } from './commands.js';

const { first, second, third } = ADMINS;
const CLOSE = FIT['close-account'];

describeRows(TABLE);

describe('an account', () => {
  it('is registered once, even after it was closed', () => {
    const play = playAccount({ facts: { registered: ['account land.clerk'] } });
    const refused = { kind: 'RULE', code: 'ACCOUNT_REGISTERED', clause: '30(2)', fields: [{ field: 'accountId' }] };
    expect(play.give(first, 'register-account', CLERK)).toMatchObject(refused);
  });

  it('belongs to a natural person of its own, or to that of another account (SoD-12)', () => {
    expect(TABLE.playTo('ACTIVE').matter.data).toMatchObject({ personId: ownPerson('land.clerk') });
    const other = actorOf('WB_HANDLER', 'province.land');
    const play = playAccount({ facts: { accounts: { [other.accountId]: other } } });
    play.do(first, 'register-account', { ...CLERK, samePersonAs: other.accountId });
    expect(play.matter.data.personId).toBe(other.personId);
  });

  it('does not belong to the person of an account that is unknown or closed', () => {
    const given = { ...CLERK, samePersonAs: 'nobody' };
    const refused = { code: 'NO_SUCH_ACCOUNT', fields: [{ field: 'samePersonAs' }] };
    expect(playAccount().give(first, 'register-account', given)).toMatchObject(refused);
  });

  it.each([
    ['a blank', 'land clerk'],
    ['Chinese', '经办人'],
    ['nothing', ''],
    ['201 characters', 'a'.repeat(201)],
    ['the number of a person', '13000000000'],
  ])('is not registered with %s as its name', (_, accountId) => {
    const refused = { kind: 'SHAPE', fields: [{ field: 'accountId' }] };
    expect(playAccount().give(first, 'register-account', { accountId })).toMatchObject(refused);
  });

  it.each(['p4.handler', 'user@example.gov.cn', 'oidc|7c9e6679', 'a/b:c_d-e'])(
    'may be called %s, as the provider of identities names it',
    (accountId) => {
      expect(playAccount().give(first, 'register-account', { accountId })).toBeNull();
    },
  );

  it('is closed at the instant of the act, with a reason', () => {
    const play = TABLE.playTo('ACTIVE');
    const at = play.now;
    expect(play.give(second, 'close-account', {})).toMatchObject({ kind: 'SHAPE', fields: [{ field: 'reason' }] });
    play.do(second, 'close-account', CLOSE);
    expect(TABLE.process.sideTables?.(play.matter)).toMatchObject({ account: { closedAt: at } });
  });
});

describe('an administrator', () => {
  it('does not close an account of their own, whichever they use', () => {
    const refused = { kind: 'FORBIDDEN', code: 'OWN_ACCOUNT', clause: '30(2)' };
    expect(playAdministrator(first).give(first, 'close-account', CLOSE)).toMatchObject(refused);
    const otherAccount = { ...second, personId: first.personId };
    expect(playAdministrator(first).give(otherAccount, 'close-account', CLOSE)).toMatchObject(refused);
  });

  it('leaves two others behind, who can confirm what each other proposes', () => {
    expect(playAdministrator(third).give(first, 'close-account', CLOSE)).toBeNull();
    const two = { 'admin.1': first, 'admin.2': second };
    const play = playAdministrator(second, { facts: { accounts: two } });
    const refused = { kind: 'FORBIDDEN', code: 'LAST_ADMINISTRATORS', clause: '30(2)' };
    expect(play.give(first, 'close-account', CLOSE)).toMatchObject(refused);
  });

  it('counts once, however many accounts the person has', () => {
    const again = { ...first, accountId: 'admin.1b' };
    const facts = { accounts: { ...THREE, 'admin.1b': again } };
    expect(playAdministrator(third, { facts }).give(first, 'close-account', CLOSE)).toBeNull();
    const two = { 'admin.1': first, 'admin.1b': again, 'admin.2': second };
    const play = playAdministrator(second, { facts: { accounts: two } });
    expect(play.give(first, 'close-account', CLOSE)?.code).toBe('LAST_ADMINISTRATORS');
  });
});

it('names nobody: its documents hold an id of the person and no name', () => {
  const { matter } = TABLE.playTo('CLOSED');
  const view = TABLE.process.view(matter, new Set(['everybody']));
  expect(Object.keys(view)).toEqual(['accountId', 'personId', 'closedAt']);
});
