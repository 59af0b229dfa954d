import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImportContent } from '#libs/domain';
import { DocumentReceipt, OrganisationImportReport, OrganisationImportView } from '#libs/http';
import { writeOrganisation } from '#libs/sheets';
import { Door } from '../e2e/door.fixture.js';
import { Platform } from '../support/platform.js';

/*
 * `npm run bench -- organisation`: a workbook with 10,000 accounts and an office for each is checked, proposed, confirmed
 * and applied by a real platform. Prints what each step takes, how long other requests wait meanwhile, and the peaks of
 * resident memory of API and worker.
 */
const ACCOUNTS = 10_000;
const [PROPOSER, CONFIRMER] = ['sysadmin.1', 'sysadmin.2'] as const;

let platform: Platform;
let door: Door;
let documentIds: string[];
let importId: string;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  door = new Door(platform.url);
});
afterAll(() => platform?.stop());

it('is checked and proposed', async () => {
  documentIds = [await upload(await buffer(writeOrganisation(organisation())))];
  print(`the API has had ${await peak('api')}, the worker ${await peak('worker')}`);
  const { body } = await measured('check', () => door.post(PROPOSER, '/organisation/imports/check', { documentIds }));
  expect(OrganisationImportReport.parse(body)).toMatchObject({ faulty: 0, moreChanges: true });
  const proposed = await measured('propose', () => door.post(PROPOSER, '/organisation/imports', { documentIds }));
  ({ importId } = proposed.body as { readonly importId: string });
});

it('is confirmed and applied', async () => {
  const began = performance.now();
  await measured('confirm', () => door.post(CONFIRMER, `/organisation/imports/${importId}/commands/confirm`, {}));
  await measured('apply', async () => {
    while ((await view()).state === 'CONFIRMED') await new Promise((resolve) => setTimeout(resolve, 500));
  });
  const applied = await view();
  expect(applied).toMatchObject({ state: 'APPLIED', changes: 2 * ACCOUNTS, done: 2 * ACCOUNTS });
  const each = (performance.now() - began) / applied.changes;
  print(`${applied.changes} records, ${each.toFixed(2)} ms each; the worker has had ${await peak('worker')}`);
});

it('is imported again without a change, on a platform of that size', async () => {
  const { body } = await measured('check again', () =>
    door.post(PROPOSER, '/organisation/imports/check', { documentIds }),
  );
  expect(OrganisationImportReport.parse(body)).toMatchObject({ faulty: 0, changes: [] });
});

const view = async () =>
  OrganisationImportView.parse((await door.get(PROPOSER, `/organisation/imports/${importId}?limit=1`)).body);

/** Accounts with an office each, divided among two departments. */
function organisation(): ImportContent {
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => ({ accountId: `bench.${n}`, samePersonAs: null }));
  const office = { role: 'WB_HANDLER', from: null, until: null } as const;
  return {
    divisions: [],
    departments: [],
    workingBodies: [],
    accounts,
    offices: accounts.map(({ accountId }, n) => ({
      ...office,
      accountId,
      departmentId: n % 2 === 0 ? 'P4' : 'P2',
      auditedDivisions: [],
    })),
  };
}

async function upload(bytes: Buffer): Promise<string> {
  const headers = {
    ...(await door.bearer(PROPOSER)),
    'idempotency-key': 'organisation',
    'document-name': 'organisation.xlsx',
    'content-type': 'application/octet-stream',
  };
  const init = { method: 'POST', headers, body: new Uint8Array(bytes) };
  return DocumentReceipt.parse(await (await fetch(`${door.url}/api/v1/documents`, init)).json()).documentId;
}

async function measured<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  let isDone = false;
  const others = (async () => {
    while (!isDone) {
      const began = performance.now();
      await door.get('p2.lead', '/matters?limit=1');
      waited = Math.max(waited, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const began = performance.now();
  const result = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  isDone = true;
  await others;
  print(
    `${what}: ${seconds} s; other requests waited ${waited.toFixed(0)} ms at most; the API has had ${await peak('api')}`,
  );
  return result;
}

async function peak(program: 'api' | 'worker'): Promise<string> {
  const status = await readFile(`/proc/${String(platform[program].pid)}/status`, 'utf8');
  const [, kib] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
  return `${(Number(kib) / 1024).toFixed(0)} MiB`;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
