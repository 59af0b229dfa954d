import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCESSES, processNamed, rowOf } from '#libs/domain';
import { request } from '../scenarios/payloads.js';
import { obtains } from '../scenarios/granted.js';
import { Stage } from '../scenarios/stage.js';
import { HttpDriver } from '../support/http-driver.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { ApiDocument, objectsIn, valuesOf, type Operation } from './document.fixture.js';
import { Door, receiptOf, type Answer } from './door.fixture.js';
import { everydayLife, livesOn, type Deed, type Life } from './lives.fixture.js';
import { stopOf, walkTo, WAY, withDocuments } from './way.fixture.js';

const BEGINS = '2026-01-26T09:00:00+08:00';

let platform: Platform | undefined;
let door: Door;
let api: ApiDocument;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: BEGINS });
  door = new Door(platform.url);
  api = new ApiDocument((await door.send('GET', '/openapi.json')).body);
});
afterAll(() => platform?.stop());

/** Operations without a key: they change nothing, or the same thing when repeated. */
const WITHOUT_KEY = [
  'calculateDeadline',
  'checkCatalogImport',
  'checkOrganisationImport',
  'readCalendarSheet',
  'signIn',
  'markAlertRead',
  'markAllAlertsRead',
  'signOut',
  'endSessionsAtProvider',
  'printPaperAgain',
];

const BYTES = 'application/octet-stream';
const SHEETS = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'];
/** Operations that answer with a file, with the media types, or lead to another address without content. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  getDocument: [BYTES],
  getDeadlineCalendar: ['text/calendar'],
  getCatalogImportTemplate: SHEETS,
  exportCatalogEntries: SHEETS,
  getOrganisationImportTemplate: SHEETS,
  exportIndicators: SHEETS,
  openStream: ['text/event-stream'],
  printListPaper: ['application/pdf', 'text/html'],
  printPaper: ['application/pdf', 'text/html'],
  printPaperAgain: ['application/pdf', 'text/html'],
  previewPaperTemplate: ['application/pdf', 'text/html'],
  beginSignIn: [],
  completeSignIn: [],
};

/**
 * Operations with a JSON body of named fields; documents and sheets are sent as bytes, a provider sends a form, and the
 * content of a paper has the fields of its kind and release.
 */
const OTHERWISE = ['uploadDocument', 'readCalendarSheet', 'endSessionsAtProvider', 'printPaperAgain'];
const posts = (): readonly Operation[] =>
  api.operations.filter(({ method, operationId }) => method === 'POST' && !OTHERWISE.includes(operationId));

const commandOf = (process: string, command: string): Operation => api.at('POST', `/api/v1${pathOf(process, command)}`);
const exampleOf = (process: string, command: string): unknown => api.example(commandOf(process, command).operationId);
const example = (command: string): unknown => exampleOf('share-request', command);
const LIVES = livesOn(BEGINS.slice(0, 10));

/** Returns the path of a process's command; `{id}` stands for an existing matter. */
function pathOf(process: string, command: string): string {
  const { collection, commands } = processNamed(process);
  if (commands[0]?.name === command) return `/${collection}`;
  const begins = rowOf(processNamed(process), command)?.from.length === 0;
  return `/${collection}${begins ? '' : '/{id}'}/commands/${command}`;
}

/** Expects this status and a body as documented for it. */
function expectDocumented(operation: Operation, answer: Answer, status = 200): void {
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: answer.body });
  expect(api.complaintsOf(operation, answer)).toEqual([]);
}

