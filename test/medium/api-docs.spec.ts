import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PROCESSES } from '#libs/domain';
import { operationIdOf } from '../../apps/api/src/command/operation-id.js';
import { ApiDocument } from '../e2e/document.fixture.js';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, openApi, signIn, type OpenApi } from './api.fixture.js';

const SHEETS = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'];
/** Operations that answer with a file, with the media types. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  getDocument: ['application/octet-stream'],
  getDeadlineCalendar: ['text/calendar'],
  getCatalogImportTemplate: SHEETS,
  exportCatalogEntries: SHEETS,
  exportIndicators: SHEETS,
  getOrganisationImportTemplate: SHEETS,
  openStream: ['text/event-stream'],
  printListPaper: ['application/pdf', 'text/html'],
  printPaper: ['application/pdf', 'text/html'],
  printPaperAgain: ['application/pdf', 'text/html'],
  previewPaperTemplate: ['application/pdf', 'text/html'],
  beginSignIn: [],
  completeSignIn: [],
};

let open: OpenApi;
let api: ApiDocument;

beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  api = new ApiDocument((await ask(`${open.url}/openapi.json`)).body);
});
afterAll(() => open?.close());

describe('the document', () => {
  it('names every route, once', () => {
    const commands = PROCESSES.flatMap(({ process, rows }) => rows.map(({ name }) => operationIdOf(process, name)));
    const ids = api.operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.sort()).toEqual(
      [
        ...commands,
        'beginSignIn',
        'completeSignIn',
        'endSessionsAtProvider',
        'getSession',
        'signOut',
        'getDictionary',
        'listProblems',
        'getProblem',
        'listMatters',
        'countMatters',
        'urgeMatters',
        'superviseMatters',
        'listOverdueClocks',
        'listSavedFilters',
        'getSavedFilter',
        'saveFilter',
        'deleteSavedFilter',
        'getMatter',
        'getMatterHolding',
        'compareMatterRevisions',
        'compareCatalogEntryVersions',
        'openStream',
        'copyShareRequest',
        'listMatterHistory',
        'listMatterEffects',
        'listPrintablePapers',
        'printPaper',
        'printPaperAgain',
        'listListPapers',
        'uploadPaperTemplate',
        'listPaperTemplates',
        'getPaperTemplate',
        'previewPaperTemplate',
        'activatePaperTemplate',
        'checkPaper',
        'printListPaper',
        'explainMatterClock',
        'getMe',
        'listEvents',
        'proveMatter',
        'getOperationsStatus',
        'listColleagues',
        'listOwnActs',
        'listOwnDrafts',
        'listOwnDeadlines',
        'makeCalendarLink',
        'revokeCalendarLink',
        'getDeadlineCalendar',
        'listTasks',
        'listAlerts',
        'markAlertRead',
        'markAllAlertsRead',
        'listDeliveries',
        'resendDelivery',
        'getNotificationPreference',
        'setNotificationPreference',
        'getLateness',
        'listIndicators',
        'exportIndicators',
        'listIndicatorCases',
        'getOwnNumbers',
        'searchCatalogEntries',
        'getCatalogEntry',
        'listCatalogEntryVersions',
        'uploadDocument',
        'getDocument',
        'getDocumentMetadata',
        'checkCatalogImport',
        'importCatalogEntries',
        'listCatalogImports',
        'getCatalogImport',
        'getCatalogImportTemplate',
        'exportCatalogEntries',
        'listAccessLog',
        'listAccounts',
        'listDepartments',
        'listDivisions',
        'checkOrganisationImport',
        'proposeOrganisationImport',
        'listOrganisationImports',
        'getOrganisationImport',
        'getOrganisationImportTemplate',
        'confirmOrganisationImport',
        'rejectOrganisationImport',
        'listUseRecords',
        'listUseRecordLooks',
        'registerWebhook',
        'listWebhooks',
        'getWebhook',
        'rotateWebhookSecret',
        'disableWebhook',
        'addSynonyms',
        'listSynonyms',
        'endSynonyms',
        'addWebhookHost',
        'listWebhookHosts',
        'removeWebhookHost',
        'readCalendarSheet',
        'uploadCalendar',
        'listCalendars',
        'getCalendar',
        'previewCalendar',
        'activateCalendar',
        'uploadPolicy',
        'listPolicies',
        'getPolicyRegister',
        'getPolicy',
        'previewPolicy',
        'activatePolicy',
        'getCalendarRollout',
        'repeatCalendarRollout',
        'calculateDeadline',
        'getPlatformClock',
        'advancePlatformClock',
        'signIn',
        'checkLiveness',
        'checkReadiness',
      ].sort(),
    );
  });

  it('states of each route its purpose, its answers and its refusals', () => {
    for (const operation of api.operations) {
      const { path, method } = operation;
      expect(operation.summary).toMatch(/[\u4e00-\u9fff]/);
      const [good, ...others] = Object.entries(operation.responses).sort(([a], [b]) => a.localeCompare(b));
      const answered = FILES[operation.operationId] ?? ['application/json'];
      expect(Object.keys(good?.[1].content ?? {})).toEqual(answered);
      const refusals = others.filter(([status]) => status !== '304');
      for (const [, refusal] of refusals) expect(Object.keys(refusal.content)).toEqual(['application/problem+json']);
      const statuses = Object.keys(operation.responses);
      expect(statuses).toEqual(expect.arrayContaining(['400', '500', '503']));
      if (operation.operationId !== 'completeSignIn')
        expect([path, statuses.includes('401')]).toEqual([path, operation.security === undefined]);
      if (path.includes('{')) expect(statuses).toContain('404');
      if (method === 'POST' && !/sign-(in|out)/.test(path) && !/calculate|check|print-again|\/read/.test(path)) {
        expect(operation.parameters).toContainEqual(
          expect.objectContaining({ name: 'Idempotency-Key', required: true }),
        );
      }
      for (const [, name] of path.matchAll(/{(\w+)}/g)) {
        expect(operation.parameters).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }));
      }
    }
  });

  it('names every query parameter: any other one is refused, by each read and each command', async () => {
    expect(api.operations.length).toBeGreaterThan(100);
    for (const { method, path, responses } of api.operations) {
      const address = open.url + path.replace(/\{[^}]+\}/g, randomUUID());
      const reply = await ask(`${address}?unknown=1&${encodeURIComponent('另一个')}=`, { method });
      const problem = expectProblem(reply, 400, 'unknown');
      expect([path, problem.errors?.map(({ field }) => field)]).toEqual([path, ['unknown', '另一个']]);
      expect(responses).toHaveProperty('400');
    }
  });

  it('says of which reads the access log has a row', () => {
    const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(api.raw);
    const operation = z.object({ operationId: z.string(), 'x-access-log': z.string().optional() });
    const recorded = Object.values(paths)
      .flatMap((methods) => Object.values(methods).map((one) => operation.parse(one)))
      .flatMap(({ operationId, 'x-access-log': kind }) => (kind === undefined ? [] : [[operationId, kind] as const]));
    expect(Object.fromEntries(recorded)).toEqual({
      getMatter: 'RESTRICTED_READ',
      listMatterHistory: 'RESTRICTED_READ',
      listPrintablePapers: 'RESTRICTED_READ',
      printPaper: 'RESTRICTED_READ',
      listEvents: 'RESTRICTED_READ',
      proveMatter: 'RESTRICTED_READ',
      getDocument: 'RESTRICTED_READ',
      getDocumentMetadata: 'RESTRICTED_READ',
      listUseRecords: 'USE_RECORDS_READ',
      listUseRecordLooks: 'RESTRICTED_READ',
      listAccessLog: 'ACCESS_LOG_READ',
    });
  });

  it('gives examples that work', async () => {
    const token = await signIn(open.url, 'm4.handler');
    const given = ['calculateDeadline', 'signIn', 'advancePlatformClock', 'setNotificationPreference'];
    for (const operationId of given) {
      const { path, method } = api.operation(operationId);
      const headers = { 'idempotency-key': path };
      const body = JSON.stringify(api.example(operationId));
      const { status } = await ask(open.url + path, { method, token, headers, body });
      expect([path, Math.floor(status / 100)]).toEqual([path, 2]);
    }
  });

  it('works for a catalog code as described', async () => {
    const token = await signIn(open.url, 'm4.handler');
    const { status, headers } = await ask(`${open.url}/api/v1/catalog/entries/303002/000001`, { token });
    expect([status, headers.get('deprecation')]).toEqual([200, null]);
  });
});

describe('the page', () => {
  it('loads files of the platform only', async () => {
    const { status, type, text } = await ask(`${open.url}/docs`);
    expect({ status, type }).toEqual({ status: 200, type: expect.stringMatching(/^text\/html/) });
    const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => !link.startsWith('#'));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//);
      expect([link, (await ask(new URL(link, `${open.url}/docs`).href)).status]).toEqual([link, 200]);
    }
  });
});

describe('health', () => {
  it('is alive, and names what it waits for', async () => {
    expect(await ask(`${open.url}/health/live`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    const { errors } = expectProblem(await ask(`${open.url}/health/ready`), 503);
    expect(errors).toEqual([{ field: 'temporal', message: expect.any(String) }]);
  });

  it.each([
    ['is still to come', 1, ['database', 'temporal']],
    ['is told, whatever the clock does afterwards', -1, ['temporal']],
  ])('waits for a story that %s', async (_, ahead, missing) => {
    await sqlAs(
      open.ownerUrl,
      `UPDATE platform SET story_until = platform_now() + ${ahead} * interval '1 hour', held_at = platform_now(),
         advance_to = platform_now() + interval '1 day', advance_id = '${randomUUID()}'`,
    );
    const { errors } = expectProblem(await ask(`${open.url}/health/ready`), 503);
    expect(errors?.map(({ field }) => field)).toEqual(missing);
  });
});
