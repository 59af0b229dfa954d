import { parseArgs } from 'node:util';
import { bootstrap, OPERATOR } from './found.js';
import { operate } from './with-database.js';

/**
 * `npm run bootstrap -- --administrator SUBJECT --administrator SUBJECT` makes the first two administrators of an empty
 * database, once. SUBJECT is the value of the claim by which the provider of identities names an account.
 */
const { values } = parseArgs({
  args: process.argv.slice(3), // after the name of the operation
  options: { administrator: { type: 'string', multiple: true } },
});
const administrators = values.administrator ?? [];

await operate(async (database) => {
  await bootstrap(database, administrators);
  console.log(`${administrators.join(' and ')} are administrators of ${OPERATOR.name} (${OPERATOR.id}).`);
  return true;
});