describe('the document', () => {
  it('has a path for each command, and no other', () => {
    const paths = api.operations.map(({ method, path }) => `${method} ${path}`).sort();
    const commands = PROCESSES.flatMap((one) => one.rows.map(({ name }) => pathOf(one.process, name)));
    expect(paths).toEqual(
      [
        ...commands.map((path) => `POST /api/v1${path}`),
        'GET /api/v1/matters',
        'GET /api/v1/matters/counts',
        'POST /api/v1/matters/commands/urge',
        'POST /api/v1/matters/commands/supervise',
        'GET /api/v1/overdue',
        'GET /api/v1/me/filters',
        'GET /api/v1/me/filters/{name}',
        'PUT /api/v1/me/filters/{name}',
        'DELETE /api/v1/me/filters/{name}',
        'GET /api/v1/matters/{id}',
        'GET /api/v1/matters/{id}/history',
        'GET /api/v1/matters/{id}/holding',
        'GET /api/v1/matters/{id}/papers',
        'GET /api/v1/matters/{id}/papers/{kind}',
        'GET /api/v1/papers',
        'GET /api/v1/papers/{kind}',
        'POST /api/v1/papers/commands/print-again',
        'GET /api/v1/paper-templates',
        'POST /api/v1/paper-templates',
        'GET /api/v1/paper-templates/{version}',
        'GET /api/v1/paper-templates/{version}/preview',
        'POST /api/v1/paper-templates/{version}/commands/activate',
        'GET /papers/{hash}',
        'GET /api/v1/matters/{id}/diff',
        'GET /api/v1/matters/{id}/effects',
        'GET /api/v1/matters/{id}/clocks/{clockId}',
        'GET /api/v1/dictionary',
        'GET /api/v1/lateness',
        'GET /api/v1/indicators',
        'GET /api/v1/indicators/export',
        'GET /api/v1/indicators/{code}/list',
        'GET /api/v1/stream',
        'GET /api/v1/events',
        'GET /api/v1/matters/{id}/proof',
        'GET /api/v1/operations/status',
        'GET /api/v1/me',
        'GET /api/v1/me/colleagues',
        'GET /api/v1/me/acts',
        'GET /api/v1/me/drafts',
        'GET /api/v1/me/deadlines',
        'POST /api/v1/me/calendar-link',
        'DELETE /api/v1/me/calendar-link',
        'GET /calendars/{token}.ics',
        'GET /api/v1/tasks',
        'GET /api/v1/alerts',
        'POST /api/v1/alerts/commands/read-all',
        'POST /api/v1/alerts/{id}/commands/read',
        'GET /api/v1/deliveries',
        'POST /api/v1/deliveries/{id}/commands/resend',
        'GET /api/v1/notification-preferences',
        'PUT /api/v1/notification-preferences',
        'GET /api/v1/catalog/entries',
        'GET /api/v1/catalog/entries/{frontCode}/{sequence}',
        'GET /api/v1/catalog/entries/{frontCode}/{sequence}/versions',
        'GET /api/v1/catalog/entries/{frontCode}/{sequence}/diff',
        'GET /api/v1/access-log',
        'GET /api/v1/share-requests/{id}/copy',
        'GET /api/v1/share-requests/{id}/use-records',
        'GET /api/v1/share-requests/{id}/use-records/looks',
        'GET /api/v1/catalog/entries/export',
        'POST /api/v1/catalog-imports',
        'POST /api/v1/catalog-imports/check',
        'GET /api/v1/catalog-imports',
        'GET /api/v1/catalog-imports/template',
        'GET /api/v1/catalog-imports/{id}',
        'GET /api/v1/organisation/accounts',
        'GET /api/v1/organisation/departments',
        'GET /api/v1/organisation/divisions',
        'POST /api/v1/organisation/imports',
        'POST /api/v1/organisation/imports/check',
        'GET /api/v1/organisation/imports',
        'GET /api/v1/organisation/imports/template',
        'GET /api/v1/organisation/imports/{id}',
        'POST /api/v1/organisation/imports/{id}/commands/confirm',
        'POST /api/v1/organisation/imports/{id}/commands/reject',
        'POST /api/v1/webhooks',
        'GET /api/v1/webhooks',
        'GET /api/v1/webhooks/{id}',
        'POST /api/v1/webhooks/{id}/commands/rotate-secret',
        'POST /api/v1/webhooks/{id}/commands/disable',
        'POST /api/v1/catalog/synonyms',
        'GET /api/v1/catalog/synonyms',
        'POST /api/v1/catalog/synonyms/{id}/commands/end',
        'POST /api/v1/webhook-hosts',
        'GET /api/v1/webhook-hosts',
        'POST /api/v1/webhook-hosts/{id}/commands/remove',
        'POST /api/v1/calendars',
        'POST /api/v1/calendars/read-sheet',
        'GET /api/v1/calendars',
        'GET /api/v1/calendars/{version}',
        'GET /api/v1/calendars/{version}/what-if',
        'POST /api/v1/calendars/{version}/commands/activate',
        'GET /api/v1/calendars/{version}/rollout',
        'POST /api/v1/calendars/{version}/commands/repeat-rollout',
        'POST /api/v1/policies',
        'GET /api/v1/policies',
        'GET /api/v1/policies/own-numbers',
        'GET /api/v1/policies/register',
        'GET /api/v1/policies/{version}',
        'GET /api/v1/policies/{version}/what-if',
        'POST /api/v1/policies/{version}/commands/activate',
        'POST /api/v1/documents',
        'GET /api/v1/documents/{id}',
        'GET /api/v1/documents/{id}/metadata',
        'POST /api/v1/deadlines/calculate',
        'GET /api/v1/platform-clock',
        'POST /api/v1/platform-clock/commands/advance',
        'POST /api/v1/rehearsal/sign-in',
        'GET /api/v1/sign-in',
        'GET /api/v1/sign-in/callback',
        'POST /api/v1/sign-in/back-channel-logout',
        'GET /api/v1/session',
        'POST /api/v1/session/commands/sign-out',
        'GET /problems',
        'GET /problems/{code}',
        'GET /health/live',
        'GET /health/ready',
      ].sort(),
    );
    const ids = api.operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no reference without a target', () => {
    const references = [...objectsIn(api.raw)]
      .flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
      .filter(($ref) => $ref.includes('/schemas/'));
    expect(references.length).toBeGreaterThan(0);
    for (const $ref of references) expect(api.resolved({ $ref })).toBeDefined();
  });

  it('names the parameters of each path, and the key of operations that change something', () => {
    for (const { method, path, operationId, parameters } of api.operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect([operationId, given]).toEqual([operationId, inPath]);
      const changes = method === 'POST' && !WITHOUT_KEY.includes(operationId);
      const keys = parameters.filter(({ name, required }) => name === 'Idempotency-Key' && required);
      expect([operationId, keys.length]).toEqual([operationId, changes ? 1 : 0]);
    }
  });

  it('describes exactly the fields of each body, and further fields are refused', () => {
    for (const operation of posts()) {
      const body = api.bodyOf(operation);
      if (!body) throw new Error(`${operation.operationId} documents no body`);
      expect([operation.operationId, ...api.openObjects(body.schema)]).toEqual([operation.operationId]);
    }
  });

  it('lists the problems that each operation may answer', () => {
    for (const { operationId, security, parameters, responses } of api.operations) {
      const everywhere = security?.length === 0 ? ['400', '500', '503'] : ['400', '401', '500', '503'];
      const ofKey = parameters.some(({ name }) => name === 'Idempotency-Key') ? ['422', '504'] : [];
      expect([operationId, ...Object.keys(responses)]).toEqual(expect.arrayContaining([...everywhere, ...ofKey]));
      const good = FILES[operationId] ?? ['application/json'];
      for (const [status, { content }] of Object.entries(responses)) {
        const types = Object.keys(content);
        expect([operationId, status, types]).toEqual([
          operationId,
          status,
          status === '304' ? [] : Number(status) < 400 ? good : ['application/problem+json'],
        ]);
      }
    }
  });
});

