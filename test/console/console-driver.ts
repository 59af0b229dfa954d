import { expect } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Problem, Receipt } from '#libs/http';
import type { Outcome, Place } from '../scenarios/driver.js';
import { Desk } from '../support/chromium.js';
import { HttpDriver } from '../support/http-driver.js';

/** Commands that begin a matter without being named. */
const FIRST: Readonly<Record<string, string>> = {
  'share-request': 'draft-request',
  'correction-request': 'draft-correction',
  'catalog-entry': 'create-draft',
};

/** Fields that the console fills in itself: the revision that one reads, and the item of a row. */
const GIVEN: ReadonlySet<string> = new Set(['revision', 'itemId']);

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Plays scenarios at the console: each person has a window, opens the form of a command, fills it in and sends it.
 * What they look at in between is read over HTTP, so that the same scenarios prove the same things.
 */
export class ConsoleDriver extends HttpDriver {
  private readonly desks = new Map<string, Promise<Desk>>();
  private readonly files = new Map<string, string>();

  constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {
    super(address);
  }

  /** The window of a person, in which they are signed in. */
  deskOf(account: string): Promise<Desk> {
    const desk = this.desks.get(account) ?? Desk.of(this.browser, this.address, account);
    this.desks.set(account, desk);
    return desk;
  }

  async close(): Promise<void> {
    for (const desk of this.desks.values()) await (await desk).close();
  }

  /** Keeps a file until the person attaches it in a form. */
  override upload(_account: string, text: string): Promise<string> {
    const id = `file-${String(this.files.size + 1)}`;
    this.files.set(id, text);
    return Promise.resolve(id);
  }

  override async begin(account: string, process: string, payload: unknown, command?: string): Promise<Outcome> {
    return (
      (await this.fillsIn(account, `/new/${process}/${command ?? FIRST[process] ?? ''}`, payload)) ??
      super.begin(account, process, await this.uploaded(account, payload), command)
    );
  }

  override async act(account: string, place: Place, command: string, payload: unknown): Promise<Outcome> {
    return (
      (await this.fillsIn(account, `/matters/${place.matterId}/act/${command}`, payload)) ??
      super.act(account, place, command, await this.uploaded(account, payload))
    );
  }

  /** A payload with the files that it cites uploaded, for a command that has no form here. */
  private async uploaded(account: string, payload: unknown): Promise<unknown> {
    let text = JSON.stringify(payload);
    for (const [id, content] of this.files)
      if (text.includes(`"${id}"`)) text = text.replaceAll(`"${id}"`, `"${await super.upload(account, content)}"`);
    return JSON.parse(text);
  }

  /** Gives a command by its form. Returns null where the console offers none and says why instead. */
  private async fillsIn(account: string, path: string, payload: unknown): Promise<Outcome | null> {
    const desk = await this.deskOf(account);
    const { page, complaints } = desk;
    await desk.open(path);
    const form = page.locator('form.command');
    await form.or(page.locator('main .refused, main .failure')).first().waitFor();
    if ((await form.count()) === 0) return null;
    if (isPlain(payload)) await this.fill(form, payload);
    const answered = page.waitForResponse(
      (one) =>
        one.request().method() === 'POST' &&
        one.url().includes('/api/v1/') &&
        !one.url().includes('dryRun') &&
        !one.url().endsWith('/documents'),
    );
    await form.locator('button[type="submit"]').click();
    const response = await answered;
    const body: unknown = await response.json();
    expect(complaints).toEqual([]);
    if (!response.ok()) {
      await form.getByRole('alert').first().waitFor();
      const { code, clause, detail } = Problem.parse(body);
      return { ok: false, status: response.status(), code, detail, ...(clause && { clause }) };
    }
    const { matterId, state, seq } = Receipt.parse(body);
    await page.waitForURL(`**/matters/${matterId}`);
    await this.settle(matterId);
    return { ok: true, status: response.status(), matterId, state, seq };
  }

  /** Fills in the fields of an object, each found by its place in the body. */
  private async fill(form: Locator, values: Plain, prefix = ''): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.fillField(form, `${prefix}${name}`, value);
  }

  private async fillField(form: Locator, path: string, value: unknown): Promise<void> {
    const field = form.locator(`[data-field="${path}"]`).first();
    if (GIVEN.has(path.split('.').at(-1) ?? '') && (await field.count()) === 0) return;
    await field.waitFor();
    if (await field.locator('> .files').count()) return this.attach(field, value);
    if (Array.isArray(value)) return this.fillList(form, field, path, value);
    if (isPlain(value)) {
      await this.chooseShape(form, field, path, value);
      return this.fill(form, value, `${path}.`);
    }
    await this.fillSingle(field, value);
  }

  private async fillList(form: Locator, field: Locator, path: string, values: readonly unknown[]): Promise<void> {
    const marks = field.locator('input[type="checkbox"]');
    if (typeof values[0] === 'string' && (await marks.count()) > 0) {
      for (const value of values) await field.locator(`input[value="${String(value)}"]`).check();
      return;
    }
    for (const [n, value] of values.entries()) {
      if ((await form.locator(`[data-field="${path}.${String(n)}"]`).count()) === 0)
        await field.locator('> button').click();
      await this.fillField(form, `${path}.${String(n)}`, value);
    }
  }

  /** Chooses the shape that has the fields of the value, where there are several. */
  private async chooseShape(form: Locator, field: Locator, path: string, value: Plain): Promise<void> {
    const shapes = field.locator('> .choices input[type="radio"]');
    const [name] = Object.keys(value)
      .filter((one) => !GIVEN.has(one))
      .slice(-1);
    for (let n = 0; n < (await shapes.count()); n++) {
      if ((await form.locator(`[data-field="${path}.${name ?? ''}"]`).count()) > 0) return;
      await shapes.nth(n).check();
    }
  }

  private async attach(field: Locator, value: unknown): Promise<void> {
    const files = [value].flat().map((id, n) => ({
      name: `${String(n + 1)}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(this.files.get(String(id)) ?? String(id)),
    }));
    await field.locator('input[type="file"]').setInputFiles(files);
    await expectCount(field.locator('.files li'), files.length);
  }

  private async fillSingle(field: Locator, value: unknown): Promise<void> {
    const mark = field.locator('input[type="checkbox"]');
    if (value === true && (await mark.count()) > 0) return mark.check();
    if (typeof value === 'boolean')
      return field
        .locator('input[type="radio"]')
        .nth(value ? 0 : 1)
        .check();
    if (await field.locator('select').count()) {
      await field.locator('select').selectOption(String(value));
      return;
    }
    const found = field.locator('.ant-select');
    if (await found.count()) return this.choose(found, String(value));
    const named = field.locator(`input[type="radio"][value="${String(value)}"]`);
    if ((await named.count()) > 0) return named.check();
    const box = field.locator('input, textarea').first();
    const isInstant = (await box.getAttribute('type')) === 'datetime-local';
    await box.fill(isInstant ? String(value).slice(0, 16) : String(value));
  }

  /** Chooses from a list that is searched. */
  private async choose(select: Locator, value: string): Promise<void> {
    await select.click();
    await select.locator('input').fill(value);
    await select.page().locator(`.ant-select-dropdown [data-code="${value}"]`).click();
  }
}

async function expectCount(locator: Locator, count: number): Promise<void> {
  await locator.nth(count - 1).waitFor();
}
