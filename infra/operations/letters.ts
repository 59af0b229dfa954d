import { z } from 'zod';
import type { DataSource } from 'typeorm';
import { parkedLetters, unparkLetter } from '#libs/persistence';
import { Trouble } from '../dev/trouble.js';
import { operate } from './with-database.js';

/*
 * `npm run letters` lists parked letters: effects on another matter that were refused because of a defect.
 * `npm run letters -- retry <id>` delivers one again, after the defect was removed.
 */
const USAGE = 'npm run letters [-- retry <id>]';

await operate((database) => {
  const [action, id, ...more] = process.argv.slice(3);
  if (action === undefined) return list(database);
  if (action !== 'retry' || more.length > 0 || !z.uuid().safeParse(id).success) throw new Trouble(USAGE);
  return retry(database, id ?? '');
});

async function list(database: DataSource): Promise<boolean> {
  const letters = await parkedLetters(database);
  for (const { id, source, process: name, target, reaction, why } of letters)
    console.log(`${id}: ${source} -> ${name} ${target}: ${reaction}: ${why}`);
  console.log(`${letters.length} parked`);
  return letters.length === 0;
}

async function retry(database: DataSource, id: string): Promise<boolean> {
  const isParked = await unparkLetter(database, id);
  console.log(isParked ? `${id} is delivered once more` : `no letter ${id} is parked`);
  return isParked;
}
