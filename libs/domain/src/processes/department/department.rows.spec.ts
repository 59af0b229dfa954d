import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../../language/refusal.js';
import { tellEvent } from '../../matter/telling.js';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { active, FIT, LAND, MERGE, playDepartment, playTakenOver, TABLE, withOpen } from './department.fixture.js';

const { first, second, third } = ADMINS;

describeRows(TABLE);

describe('a department', () => {
  const created = (more: object, registered: readonly string[] = []): Refusal | null =>
    playDepartment({ facts: { registered } }).give(first, 'create-department', { ...LAND, ...more });

  it.each([
    ['its id', 'department province.land', 'DEPARTMENT_EXISTS', 'id'],
    ['its uscc', 'uscc 11990000PDY000052J', 'USCC_TAKEN', 'uscc'],
    ['its front code', 'frontCode 3070990000002', 'FRONT_CODE_TAKEN', 'frontCode'],
  ])('is not created where another one has %s', (_, registered, code, field) => {
    expect(created({}, [registered])).toMatchObject({ kind: 'RULE', code, clause: '30(2)', fields: [{ field }] });
  });

  it.each(['AUTHORITY', 'GOVERNMENT'] as const)('is not the second %s of its division (Art 8)', (kind) => {
    const there = [`head 990000 ${kind}`];
    expect(created({ kind }, there)).toMatchObject({ code: 'ONE_HEAD', clause: '8', fields: [{ field: 'kind' }] });
    expect(created({ kind: 'DEPT' }, there)).toBeNull();
    expect(created({ kind }, [])).toBeNull();
  });

  it('needs a division that is registered', () => {
    const refused = { code: 'NO_SUCH_DIVISION', fields: [{ field: 'divisionCode' }] };
    expect(created({ divisionCode: '970000' })).toMatchObject(refused);
  });

  it.each([
    ['a uscc with a wrong check character', { uscc: '11990000PDY000052K' }, 'uscc'],
    ['a front code with letters', { frontCode: '30709X' }, 'frontCode'],
    ['a blank in its id', { id: 'P 7' }, 'id'],
    ['an unknown kind', { kind: 'OFFICE' }, 'kind'],
  ])('is not created with %s', (_, more, field) => {
    expect(created(more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it('has neither code where it has none', () => {
    expect(created({ uscc: null, frontCode: null })).toBeNull();
  });
});

describe('the end of a department', () => {
  const proposed = (payload: object, world = withOpen({})): Refusal | null =>
    TABLE.playTo('ACTIVE', world).give(first, 'propose-end', payload);
  const unfit = (message: string) => ({
    kind: 'RULE',
    code: 'UNFIT_SUCCESSOR',
    clause: '30(2)',
    message: `不能撤并：${message}。`,
    fields: [{ field: 'successor', message }],
  });

  it.each([
    ['itself', { successor: LAND.id }, '不能由本部门承接'],
    ['a department that nobody registered', { successor: 'nobody' }, '没有部门 nobody，或者已经撤并'],
    ['a government', { successor: 'city.gov' }, '承接单位的类别不同'],
  ])('is not a merger into %s', (_, more, message) => {
    expect(proposed({ ...MERGE, ...more })).toMatchObject(unfit(message));
  });

  it('names every department of a split', () => {
    const split = { successor: 'city.housing', reason: '职能划分。' };
    expect(proposed({ ...split, others: ['county.farming'] })).toBeNull();
    expect(proposed({ ...split, others: ['county.farming', 'nobody'] })).toMatchObject(
      unfit('没有部门 nobody，或者已经撤并'),
    );
    const nobody = { ...split, successor: null, others: ['county.farming'] };
    expect(proposed(nobody)).toMatchObject(unfit('分设的，应写明由哪个部门承接在办事项'));
    const many = Array.from({ length: 21 }, (_, n) => `P${n}`);
    expect(proposed({ ...split, others: many })).toMatchObject({ kind: 'SHAPE', fields: [{ field: 'others' }] });
  });

  it('has no successor only where no matter is open', () => {
    const end = { successor: null, reason: '机构撤销。' };
    expect(proposed(end)).toBeNull();
    expect(proposed(end, withOpen({ [LAND.id]: 1 }))).toMatchObject(unfit('还有在办事项，须由其他部门承接'));
    expect(proposed(MERGE, withOpen({ [LAND.id]: 1 }))).toBeNull();
  });

  it('never is that of the body that administers the platform', () => {
    const play = playTakenOver({ id: 'nation.data', divisionCode: '100000', kind: 'DEPT' });
    expect(play.give(first, 'propose-end', MERGE)).toMatchObject(unfit('平台建设管理单位不能撤并'));
  });

  it.each([
    ['an authority', { id: 'city.data', divisionCode: '990100', kind: 'AUTHORITY' }, '主管部门由主管部门承接'],
    ['a government', { id: 'city.gov', divisionCode: '990100', kind: 'GOVERNMENT' }, '承接单位的类别不同'],
  ])('of %s is no merger into a department', (_, more, message) => {
    const play = playTakenOver({ uscc: null, ...more });
    expect(play.give(first, 'propose-end', { ...MERGE, successor: 'county.farming' })).toMatchObject(unfit(message));
  });

  it.each([
    ['authority', { id: 'otherNation.data', kind: 'AUTHORITY' }],
    ['government', { id: 'nation.gov', kind: 'GOVERNMENT' }],
  ])('is refused to the highest %s, because each department needs one', (_, more) => {
    const top = {
      divisionCode: '100000',
      uscc: null,
      ...more,
      id: more.kind === 'AUTHORITY' ? 'nation.data' : more.id,
    };
    const origin = { kind: 'TAKEN_OVER' };
    const play = playDepartment().react('record', { ...LAND, ...top, administration: 'province.data', origin });
    const administrator = { ...first, offices: [{ role: 'SYSADMIN' as const, departmentId: 'province.data' }] };
    expect(play.give(administrator, 'propose-end', { ...MERGE, successor: 'province.data' })).toMatchObject(
      unfit('其上没有同类机构，各部门将无主管部门或者人民政府'),
    );
  });

  it.each([
    ['authority', { kind: 'AUTHORITY', id: 'city.data' }, 'county.data'],
    ['government', { kind: 'GOVERNMENT', id: 'city.gov' }, 'county.gov'],
  ])('of an %s is no merger into the one below, which would oversee itself', (_, more, below) => {
    const into = (successor: string) =>
      playTakenOver(
        { uscc: null, divisionCode: '990100', ...more },
        { facts: { registered: active(more.id, 'county.data', 'county.gov', 'otherCity.data', 'province.gov') } },
      ).give(first, 'propose-end', { ...MERGE, successor });
    expect(into(below)).toMatchObject(unfit('不能由下级承接，否则下级将监督本级和自己'));
    expect(into(more.kind === 'AUTHORITY' ? 'otherCity.data' : 'province.gov')).toBeNull();
  });

  it('is not confirmed by who proposed it, with whatever account (SoD-10)', () => {
    const refused = { kind: 'FORBIDDEN', code: 'OWN_PROPOSAL', clause: '30(2)' };
    expect(TABLE.playTo('END_PROPOSED').give(first, 'confirm-end', {})).toMatchObject(refused);
    const otherAccount = { ...third, personId: first.personId };
    expect(TABLE.playTo('END_PROPOSED').give(otherAccount, 'confirm-end', {})).toMatchObject(refused);
  });

  it('once returned, may be proposed and confirmed the other way round', () => {
    const play = TABLE.playTo('END_PROPOSED').do(second, 'reject-end', FIT['reject-end']);
    expect(play.matter).toMatchObject({ state: 'ACTIVE', data: { ending: null } });
    play.do(second, 'propose-end', MERGE).do(first, 'confirm-end', {});
    expect(play.matter.state).toBe('ENDED');
  });

  it('is judged again when it is confirmed', () => {
    const play = TABLE.playTo('END_PROPOSED');
    play.facts = { ...play.facts, registered: active(LAND.id) };
    expect(play.give(second, 'confirm-end', {})).toMatchObject(unfit('没有部门 city.housing，或者已经撤并'));
  });

  it('publishes the instant and the successor, and tells its working body', () => {
    const play = TABLE.playTo('ENDED');
    const { sideTables } = TABLE.process;
    const published = { ...LAND, endedAt: play.now, successor: 'city.housing' };
    expect(sideTables?.(play.matter)).toEqual({ department: published });
    const to = ['WB_HANDLER', 'WB_LEAD'].map((role) => ({ departmentId: 'city.housing', role }));
    expect(play.notices.at(-1)).toEqual({ to, text: '自然资源厅已撤并，其在办事项由本部门承接。' });
  });

  it('waits for another administrator meanwhile', () => {
    const { tasks } = TABLE.process;
    expect(tasks(TABLE.playTo('END_PROPOSED').matter)).toEqual([
      { command: 'confirm-end', departmentId: 'nation.data', roles: ['SYSADMIN'], clockId: null },
    ]);
  });

  it.each([
    [MERGE, '提出撤并：并入 city.housing。机构改革，职能并入。'],
    [
      { ...MERGE, others: ['county.farming'] },
      '提出撤并：分设为 city.housing、county.farming，在办事项由 city.housing 承接。机构改革，职能并入。',
    ],
    [{ ...MERGE, successor: null }, '提出撤并：撤销。机构改革，职能并入。'],
  ])('is told in its own words', (given, sentence) => {
    const play = TABLE.playTo('ACTIVE').do(first, 'propose-end', given);
    const lines = play.happened('departmentEndProposed').map((event) => tellEvent(TABLE.process, play.matter, event));
    expect(lines).toMatchObject([{ sentence }]);
  });
});
