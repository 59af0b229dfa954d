import { describe, expect, it } from '@jest/globals';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import type { Audience } from './audience.js';
import { actorOf } from './actor.fixture.js';
import { eyesOf, mayRead, readerScope, type ReadableMatter } from './reading.js';
import type { Actor, Role } from './roles.js';

const organisation = createOrganisation(divisions, departments);
const auditor = (...auditedDivisions: string[]): Actor => actorOf('AUDITOR', 'city.housing', { auditedDivisions });

/** A city's housing office requests data from the province's land office. */
const parties = { requester: 'city.housing', provider: 'province.land', extensionAuthority: 'province.data' };
const request = (open: boolean): ReadableMatter => ({ parties, open, limits: ['province.land', 'city.housing'] });
const reads = (actor: Actor, open: boolean): boolean =>
  mayRead(request(open), readerScope(actor, organisation), organisation);

/** An entry of the province's land office, reviewed by its authority, which answers for the review. */
const entry: ReadableMatter = {
  parties: { provider: 'province.land', authority: 'province.data' },
  open: true,
  limits: ['province.data', 'province.land'],
};

describe('the scope of a reader', () => {
  it.each<[string, Actor, readonly string[], readonly string[] | 'ALL']>([
    ['a handler: the own department', actorOf('WB_HANDLER', 'city.housing'), ['city.housing'], []],
    ['a lead of an authority: likewise', actorOf('WB_LEAD', 'city.data'), ['city.data'], []],
    [
      'a reviewer: its division and below',
      actorOf('SA_REVIEWER', 'otherCity.data'),
      ['otherCity.data'],
      ['990200', '990201'],
    ],
    [
      'a government: its division and below',
      actorOf('GOV_DECIDER', 'county.gov'),
      ['county.gov'],
      ['990121', '990121100'],
    ],
    [
      'a reviewer in a department that is no authority: the own',
      actorOf('SA_REVIEWER', 'province.land'),
      ['province.land'],
      [],
    ],
    ['an auditor: what is assigned, and no department', auditor('990200'), [], ['990200', '990201']],
    ['an auditor of overlapping divisions', auditor('990200', '990201'), [], ['990200', '990201']],
    ['an auditor of everything', auditor('*'), [], 'ALL'],
    ['an operator: nothing', actorOf('PLATFORM_OPERATOR', 'nation.data'), [], []],
    [
      'divisions assigned to an account that is no auditor: nothing',
      actorOf('PLATFORM_OPERATOR', 'nation.data', { auditedDivisions: ['*'] }),
      [],
      [],
    ],
  ])('%s', (_, actor, own, codes) => {
    const { administrations: _ofOrganisation, ...scope } = readerScope(actor, organisation);
    expect(scope).toEqual({ own, divisions: codes, offices: actor.offices });
  });
});

describe('a record of the organisation', () => {
  const record = { parties: { administration: 'nation.data' }, open: true, limits: [] };
  it.each([
    ['an administrator of its body', actorOf('SYSADMIN', 'nation.data'), true],
    ['an administrator of another body', actorOf('SYSADMIN', 'province.data'), false],
    ['an auditor of everything', auditor('*'), true],
    ['an auditor of its division', auditor('100000'), false],
    ['the people of its body', actorOf('SA_HEAD', 'nation.data'), false],
    ['its operator', actorOf('PLATFORM_OPERATOR', 'nation.data'), false],
  ])('is read by %s: %#', (_, actor, reads) => {
    expect(mayRead(record, readerScope(actor, organisation), organisation)).toBe(reads);
  });

  it('a system administrator: the records that the administrators of the same body keep', () => {
    const actor = actorOf('SYSADMIN', 'nation.data');
    const administrations = ['nation.data'];
    expect(readerScope(actor, organisation)).toEqual({
      own: [],
      divisions: [],
      offices: actor.offices,
      administrations,
    });
  });
});

