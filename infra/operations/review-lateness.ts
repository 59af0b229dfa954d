import type { DataSource } from 'typeorm';
import { Trouble } from '../dev/trouble.js';
import { reviewAll } from './review.js';
import { operate } from './with-database.js';

/*
 * `npm run review-lateness` lists the latenesses that earlier releases wrongly withdrew or counted, one a line, for the authority
 * to judge anew; `-- --json` prints them as JSON. It changes nothing.
 */
await operate((database) => {
  const given = process.argv.slice(3);
  if (given.some((one) => one !== '--json')) throw new Trouble('npm run review-lateness [-- --json]');
  return given.length > 0 ? printJson(database) : printLines(database);
});

async function printJson(database: DataSource): Promise<boolean> {
  console.log(JSON.stringify(await reviewAll(database), null, 2));
  return true;
}

async function printLines(database: DataSource): Promise<boolean> {
  const items = await reviewAll(database);
  for (const { matterId, number, clock, clause, stored, says } of items)
    console.log(`${number ?? matterId} (${matterId}) ${clock} ${clause}: ${stored}。现行规则：${says}。`);
  console.log(`${items.length} to review`);
  return true;
}
