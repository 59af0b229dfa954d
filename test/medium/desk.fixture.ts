import { randomUUID } from 'node:crypto';
import { AlertPage, DocumentReceipt, History, MatterView, Receipt, TaskPage } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { ask, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { relaying } from './relay.fixture.js';

/** The sample country at an instant, with the people who sign in at its API. */
export class Desk {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(readonly open: OpenApi) {}

  static async at(start: string): Promise<Desk> {
    return new Desk(await openApi(start));
  }

  close = (): Promise<void> => this.open.close();

  async see(account: string, path: string): Promise<Reply> {
    return ask(`${this.open.url}/api/v1${path}`, { token: await this.token(account) });
  }

  async post(account: string, path: string, payload: object = {}): Promise<Reply> {
    const headers = { 'idempotency-key': randomUUID() };
    const init = { method: 'POST', token: await this.token(account), headers, body: JSON.stringify(payload) };
    return ask(`${this.open.url}/api/v1${path}`, init);
  }

  /** Gives a command that must be carried out, and returns the id of its matter. */
  async does(account: string, path: string, payload: object = {}): Promise<string> {
    const { status, body, text } = await this.post(account, path, payload);
    if (status >= 300) throw new Error(`${account} ${path}: ${text}`);
    return Receipt.parse(body).matterId;
  }

  /** Uploads a document that can be cited, and returns its id. */
  async uploads(account: string): Promise<string> {
    const headers = {
      'document-name': encodeURIComponent('记录.txt'),
      'idempotency-key': randomUUID(),
      'content-type': 'application/octet-stream',
    };
    const init = { method: 'POST', token: await this.token(account), headers, body: '记录' };
    return DocumentReceipt.parse((await ask(`${this.open.url}/api/v1/documents`, init)).body).documentId;
  }

  /** Moves the platform to an instant, and delivers the effects that come about on the way. */
  async advance(to: string): Promise<void> {
    await relaying(this.open.appUrl, async () => {
      const { status, text } = await this.post('sysadmin.1', '/platform-clock/advance', { to });
      if (status !== 202) throw new Error(text);
    });
  }

  async matter(account: string, id: string) {
    return MatterView.parse((await this.see(account, `/matters/${id}`)).body);
  }
  async history(account: string, id: string) {
    return History.parse((await this.see(account, `/matters/${id}/history`)).body).items;
  }
  async tasks(account: string) {
    return TaskPage.parse((await this.see(account, '/tasks')).body).items;
  }
  async alerts(account: string) {
    return AlertPage.parse((await this.see(account, '/alerts')).body).items;
  }

  /** Returns the id of the matter that keeps a row of the organisation. */
  async keeperOf(table: 'department' | 'account' | 'appointment', condition: string): Promise<string> {
    const [row] = await sqlAs<{ matter: string }>(this.open.ownerUrl, `SELECT matter FROM ${table} WHERE ${condition}`);
    if (!row) throw new Error(`no ${table} where ${condition}`);
    return row.matter;
  }

  private token(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? signIn(this.open.url, account);
    this.tokens.set(account, token);
    return token;
  }
}

/** A request that any department may draft. */
export const DRAFT = {
  catalogCode: '3070990100002/000001',
  itemIds: ['i1'],
  dutyNeed: '审核',
  usageBasis: '条例',
  usageScenario: '受理',
  usageScope: '本局',
  shareMode: 'API',
  usageTerm: { until: '2026-12-31' },
  legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
};
