import { expect, it } from '@jest/globals';
import { bundleWorkflows } from './bundle.js';

const LIMIT_BYTES = 1_900_000;

/** Modules that workflows must not contain, or replay would depend on them: rules, frameworks, drivers, schemas. */
const FORBIDDEN_MODULES =
  /^(libs\/(?!contracts\/)|activities\/|apps\/|infra\/|node_modules\/(@nestjs|typeorm|pg|pino|zod|reflect-metadata)\/)/;

it('the workflow bundle contains only workflows, contracts and the SDK', async () => {
  const { code } = await bundleWorkflows();
  const modules = [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"?!]+)/gm)].map(([, module = '']) => module);
  expect(modules).toContain('libs/contracts/src/matter.ts');
  expect(modules.filter((module) => FORBIDDEN_MODULES.test(module))).toEqual([]);
  expect(Buffer.byteLength(code)).toBeLessThan(LIMIT_BYTES);
});
