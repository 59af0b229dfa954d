import { describe, expect, it } from '@jest/globals';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { COUNTY, playDivision, TABLE } from './division.fixture.js';

const { first, second } = ADMINS;
const ORIGIN = { kind: 'TAKEN_OVER' } as const;

describeRows(TABLE);

describe('a division', () => {
  const created = (more: object) => playDivision().give(first, 'create-division', { ...COUNTY, ...more });

  it.each([
    ['below a division that nobody registered', { parentCode: '970000' }, 'UNFIT_PARENT', 'parentCode'],
    ['below one of its own level', { parentCode: '990121' }, 'UNFIT_PARENT', 'parentCode'],
    ['below one of a lower level', { level: 'MUNICIPAL', parentCode: '990121' }, 'UNFIT_PARENT', 'parentCode'],
  ])('is not created %s', (_, more, code, field) => {
    expect(created(more)).toMatchObject({ kind: 'RULE', code, clause: '30(2)', fields: [{ field }] });
  });

  it.each([
    ['with a code of seven digits', { code: '9901230' }, 'code'],
    ['without a name', { name: ' ' }, 'name'],
    ['above everything', { parentCode: null }, 'parentCode'],
  ])('is not created %s', (_, more, field) => {
    expect(created(more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it('is created once', () => {
    const play = playDivision({ facts: { registered: ['division 990123'] } });
    expect(play.give(first, 'create-division', COUNTY)).toMatchObject({ code: 'DIVISION_EXISTS', clause: '30(2)' });
  });

  it('keeps its code, its level and its place under another name', () => {
    const play = TABLE.playTo('ACTIVE').do(second, 'rename-division', { name: '西岭区' });
    expect(TABLE.process.sideTables?.(play.matter)).toEqual({ division: { ...COUNTY, name: '西岭区' } });
    expect(TABLE.process.subject(play.matter)).toEqual({ code: '', name: '990123 西岭区' });
  });

  it('may come from an import or an earlier release, the country included', () => {
    const country = { code: '100000', name: '国家', level: 'NATIONAL', parentCode: null };
    const play = playDivision().react('record', { ...country, administration: 'nation.data', origin: ORIGIN });
    expect(play.matter).toMatchObject({ state: 'ACTIVE', data: country, parties: { administration: 'nation.data' } });
    play.react('rename', { name: '国家(中央)', origin: ORIGIN });
    expect(play.matter.data.name).toBe('国家(中央)');
  });
});
