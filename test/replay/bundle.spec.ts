import { expect, it } from '@jest/globals';
import { bundleWorkflows } from './bundle.js';

const LIMIT_BYTES = 1_900_000;

/** Modules that must not be replayed for years: rules, frameworks, drivers, schemas. */
const FORBIDDEN_MODULES =
  /^(libs\/(?!contracts\/)|activities\/|apps\/|infra\/|node_modules\/(@nestjs|typeorm|pg|pino|zod|reflect-metadata)\/)/;

it('the workflow bundle holds contracts and the SDK, and nothing else of ours', async () => {
  const { code } = await bundleWorkflows();
  const modules = [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"?!]+)/gm)].map(([, module = '']) => module);
  expect(modules).toContain('libs/contracts/src/matter.ts');
  expect(modules.filter((module) => FORBIDDEN_MODULES.test(module))).toEqual([]);
  expect(Buffer.byteLength(code)).toBeLessThan(LIMIT_BYTES);
});