describe('the examples, sent', () => {
  const LATER = ['close-unsupplemented', 'close-after-term'];
  /** Needs a law that closes every agreed item. */
  const REFUSED = 'close-by-law';
  /** Their examples bear the date of a paper that lies in no limit of the present, or need such a paper. */
  const PAPER = 'register-extension-request';
  /** Needs a requester that is itself the source of the data, as N2 is. */
  const OWN_SOURCE = 'feed-back-not-ours';
  /** Name a matter, which no example knows. */
  const RECUSALS = ['record-recusal', 'lift-recusal'];
  const PAPERS = [PAPER, 'register-extension-decision', 'confirm-extension-decision'];

  const send = async (command: string, matterId: string): Promise<void> => {
    const { account, state } = stopOf(command);
    const payload = await withDocuments(door, account, command, example(command));
    const answer = await door.command(account, matterId, command, payload);
    expectDocumented(commandOf('share-request', command), answer);
    expect(receiptOf(answer)).toMatchObject({ matterId, state });
  };

  it('draft-request', async () => {
    const answer = await door.draft(stopOf('draft-request').account, example('draft-request'));
    expectDocumented(commandOf('share-request', 'draft-request'), answer, 201);
  });

  it('each command of each process, by what follows', () => {
    const shown = LIVES.flatMap(({ process, deeds }) =>
      deeds.flatMap(([, command, payload]) => (payload ? [] : [`${process}.${command}`])),
    );
    const all = PROCESSES.flatMap(({ process, commands: rows }) =>
      rows.flatMap(({ name }) => ([...PAPERS, ...RECUSALS, OWN_SOURCE].includes(name) ? [] : `${process}.${name}`)),
    );
    expect([...new Set(shown), ...Object.keys(WAY).map((command) => `share-request.${command}`)].sort()).toEqual(
      all.sort(),
    );
  });

  const live = async (process: string, [account, command, payload]: Deed, matterId: string | null): Promise<string> => {
    const path = pathOf(process, command).replace('{id}', matterId ?? '');
    const body = await withDocuments(door, account, command, payload ?? exampleOf(process, command));
    const answer = await door.post(account, path, body);
    expectDocumented(commandOf(process, command), answer, matterId === null ? 201 : 200);
    return receiptOf(answer).matterId;
  };

  const lived = new Map<string, { readonly matterId: string; readonly account: string }>();

  describe('one after the other', () => {
    beforeAll(() =>
      obtains(new Stage(new HttpDriver(door.url)), 'c3', 'm3', request('3070990100003/000002', 'API', 3), 'data'),
    );

    it.each<Life>(LIVES)('$title', async ({ process, deeds }) => {
      let matterId: string | null = null;
      for (const deed of deeds) matterId = await live(process, deed, matterId);
      if (matterId) lived.set(process, { matterId, account: deeds[0]?.[0] ?? '' });
    });
  });

  it.each([RECUSALS])('%s and %s', async (record, lift) => {
    const recusedFrom = await walkTo(door, 'accept', example);
    const content = { ...(exampleOf('recusal', record) as object), recusedFrom };
    const recusal = await live('recusal', ['sysadmin.1', record, content], null);
    await live('recusal', ['sysadmin.2', lift], recusal);
  });

  it(OWN_SOURCE, async () => {
    await obtains(new Stage(new HttpDriver(door.url)), 'n2', 'm3', request('3070990100003/000002', 'API', 3), 'data');
    const deeds: readonly Deed[] = [
      ['n2.handler', 'draft-correction'],
      ['n2.handler', 'submit-correction'],
      ['m3.lead', OWN_SOURCE],
    ];
    let matterId: string | null = null;
    for (const deed of deeds) matterId = await live('correction-request', deed, matterId);
    const { body } = await door.get('n2.handler', `/matters/${matterId}`);
    expect(body).toMatchObject({ state: 'FED_BACK' });
  });

  it('everyday acts, all of them on one matter, which shows them', async () => {
    let matterId: string | null = null;
    for (const deed of everydayLife.deeds) matterId = await live(everydayLife.process, deed, matterId);
    const { body } = await door.get('m3.handler', `/matters/${matterId}`);
    expect(body).toMatchObject({
      everyday: {
        urgency: 'URGENT',
        receipts: [{}],
        urgings: [{}],
        handOvers: [{ to: 'm3.deputy' }],
        supervisions: [{ departmentId: 'M3', answer: {} }],
        documentNumbers: [{ of: 2 }],
        opinions: [{ colleagues: [{ opinion: { stance: 'COMMENT' } }, { opinion: null }] }],
      },
    });
    const drafters = await door.get('c3.handler', `/matters/${matterId}/history`);
    expect(drafters.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ slips: [expect.objectContaining({ of: 1 })] })]),
    });
    const asked = await door.get('m3.head', '/tasks');
    expect(asked.body).toMatchObject({ items: [{ command: 'give-opinion', assignees: ['m3.head'], roles: [] }] });
    const urgent = await door.get('c3.handler', '/matters?urgency=URGENT');
    expect(urgent.body).toMatchObject({ items: [{ matterId }] });
  });

  it('the commands that all processes share, on a matter of every other process, succeed or are refused as documented', async () => {
    expect(lived.size).toBeGreaterThan(4);
    for (const [process, { matterId, account }] of lived) {
      const { rows, commands: own } = processNamed(process);
      for (const { name } of rows.filter((row) => !own.includes(row))) {
        const deed = { path: pathOf(process, name).replace('{id}', matterId), body: exampleOf(process, name) };
        const answer = await door.post(account, deed.path, deed.body);
        expect([process, name, [200, 403, 409, 422].includes(answer.status)]).toEqual([process, name, true]);
        expect(api.complaintsOf(commandOf(process, name), answer)).toEqual([]);
      }
    }
  });

  const commands = Object.entries(WAY).flatMap(([command, { after }]) => (after === null ? [] : [{ command, after }]));
  it.each(commands.filter(({ command }) => ![...LATER, REFUSED, ...PAPERS].includes(command)))(
    '$command',
    async ({ command, after }) => {
      await send(command, await walkTo(door, after, example));
    },
  );

  it(PAPER, async () => {
    const matterId = await walkTo(door, 'accept', example);
    const documents = [await door.upload('m2.lead', PAPER)];
    const answer = await door.command('m2.lead', matterId, PAPER, { ...(example(PAPER) as object), documents });
    expect(answer).toMatchObject({ status: 422, body: { code: 'IN_THE_FUTURE' } });
    expect(api.complaintsOf(commandOf('share-request', PAPER), answer)).toEqual([]);
  });

  it('listUseRecords with a purpose, and listUseRecordLooks, which lists that reading', async () => {
    const matterId = await walkTo(door, 'record-use', example);
    const [records, looks] = [api.operation('listUseRecords'), api.operation('listUseRecordLooks')];
    const purpose = String(records.parameters.find(({ name }) => name === 'purpose')?.schema.example);
    const path = `/share-requests/${matterId}/use-records`;
    const consulted = await door.get('m2.handler', `${path}?purpose=${encodeURIComponent(purpose)}`);
    expectDocumented(records, consulted);
    expect(consulted.body).toMatchObject({ items: [example('record-use')] });
    const told = await door.get('p6.handler', `${path}/looks`);
    expectDocumented(looks, told);
    expect(told.body).toMatchObject({ items: [{ accountId: 'm2.handler', purpose }] });
  });

  it(`${REFUSED}, refused as long as no law has closed anything`, async () => {
    const matterId = await walkTo(door, 'lead-approve-reply', example);
    const answer = await door.command(stopOf(REFUSED).account, matterId, REFUSED, example(REFUSED));
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'NOT_CLOSED_BY_LAW' }]);
    expect(api.complaintsOf(commandOf('share-request', REFUSED), answer)).toEqual([]);
  });

  it(`advance, and ${LATER.join(', ')} once the clock has reached its goal`, async () => {
    const matterId = await walkTo(door, 'ask-supplement', example);
    const short = { ...(example('draft-request') as object), usageTerm: { until: BEGINS.slice(0, 10) } };
    const ended = await walkTo(door, 'lead-approve-reply', (command) =>
      command === 'draft-request' ? short : example(command),
    );
    const operation = api.operation('advancePlatformClock');
    const { to } = api.example(operation.operationId) as { to: string };
    const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key')?.schema.example as string;
    expectDocumented(operation, await door.post('operator.1', '/platform-clock/commands/advance', { to }, key), 202);
    await door.advanceTo(to);
    await send('close-unsupplemented', matterId);
    await send('close-after-term', ended);
  });

  it('setNotificationPreference, and readAllAlerts', async () => {
    const preference = api.operation('setNotificationPreference');
    const headers = await door.bearer('m4.handler');
    const body = api.example('setNotificationPreference');
    expectDocumented(preference, await door.send('PUT', preference.path, { headers, body }));
    const got = await door.get('m4.handler', '/notification-preferences');
    expect(got.body).toEqual(body);
    const all = api.operation('markAllAlertsRead');
    const read = await door.send('POST', all.path, { headers, body: {} });
    expectDocumented(all, read);
    expect(read.body).toEqual({ unread: 0 });
  });

  it.each(['calculateDeadline', 'signIn'])('%s, without a token', async (operationId) => {
    const operation = api.operation(operationId);
    expectDocumented(operation, await door.send('POST', operation.path, { body: api.example(operationId) }));
  });

  it('uploadDocument, and getDocument of what it answers', async () => {
    const operation = api.operation('uploadDocument');
    const examples = operation.parameters.map(({ name, schema }) => [name, String(schema.example)] as const);
    const headers = { ...(await door.bearer('m2.handler')), ...Object.fromEntries(examples), 'content-type': BYTES };
    const sent = await fetch(`${door.url}${operation.path}`, { method: 'POST', headers, body: '%PDF-1.7' });
    const body = (await sent.json()) as { documentId: string };
    const { status, headers: answered } = sent;
    expectDocumented(operation, { status, headers: answered, type: 'application/json', body }, 201);

    const { path, responses } = api.operation('getDocument');
    const { authorization } = headers;
    const got = await fetch(`${door.url}${path.replace('{id}', body.documentId)}`, { headers: { authorization } });
    expect(Object.keys(responses['200']?.content ?? {})).toEqual([got.headers.get('content-type')]);
    expect([got.status, await got.text()]).toEqual([200, '%PDF-1.7']);
  });

  it('webhooks: a host is listed, a receiver there is registered and gets a new secret; then both are taken back', async () => {
    const give = async (operationId: string, account: string, id: string, body: object, status: number) => {
      const operation = api.operation(operationId);
      const path = operation.path.replace('/api/v1', '').replace('{id}', id);
      const answer = await door.post(account, path, body);
      expectDocumented(operation, answer, status);
      return answer.body as Readonly<Record<string, string>>;
    };
    const look = async (operationId: string, account: string) => {
      const operation = api.operation(operationId);
      expectDocumented(operation, await door.get(account, `${operation.path.replace('/api/v1', '')}?limit=1`));
    };
    const { hostId = '' } = await give('addWebhookHost', 'sysadmin.1', '', { host: 'receiver.example' }, 201);
    const url = 'https://receiver.example/hooks/alerts';
    const { webhookId = '' } = await give('registerWebhook', 'p6.lead', '', { url }, 201);
    await look('listWebhooks', 'p6.handler');
    await look('listWebhookHosts', 'sysadmin.2');
    await give('rotateWebhookSecret', 'p6.lead', webhookId, {}, 200);
    await give('disableWebhook', 'p6.lead', webhookId, {}, 200);
    await give('removeWebhookHost', 'sysadmin.2', hostId, {}, 200);
  });

  it('synonyms: an authority adds a group and ends it', async () => {
    const [added, listed, ended] = ['addSynonyms', 'listSynonyms', 'endSynonyms'].map((name) => api.operation(name));
    if (!added || !listed || !ended) throw new Error('the document has no synonyms');
    const receipt = await door.post('m5.reviewer', '/catalog/synonyms', api.example('addSynonyms'));
    expectDocumented(added, receipt, 201);
    expectDocumented(listed, await door.get('m2.handler', '/catalog/synonyms'));
    const { synonymId } = receipt.body as { readonly synonymId: string };
    expectDocumented(ended, await door.post('m5.sa-head', `/catalog/synonyms/${synonymId}/commands/end`, {}));
  });

  it('a calendar: a sheet is read, its notice uploaded, weighed and put in force, and clocks are counted again', async () => {
    const look = async (operationId: string, version: string) => {
      const operation = api.operation(operationId);
      const path = operation.path.replace('/api/v1', '').replace('{version}', version);
      const answer = await door.get('sysadmin.2', path);
      expectDocumented(operation, answer);
      return answer.body as Readonly<Record<string, unknown>>;
    };
    const give = async (operationId: string, account: string, version: string, body: object, status: number) => {
      const operation = api.operation(operationId);
      const path = operation.path.replace('/api/v1', '').replace('{version}', version);
      const answer = await door.post(account, path, body);
      expectDocumented(operation, answer, status);
      return answer.body as { readonly version: string };
    };
    const given = (await look('getCalendar', 'CN-2026.1')).days as readonly Readonly<Record<string, string | null>>[];
    const named = given.filter(({ source }) => source !== null);
    const rows = named.map(({ date, name, kind }) => `${date},${name},${kind === 'HOLIDAY' ? '放假' : '上班'}`);
    const operation = api.operation('readCalendarSheet');
    const headers = { ...(await door.bearer('sysadmin.1')), 'content-type': BYTES };
    const sheet = ['日期,名称,类型', ...rows, '2026-02-24,春节,放假'].join('\n');
    const sent = await fetch(`${door.url}${operation.path}`, { method: 'POST', headers, body: sheet });
    const body = (await sent.json()) as { days: readonly object[] };
    expectDocumented(operation, { status: sent.status, headers: sent.headers, type: 'application/json', body });

    const extra = { extraDaysOff: 1, extraDaysOffReason: '延长春节假期（示例）' };
    const notice = { year: 2026, title: '延长春节假期的通知（示例）', days: body.days, ...extra };
    const { version } = await give('uploadCalendar', 'sysadmin.1', '', notice, 201);
    await look('previewCalendar', version);
    await give('activateCalendar', 'sysadmin.2', version, {}, 200);
    await until('it is done', async () => (await look('getCalendarRollout', version)).state === 'DONE');
    await give('repeatCalendarRollout', 'sysadmin.1', version, {}, 200);
    const title = '不能部分同意（示例）';
    const policy = await give('uploadPolicy', 'sysadmin.1', '', { title, options: { 'Q-26': 'NOT_ALLOWED' } }, 201);
    await look('previewPolicy', policy.version);
    await give('activatePolicy', 'sysadmin.2', policy.version, {}, 200);
  });

  it('listAccessLog, with each of its parameters', async () => {
    const operation = api.operation('listAccessLog');
    for (const query of ['', ...(await queriesOf(operation, 'auditor.1'))])
      expectDocumented(operation, await door.get('auditor.1', `/access-log${query}`));
  });

  it('each parameter of each read, with its example or all its values', async () => {
    const toBeMailed = { email: 'm2.handler@example.org', delivery: 'AT_ONCE' };
    const preferences = api.operation('setNotificationPreference').path;
    await door.send('PUT', preferences, { headers: await door.bearer('m2.handler'), body: toBeMailed });
    const { path: filter } = api.operation('saveFilter');
    const saved = filter.replace('{name}', encodeURIComponent('本省逾期的答复'));
    const body = api.example('saveFilter');
    await door.send('PUT', saved, { headers: await door.bearer('m2.handler'), body });
    const [matterId] = [await walkTo(door, 'accept', example), await walkTo(door, 'accept', example)];
    const reads = api.operations.filter(
      ({ method, path, operationId }) =>
        method === 'GET' &&
        !FILES[operationId] &&
        !/\/use-records|\/access-log|\/events$|\/operations|\/metadata|\/me\/drafts|[-/]imports|\/webhook|\/rollout|\/session$|\/overdue$|\/diff$|\/copy$|\/indicators|\/me\/filters\/|^\/papers/.test(
          path,
        ),
    );
    for (const operation of reads) {
      for (const query of ['', ...(await queriesOf(operation))]) {
        const answer = await read(operation, matterId, query);
        expect([operation.path, query, answer.status, answer.body]).toEqual([operation.path, query, 200, answer.body]);
        expect([operation.path, query, ...api.complaintsOf(operation, answer)]).toEqual([operation.path, query]);
      }
    }
  });

  const read = async ({ path, parameters }: Operation, matterId: string, query: string): Promise<Answer> => {
    const place = parameters
      .filter((one) => one.in === 'path' && one.schema.example !== undefined)
      .reduce((way, { name, schema }) => way.replace(`{${name}}`, encodeURIComponent(String(schema.example))), path)
      .replace('{id}', matterId);
    return door.send('GET', `${place}${query}`, { headers: await door.bearer('m2.handler') });
  };

  const queriesOf = async ({ path, parameters }: Operation, account = 'm2.handler'): Promise<readonly string[]> => {
    const queries = parameters.filter((one) => one.in === 'query');
    const values = queries.flatMap(({ name, schema }) => valuesOf(schema).map((value) => [name, value] as const));
    if (!path.includes('{') && queries.some(({ name }) => name === 'cursor'))
      values.push(['cursor', await cursorOf(path, account)]);
    return values.map(([name, value]) => `?${name}=${encodeURIComponent(String(value))}`);
  };

  const cursorOf = async (path: string, account: string): Promise<unknown> => {
    const { body } = await door.send('GET', `${path}?limit=1`, { headers: await door.bearer(account) });
    const { nextCursor } = body as { nextCursor: unknown };
    expect(nextCursor).toEqual(expect.any(String));
    return nextCursor;
  };
});

