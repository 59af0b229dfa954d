import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, SCREENS } from '../support/chromium.js';
import { House } from './house.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What no page may show: an id, an instant of UTC, a code of the API, a hash. */
const NOT_FOR_PEOPLE: Readonly<Record<string, RegExp>> = {
  id: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  instant: /\d{4}-\d\d-\d\dT\d\d:\d\d/,
  code: /\b[A-Z]{2,}(_[A-Z0-9]+)+\b/,
  value: /\b(undefined|null|NaN|\[object Object\])\b/,
};

interface Visit {
  readonly account: string;
  readonly pages: readonly string[];
}

const EVERYBODY = ['/', '/inbox', '/matters', '/catalog', '/departments', '/calendar', '/calculator', '/me'];

const VISITS: readonly Visit[] = [
  { account: 'p4.handler', pages: [...EVERYBODY, '/catalog/work', '/breaches', '/catalog/3070990000004/000001'] },
  { account: 'm4.handler', pages: ['/requests/new?entry=3070990000004/000001'] },
  {
    account: 'p1.supervisor',
    pages: [
      '/supervise',
      '/supervise/late',
      '/breaches',
      '/indicators',
      '/indicators/K01',
      '/departments/P4',
      '/review',
    ],
  },
  { account: 'auditor.1', pages: ['/', '/audit', '/matters', '/indicators'] },
  {
    account: 'sysadmin.1',
    pages: ['/admin', '/admin/calendars', '/admin/policies', '/admin/organisation', '/admin/accounts'],
  },
  { account: 'operator.1', pages: ['/', '/operate'] },
  { account: 'gov.p', pages: ['/', '/supervise', '/breaches'] },
];

let house: House | undefined;
const open = (): House => {
  if (!house) throw new Error('the house is not open');
  return house;
};
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house?.close());

/** Findings of axe that keep somebody from working. */
async function barriers(desk: Desk): Promise<readonly string[]> {
  await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate<{
    violations: readonly { impact: string; id: string; nodes: readonly { html: string }[] }[];
  }>(`axe.run(document, { resultTypes: ['violations'] })`);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
}

/** Looks at a page as a reader who is not of the trade, on each screen, and as one who hears it. */
async function look(desk: Desk, path: string): Promise<void> {
  await desk.open(path);
  const shown = await desk.page.locator('main').innerText();
  for (const [what, pattern] of Object.entries(NOT_FOR_PEOPLE))
    expect({ path, what, found: pattern.exec(shown)?.[0] }).toEqual({ path, what, found: undefined });
  expect({ path, barriers: await barriers(desk) }).toEqual({ path, barriers: [] });
  for (const [screen, size] of Object.entries(SCREENS)) {
    await desk.page.setViewportSize(size);
    const over = await desk.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect({ path, screen, over: Math.max(over, 0) }).toEqual({ path, screen, over: 0 });
  }
  await desk.page.setViewportSize(SCREENS.small);
  expect({ path, complaints: desk.complaints }).toEqual({ path, complaints: [] });
}

describe('every page shows words, fits every screen and has no barrier', () => {
  it.each(VISITS)('$account', async ({ account, pages }) => {
    const desk = await Desk.of(open().browser, open().url, account);
    for (const path of pages) await look(desk, path);
    await desk.close();
  });

  it('a matter, its clock and its form', async () => {
    const { browser, url } = open();
    const [task] = await open().listed('p4.handler', '/tasks');
    const desk = await Desk.of(browser, url, 'p4.handler');
    const matter = `/matters/${task?.matterId ?? ''}`;
    for (const path of [matter, `${matter}/clock/reply`, `${matter}/act/${task?.command ?? ''}`])
      await look(desk, path);
    await desk.close();
  });
});

const ACCOUNTS = [
  'm4.handler',
  'm4.lead',
  'p4.handler',
  'p4.lead',
  'p5.handler',
  'p5.lead',
  'p1.supervisor',
  'm1.reviewer',
  'm1.supervisor',
];

it.each(ACCOUNTS)('each task and each message of %s opens, and the form of a task is there', async (account) => {
  const { browser, url } = open();
  const desk = await Desk.of(browser, url, account);
  for (const { matterId, command } of (await open().listed(account, '/tasks')).slice(0, 5)) {
    await desk.open(`/matters/${matterId}/act/${command}`);
    await desk.page.locator('form.command button[type="submit"], main .refused').first().waitFor();
  }
  const alerts = await open().listed(account, '/alerts?unread=true&limit=5');
  for (const { matterId, subject } of alerts) {
    await desk.open(`/matters/${matterId}`);
    expect(await desk.page.locator('h1').innerText()).toBe(subject);
  }
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
