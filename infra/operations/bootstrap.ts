import { parseArgs } from 'node:util';
import { Trouble } from '../dev/trouble.js';
import { found } from './found.js';
import { operate } from './with-database.js';

/** The country stands above all divisions (GB/T 2260). */
const COUNTRY = { code: '100000', name: '国家', level: 'NATIONAL', parentCode: null } as const;

/** Body that builds and runs the platform (Art 30(2)); its administrators rename it in the product. */
const OPERATOR = {
  id: 'PLATFORM',
  name: '平台建设管理单位',
  divisionCode: COUNTRY.code,
  uscc: null,
  frontCode: null,
  kind: 'DEPT',
} as const;

/**
 * `npm run bootstrap -- --administrator SUBJECT --administrator SUBJECT` makes the first two administrators of an empty
 * database, once. SUBJECT is the value of the claim by which the provider of identities names an account.
 */
const { values } = parseArgs({
  args: process.argv.slice(3), // after the name of the operation
  options: { administrator: { type: 'string', multiple: true } },
});
const administrators = [...new Set(values.administrator)];

await operate(async (database) => {
  if (administrators.length !== 2)
    throw new Trouble('Name two different administrators: --administrator SUBJECT --administrator SUBJECT.');
  await found(database, { division: COUNTRY, department: OPERATOR, administrators });
  console.log(`${administrators.join(' and ')} are administrators of ${OPERATOR.name} (${OPERATOR.id}).`);
  return true;
});
