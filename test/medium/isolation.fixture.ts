import { randomUUID } from 'node:crypto';
import {
  createOrganisation,
  EVERY_DEPARTMENT,
  mayRead,
  processNamed,
  readable,
  readerScope,
  rowOf,
  type Actor,
  type Matter,
} from '#libs/domain';
import { CSV } from '#libs/sheets';
import { accounts } from '../../infra/rehearsal/data/accounts.js';
import { departments, divisions } from '../../infra/rehearsal/data/organisation.js';
import { ApiDocument, type Operation } from '../e2e/document.fixture.js';
import { Door, receiptOf } from '../e2e/door.fixture.js';
import { livesOn, type Life } from '../e2e/lives.fixture.js';
import { walkTo, withDocuments } from '../e2e/way.fixture.js';
import { obtains } from '../scenarios/granted.js';
import { request } from '../scenarios/payloads.js';
import { Stage } from '../scenarios/stage.js';
import { sqlAs } from '../support/database.js';
import { draftNamed, sheetOf } from '../support/entry-sheets.js';
import { HttpDriver } from '../support/http-driver.js';
import { ask, openApi, type OpenApi, type Reply } from './api.fixture.js';
import { relaying } from './relay.fixture.js';

const BEGINS = '2026-01-26T01:00:00.000Z';
const organisation = createOrganisation(divisions, departments);

/** A matter as the database holds it, with the offices that were told of it. */
interface HeldMatter {
  readonly id: string;
  readonly number: string | null;
  readonly process: string;
  readonly folded: Matter;
  readonly told: readonly { readonly departmentId: string; readonly role: string }[];
  /** True if it is an entry that was published, and so is everybody's to see in the catalogue. */
  readonly published: boolean;
}

/** Ids in the path of a route, by the collection in which they are looked for. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** A platform on which the departments of the sample country have lived through every process. */
export class Country {
  readonly door: Door;
  api!: ApiDocument;
  matters: readonly HeldMatter[] = [];
  /** Documents, with the department that uploaded each and the matters that cite it. */
  documents: readonly { readonly id: string; readonly departmentId: string; readonly matters: readonly string[] }[] =
    [];
  ids: Ids = {};
  /** Codes of entries that were never published. */
  drafted: readonly string[] = [];

  private constructor(private readonly open: OpenApi) {
    this.door = new Door(open.url);
  }

  static async open(): Promise<Country> {
    const country = new Country(await openApi(BEGINS));
    country.api = new ApiDocument((await country.door.send('GET', '/openapi.json')).body);
    await country.live(() => country.everything());
    await country.look();
    return country;
  }

  close = (): Promise<void> => this.open.close();

  /** Does something on the platform while effects are delivered. */
  live = (work: () => Promise<void>): Promise<void> => relaying(this.open.appUrl, work);

  /** Returns the answer that an account gets at a path. */
  async see(account: string, path: string): Promise<Reply> {
    const headers = { ...(await this.door.bearer(account)), 'x-request-id': 'isolation' };
    return ask(`${this.open.url}${path}`, { headers });
  }

  /** True if a matter concerns the account, or one of its offices was told of it. */
  maySee(actor: Actor, { process, folded, told }: HeldMatter): boolean {
    const isConcerned = mayRead(
      readable(processNamed(process), folded),
      readerScope(actor, organisation),
      organisation,
    );
    const isTold = actor.offices.some(({ departmentId, role }) =>
      told.some((one) => one.role === role && [departmentId, EVERY_DEPARTMENT].includes(one.departmentId)),
    );
    return isConcerned || isTold;
  }

  /** Has a request drafted and submitted. */
  async submit(): Promise<void> {
    await walkTo(this.door, 'lead-consent');
    await this.look();
  }

  private async everything(): Promise<void> {
    const { door } = this;
    const set = { headers: await door.bearer('c3.handler'), body: { email: 'c3@example.org', delivery: 'AT_ONCE' } };
    await door.send('PUT', '/api/v1/notification-preferences', set);
    receiptOfAny(await door.post('sysadmin.1', '/webhook-hosts', { host: 'receiver.example' }));
    receiptOfAny(await door.post('p6.lead', '/webhooks', { url: 'https://receiver.example/hooks/alerts' }));
    await this.imported();
    const stage = new Stage(new HttpDriver(this.open.url));
    await obtains(stage, 'c3', 'm3', request('3070990100003/000002', 'API', 3), 'data');
    for (const command of ['draft-request', 'propose-reply', 'record-use']) await walkTo(door, command);
    for (const life of livesOn(BEGINS.slice(0, 10))) await this.lived(life);
  }

