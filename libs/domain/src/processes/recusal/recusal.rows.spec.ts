import { describe, expect, it } from '@jest/globals';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { recusal } from './recusal.js';
import { HANDLER, MATTER, playRecusal, playTo, REASON, RECORDED, TABLE } from './recusal.fixture.js';

const { first, second } = ADMINS;

describeRows(TABLE);

describe('a recusal', () => {
  it('is recorded by one administrator, and tells the head of the person’s department', () => {
    const play = playTo('RECORDED');
    expect(play.matter.state).toBe('RECORDED');
    expect(play.notices).toMatchObject([{ to: [{ departmentId: 'province.land', role: 'DEPT_HEAD' }] }]);
    expect(recusal.sideTables?.(play.matter)).toEqual({
      recusal: { personId: HANDLER.personId, recusedFrom: MATTER },
    });
  });

  it.each([
    ['an account that is unknown or closed', { accountId: 'nobody' }, {}, 'NO_SUCH_ACCOUNT'],
    ['a matter that is not there', { recusedFrom: '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e32' }, {}, 'NO_SUCH_MATTER'],
    ['a person who keeps out of it', {}, { registered: [`recusal ${HANDLER.accountId} ${MATTER}`] }, 'RECUSED_ALREADY'],
    [
      'a program',
      {},
      { accounts: { [HANDLER.accountId]: { ...HANDLER, client: { kind: 'SYSTEM' as const, commands: [] } } } },
      'PROGRAM_RECUSAL',
    ],
  ])('is refused for %s', (_, more, facts, code) => {
    const refusal = playRecusal({ facts }).give(first, 'record-recusal', { ...RECORDED, ...more });
    expect(refusal).toMatchObject({ kind: 'RULE', code, clause: '30(2)' });
  });

  it('has a reason', () => {
    expect(playRecusal().give(first, 'record-recusal', { ...RECORDED, reason: ' ' })).toMatchObject({ kind: 'SHAPE' });
    expect(playTo('RECORDED').give(second, 'lift-recusal', {})).toMatchObject({ kind: 'SHAPE' });
  });

  it('is lifted by another administrator, once', () => {
    const again = { ...first, accountId: 'another account' };
    for (const actor of [first, again])
      expect(playTo('RECORDED').give(actor, 'lift-recusal', REASON)).toMatchObject({ code: 'OWN_RECUSAL' });
    const lifted = playTo('LIFTED');
    expect(lifted.matter.state).toBe('LIFTED');
    expect(recusal.sideTables?.(lifted.matter)).toEqual({ recusal: null });
    expect(lifted.give(second, 'lift-recusal', REASON)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is not lifted by the person', () => {
    const own = { ...second, personId: HANDLER.personId };
    expect(playTo('RECORDED').give(own, 'lift-recusal', REASON)).toMatchObject({ code: 'OWN_ACCOUNT' });
  });
});