describe('a request that is not documented', () => {
  const NOBODY = '00000000-0000-4000-8000-000000000000';

  it("is refused by every operation if it has a further field, with the field's name", async () => {
    for (const operation of posts()) {
      const headers = { ...(await door.bearer('p6.handler')), 'idempotency-key': 'further' };
      const body = { ...(api.example(operation.operationId) as object), further: 1 };
      const answer = await door.send('POST', operation.path.replace('{id}', NOBODY), { headers, body });
      expectDocumented(operation, answer, 400);
      expect([operation.operationId, answer.body]).toMatchObject([
        operation.operationId,
        { errors: expect.arrayContaining([expect.objectContaining({ field: 'further' })]) },
      ]);
    }
  });

  it('is refused without a token, except at the operations documented as public', async () => {
    const protectedOnes = api.operations.filter(({ security }) => security?.length !== 0);
    const open = api.operations.filter((one) => !protectedOnes.includes(one)).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual([
      'beginSignIn',
      'calculateDeadline',
      'checkLiveness',
      'checkPaper',
      'checkReadiness',
      'completeSignIn',
      'endSessionsAtProvider',
      'getDeadlineCalendar',
      'getDictionary',
      'getProblem',
      'listProblems',
      'signIn',
    ]);
    for (const operation of protectedOnes) {
      const body = operation.method === 'POST' ? { body: {} } : {};
      const answer = await door.send(operation.method, operation.path.replace('{id}', NOBODY), body);
      expectDocumented(operation, answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });
});
