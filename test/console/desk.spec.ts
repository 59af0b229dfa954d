import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Desk } from '../support/chromium.js';
import { House } from './house.js';

let house: House | undefined;
const open = (): House => {
  if (!house) throw new Error('the house is not open');
  return house;
};
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house?.close());

const deskOf = (account: string, path = '/'): Promise<Desk> => Desk.of(open().browser, open().url, account, { path });

/** The matter in which P4 owes an answer, and the address of its form. */
async function reply(): Promise<{ readonly matterId: string; readonly form: string }> {
  const [task] = await open().listed('p4.handler', '/tasks');
  if (!task) throw new Error('P4 has nothing to do');
  return { matterId: task.matterId, form: `/matters/${task.matterId}/act/${task.command}` };
}

it('a deep link survives the sign-in', async () => {
  const { form } = await reply();
  const desk = await deskOf('p4.handler', form);
  expect(new URL(desk.page.url()).pathname).toBe(form);
  await desk.page.locator('form.command').waitFor();
  await desk.close();
});

it('one signs out, and comes back as somebody else', async () => {
  const desk = await deskOf('p4.handler');
  expect(await desk.page.locator('.person').innerText()).toContain('p4.handler');
  await desk.page.getByRole('button', { name: '换成别人' }).click();
  await desk.choose('p4.lead');
  expect(await desk.page.locator('.person').innerText()).toContain('p4.lead');
  await desk.close();
});

it('what was typed outlasts a reload, and a session that ends', async () => {
  const { form } = await reply();
  const desk = await deskOf('p4.handler', form);
  const box = desk.page.locator('[data-field="responsibilityMatrix"] textarea');
  await desk.page.getByRole('button', { name: '全部同意' }).click();
  await box.fill('提供部门负责传输，需求部门负责使用。');
  await desk.page.reload();
  expect(await box.inputValue()).toBe('提供部门负责传输，需求部门负责使用。');

  await desk.page.context().clearCookies();
  await desk.page.getByRole('button', { name: '试算' }).click();
  await desk.page.getByRole('button', { name: '重新登录' }).click();
  await desk.choose('p4.handler');
  expect(new URL(desk.page.url()).pathname).toBe(form);
  expect(await box.inputValue()).toBe('提供部门负责传输，需求部门负责使用。');
  await desk.close();
});

it('a form that became stale says what changed before it is sent', async () => {
  const { matterId, form } = await reply();
  const desk = await deskOf('p4.handler', form);
  await desk.page.locator('form.command').waitFor();
  const path = `/share-requests/${matterId}/commands/mark-urgency`;
  const given = await open().api.post('p4.handler', path, { urgency: 'URGENT' }, randomUUID());
  expect(given.status).toBe(200);
  const banner = desk.page.locator('.stale');
  await banner.waitFor();
  await banner.locator('.story li').first().waitFor();
  expect(await desk.page.locator('form.command button[type="submit"]').isDisabled()).toBe(true);
  await banner.getByRole('button').click();
  expect(await desk.page.locator('form.command button[type="submit"]').isDisabled()).toBe(false);
  await desk.close();
});

it('the open matter of a second person tells that it moved, and shows it when asked', async () => {
  const { matterId } = await reply();
  const desk = await deskOf('p4.lead', `/matters/${matterId}`);
  await desk.page.locator('h1').waitFor();
  const path = `/share-requests/${matterId}/commands/mark-urgency`;
  await open().api.post('p4.handler', path, { urgency: 'EXTRA_URGENT' }, randomUUID());
  const banner = desk.page.locator('.stale');
  await banner.waitFor();
  await banner.getByRole('button').click();
  await banner.waitFor({ state: 'detached' });
  await desk.page.locator('.story').getByText('特急').first().waitFor();
  await desk.close();
});

it('the days of the strip are those of the API', async () => {
  const { matterId } = await reply();
  const { body } = await open().api.get('p4.handler', `/matters/${matterId}/clocks/reply`);
  const { days } = body as { readonly days: readonly { readonly date: string; readonly counted: boolean }[] };
  const desk = await deskOf('p4.handler', `/matters/${matterId}/clock/reply`);
  await desk.page.locator('.strip').waitFor();
  expect(await desk.page.locator('.strip td.counted').count()).toBe(days.filter(({ counted }) => counted).length);
  expect(await desk.page.locator('.strip td.due .heard').innerText()).toContain('2月10日');
  await desk.close();
});

it('the proof of an entry is computed in the browser', async () => {
  const { matterId } = await reply();
  const desk = await deskOf('p4.handler', `/matters/${matterId}`);
  await desk.page.locator('.story .proof summary').first().click();
  await desk.page.getByText('哈希').first().waitFor();
  expect(await desk.page.locator('.story .proof p').first().innerText()).toMatch(/^哈希(与内容)?一致/);
  await desk.close();
});

it('a matter that is not theirs is answered like one that does not exist', async () => {
  const { matterId } = await reply();
  const desk = await deskOf('c3.handler', `/matters/${matterId}`);
  await desk.page.locator('.failure').waitFor();
  const foreign = await desk.page.locator('main').innerText();
  await desk.open(`/matters/${randomUUID()}`);
  expect(await desk.page.locator('main').innerText()).toBe(foreign);
  await desk.close();
});

it('what somebody wrote as HTML is shown as they wrote it', async () => {
  const written = '<img src=x onerror="document.title=1"><b>粗</b>';
  const draft = { catalogCode: '3070990000004/000001', dutyNeed: written };
  const { body } = await open().api.post('m4.handler', '/share-requests', draft, randomUUID());
  const desk = await deskOf('m4.handler', `/matters/${(body as { readonly matterId: string }).matterId}`);
  await desk.page.getByText(written).first().waitFor();
  expect(await desk.page.locator('main img').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

it('time moves to the next working day, and the banner says so', async () => {
  const desk = await deskOf('p4.handler');
  await desk.page.getByRole('button', { name: '拨动时间' }).click();
  await desk.page.getByRole('button', { name: '拨到此时' }).click();
  await desk.page.getByText('时间已拨到').waitFor();
  expect(await desk.page.locator('.rehearsal time').innerText()).toMatch(/2月3日（周二）09:0\d/);
  await desk.close();
});