  private async lived({ process, deeds }: Life): Promise<void> {
    const { collection, commands } = processNamed(process);
    let matterId: string | null = null;
    for (const [account, command, given] of deeds) {
      const begins = commands[0]?.name === command ? '' : `/commands/${command}`;
      const path: string = `/${collection}${matterId === null ? begins : `/${matterId}/commands/${command}`}`;
      const payload = given ?? rowOf(processNamed(process), command)?.example;
      const body = await withDocuments(this.door, account, command, payload);
      matterId = receiptOf(await this.door.post(account, path, body)).matterId;
    }
  }

  private async imported(): Promise<void> {
    const headers = {
      ...(await this.door.bearer('p2.lead')),
      'content-type': 'application/octet-stream',
      'document-name': 'sheet.csv',
      'idempotency-key': randomUUID(),
    };
    const body = new Uint8Array(await sheetOf([draftNamed(1)], CSV));
    const sent = await ask(`${this.open.url}/api/v1/documents`, { method: 'POST', headers, body });
    const { documentId } = sent.body as { readonly documentId: string };
    receiptOfAny(await this.door.post('p2.handler', '/catalog-imports', { documentId }));
  }

  private async look(): Promise<void> {
    const { ownerUrl } = this.open;
    this.matters = await sqlAs<HeldMatter>(
      ownerUrl,
      `SELECT m.id, m.number, m.process, m.folded, coalesce(e.version > 0, false) AS published,
         coalesce((SELECT json_agg(json_build_object('departmentId', r.department_id, 'role', r.role))
           FROM alert a JOIN alert_recipient r ON r.alert = a.id
           WHERE a.matter = m.id AND a.withdrawn_at IS NULL), '[]') AS told
       FROM matter m LEFT JOIN catalog_entry e ON e.entry_id = m.id ORDER BY m.id`,
    );
    this.documents = await sqlAs<Country['documents'][number]>(
      ownerUrl,
      `SELECT d.id, d.department_id AS "departmentId",
         ARRAY(SELECT c.matter FROM document_citation c WHERE c.document = d.id) AS matters
       FROM document d WHERE d.uploaded_at IS NOT NULL ORDER BY d.id`,
    );
    const codes = `SELECT catalog_code AS code FROM catalog_entry WHERE version = 0 AND catalog_code IS NOT NULL`;
    this.drafted = (await sqlAs<{ code: string }>(ownerUrl, codes)).map(({ code }) => code);
    const idsOf = async (table: string): Promise<readonly string[]> =>
      (await sqlAs<{ id: string }>(ownerUrl, `SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => id);
    const lived = this.matters.filter(({ published }) => !published).map(({ id }) => id);
    this.ids = {
      matters: lived,
      'share-requests': lived,
      documents: this.documents.map(({ id }) => id),
      webhooks: await idsOf('webhook'),
      'catalog-imports': await idsOf('catalog_import'),
    };
  }

  /** Reads of the API that need an account; a new one is among them by itself. */
  get reads(): readonly Operation[] {
    return this.api.operations.filter(
      ({ method, security, operationId }) => method === 'GET' && security?.length !== 0 && operationId !== 'getSession',
    );
  }
}

/** Ten accounts of different departments, levels and roles: of parties, authorities, a government, and of nobody. */
export const TEN: readonly Actor[] = [
  'c3.handler',
  'c2.lead',
  'm3.head',
  'm6.lead',
  'p3.lead',
  'p2.assessor',
  'm5.reviewer',
  'm1.supervisor',
  'auditor.2',
  'operator.1',
].map((name) => {
  const found = accounts.find(({ accountId }) => accountId === name);
  if (!found) throw new Error(`there is no account ${name}`);
  return found;
});

function receiptOfAny({ status, body }: { readonly status: number; readonly body: unknown }): void {
  if (status >= 300) throw new Error(`not carried out: ${JSON.stringify(body)}`);
}
