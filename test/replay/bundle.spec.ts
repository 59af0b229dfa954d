import { expect, it } from '@jest/globals';
import { bundleWorkflows } from './bundle.js';

const LIMIT_BYTES = 1_900_000;

/** What a bundle would drag along for years, and replay: rules, frameworks, drivers, schemas. */
const STRANGERS =
  /^(libs\/(?!contracts\/)|activities\/|apps\/|infra\/|node_modules\/(@nestjs|typeorm|pg|pino|zod|reflect-metadata)\/)/;

it('workflows drag nothing along but contracts and the SDK', async () => {
  const { code } = await bundleWorkflows();
  const modules = [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"?!]+)/gm)].map(([, module = '']) => module);
  expect(modules).toContain('libs/contracts/src/matter.ts');
  expect(modules.filter((module) => STRANGERS.test(module))).toEqual([]);
  expect(Buffer.byteLength(code)).toBeLessThan(LIMIT_BYTES);
});
