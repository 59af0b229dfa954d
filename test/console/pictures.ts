import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, it } from '@jest/globals';
import { Desk } from '../support/chromium.js';
import { House } from './house.js';

// `npm run pictures` takes the pictures of infra/docs/console.md. It is no test: it writes them into the repository.

const FOLDER = 'infra/docs/pictures';

interface Picture {
  readonly name: string;
  readonly account: string;
  /** Address, in which `{matter}` is the matter of the person's first task and `{form}` its form. */
  readonly path: string;
}

const PICTURES: readonly Picture[] = [
  { name: 'desk', account: 'p4.handler', path: '/' },
  { name: 'matter', account: 'p4.handler', path: '{matter}' },
  { name: 'clock', account: 'p4.handler', path: '{matter}/clock/reply' },
  { name: 'reply', account: 'p4.handler', path: '{form}' },
  { name: 'request', account: 'm4.handler', path: '/requests/new?entry=3070990000004/000001' },
  { name: 'catalogue', account: 'm4.handler', path: '/catalog' },
  { name: 'entry', account: 'm4.handler', path: '/catalog/3070990000004/000001' },
  { name: 'supervision', account: 'p1.supervisor', path: '/supervise' },
  { name: 'late', account: 'p1.supervisor', path: '/supervise/late' },
  { name: 'indicators', account: 'p1.supervisor', path: '/indicators' },
  { name: 'calendar', account: 'm4.lead', path: '/calendar' },
  { name: 'operations', account: 'operator.1', path: '/operate' },
];

let house: House | undefined;
beforeAll(async () => {
  house = await House.open();
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(() => house?.close());

it.each(PICTURES)('$name', async ({ name, account, path }) => {
  if (!house) throw new Error('the house is not open');
  const [task] = await house.listed(account, '/tasks');
  const matter = `/matters/${task?.matterId ?? ''}`;
  const desk = await Desk.of(house.browser, house.url, account);
  await desk.open(path.replace('{form}', `${matter}/act/${task?.command ?? ''}`).replace('{matter}', matter));
  await desk.page.waitForLoadState('networkidle').catch(() => undefined); // the stream stays open
  await desk.page.screenshot({ path: `${FOLDER}/${name}.jpeg`, type: 'jpeg', quality: 70 });
  await desk.close();
});