describe('the right to read a matter', () => {
  it.each<[Role, string, boolean, boolean]>([
    // role, department, before submission, after it
    ['WB_HANDLER', 'city.housing', true, true],
    ['WB_LEAD', 'city.housing', true, true],
    ['WB_HANDLER', 'province.land', false, true],
    ['DEPT_HEAD', 'province.land', false, true],
    ['SA_REVIEWER', 'province.data', false, true],
    ['SA_SUPERVISOR', 'city.data', false, true],
    ['SA_HEAD', 'nation.data', false, true],
    ['GOV_DECIDER', 'city.gov', false, true],
    ['GOV_DECIDER', 'province.gov', false, true],
    ['WB_HANDLER', 'province.data', false, false],
    ['SA_SUPERVISOR', 'county.data', false, false],
    ['SA_SUPERVISOR', 'otherCity.data', false, false],
    ['SA_SUPERVISOR', 'otherProvince.data', false, false],
    ['GOV_DECIDER', 'county.gov', false, false],
    ['WB_HANDLER', 'county.farming', false, false],
    ['SYSADMIN', 'city.housing', false, false],
    ['PLATFORM_OPERATOR', 'province.land', false, false],
  ])('%s of %s', (role, departmentId, before, after) => {
    expect(reads(actorOf(role, departmentId), false)).toBe(before);
    expect(reads(actorOf(role, departmentId), true)).toBe(after);
  });

  it('belongs to an auditor of the assigned divisions once the matter is open', () => {
    expect(reads(auditor('*'), true)).toBe(true);
    expect(reads(auditor('990100'), true)).toBe(true);
    expect(reads(auditor('990200'), true)).toBe(false);
    expect(reads(auditor('*'), false)).toBe(false);
  });

  it('belongs to all people of an authority where a limit names it, and there alone', () => {
    const sees = (matter: ReadableMatter) =>
      mayRead(matter, readerScope(actorOf('WB_LEAD', 'province.data'), organisation), organisation);
    expect(sees(entry)).toBe(true);
    expect(sees({ ...entry, open: false })).toBe(false);
    expect(sees({ ...entry, limits: [] })).toBe(false);
  });

  it('belongs to the department that decides an extension, for every provider', () => {
    for (const { id: provider } of departments.filter(({ kind }) => kind !== 'GOVERNMENT')) {
      const decider = organisation.extensionAuthority(provider);
      const scope = readerScope(
        actorOf(decider.kind === 'GOVERNMENT' ? 'GOV_DECIDER' : 'SA_REVIEWER', decider.id),
        organisation,
      );
      const matter = {
        parties: { requester: 'otherProvince.land', provider, extensionAuthority: decider.id },
        open: true,
        limits: [provider],
      };
      expect(mayRead(matter, scope, organisation)).toBe(true);
    }
  });
});

describe('the internal lines that a reader sees', () => {
  it.each<[string, Actor, boolean, readonly Audience[]]>([
    ['the requester’s own', actorOf('WB_HANDLER', 'city.housing'), false, ['requester']],
    ['the provider’s own', actorOf('WB_LEAD', 'province.land'), true, ['provider']],
    ['the authority’s own', actorOf('SA_SUPERVISOR', 'province.data'), true, ['authority']],
    ['none to another authority', actorOf('SA_SUPERVISOR', 'city.data'), true, []],
    ['none to the government', actorOf('GOV_DECIDER', 'province.gov'), true, []],
    ['all to an auditor of everything', auditor('*'), true, ['requester', 'provider', 'authority']],
    ['the audited party’s to its auditor', auditor('990100'), true, ['requester']],
    ['all to an auditor of the division above', auditor('990000'), true, ['requester', 'provider', 'authority']],
  ])('%s', (_, actor, open, eyes) => {
    expect(eyesOf(actor, request(open), organisation)).toEqual(new Set(['everyDepartment', 'everybody', ...eyes]));
  });

  it('are what every department may know for one that was only told, and the authority’s own for all its people', () => {
    const told: readonly (readonly [Actor, ReadableMatter])[] = [
      [actorOf('WB_HANDLER', 'county.farming'), entry],
      [actorOf('SYSADMIN', 'city.housing'), request(true)],
      [auditor('*'), request(false)],
    ];
    for (const [actor, matter] of told)
      expect(eyesOf(actor, matter, organisation)).toEqual(new Set(['everyDepartment']));
    expect(eyesOf(actorOf('DEPT_HEAD', 'province.data'), entry, organisation)).toEqual(
      new Set(['everyDepartment', 'everybody', 'authority']),
    );
  });
});
