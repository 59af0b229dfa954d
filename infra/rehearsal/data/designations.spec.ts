import { expect, it } from '@jest/globals';
import { designations } from './designations.js';
import { entryVersions } from './entries.js';

it('each designates, for one published entry, the department that provides it', () => {
  const providers = new Map(entryVersions().map(({ catalogCode, provider }) => [catalogCode, provider]));
  expect(new Set(designations.map(({ catalogCode }) => catalogCode)).size).toBe(designations.length);
  for (const { catalogCode, departmentId } of designations) expect(departmentId).toBe(providers.get(catalogCode));
});
