import { expect, it } from '@jest/globals';
import { checkContent, createOrganisation, hintsOn, normaliseName, standingOfCode } from '#libs/domain';
import { designations } from './designations.js';
import { entries, storyEntries } from './entries.js';
import { departments, divisions } from './organisation.js';

const organisation = createOrganisation(divisions, departments);
const all = [...entries(), ...storyEntries()];

it.each(all.map((entry) => [entry.content.catalogCode, entry] as const))('%s has no fault', (code, entry) => {
  const provider = organisation.department(entry.provider);
  const designatedSource = designations.find(({ catalogCode }) => catalogCode === code)?.departmentId ?? null;
  const setting = {
    providerUscc: provider.uscc,
    published: null,
    at: '2025-08-01',
    designatedSource,
    code: standingOfCode({ code, provider, designatedSource, holder: null }),
    knownCodes: new Set(all.map(({ content }) => content.catalogCode).filter((other) => other !== code)),
  };
  expect(checkContent(entry.content, setting)).toEqual([]);
  expect(hintsOn(entry.content, setting)).toEqual([]);
});

it('no provider has two entries of one name', () => {
  const names = all.map(({ provider, content }) => `${provider} ${normaliseName(content.name)}`);
  expect(new Set(names).size).toBe(all.length);
});
