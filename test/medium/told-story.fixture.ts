import { randomUUID } from 'node:crypto';
import { AlertPage, DocumentReceipt, EntryPage, History, MatterPage, TaskPage } from '#libs/http';
import { playStory } from '../../infra/rehearsal/story.js';
import { ask, boot, openOn, rehearsal, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { relaying } from './relay.fixture.js';
import type { OpenDatabase } from '../support/database.js';
import { startToldDatabase } from '../support/rehearsal.js';
import { ShareRequestView } from '../support/share-request-view.js';

/** Names of the data that the story's matters ask for. */
export const MARRIAGE = '婚姻登记状态核验';
export const BORDERS = '行政区域界线(1:25万)';
export const LAND = '不动产登记信息查询';
export const INSURANCE = '社会保险参保状态';
export const VEHICLES = '机动车登记信息';
export const VACCINATION = '预防接种完成情况核验';
export const LICENCES = '驾驶证状态核验';

const draft = {
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

/** Plays the story through an API of its own. */
export async function tellStory({ appUrl, documentsDir }: OpenDatabase): Promise<void> {
  const app = await boot({ ...rehearsal(appUrl), documentsDir });
  try {
    const url = await app.getUrl();
    await relaying(appUrl, () => playStory(url));
  } finally {
    await app.close();
  }
}

/** The rehearsal's story, played through the API, with a draft of M4. The present is 2026-02-02 09:00 in Shanghai. */
export class ToldStory {
  private readonly tokens = new Map<string, Promise<string>>();
  /** Ids of the matters by the data that they ask for, and that of the draft. */
  readonly ids: Record<string, string> = {};

  private constructor(private readonly open: OpenApi) {}

  /** Opens the API on a copy of the told story. */
  static async tell(): Promise<ToldStory> {
    const told = new ToldStory(await openOn(await startToldDatabase(tellStory)));
    const { items: requests } = await told.matters('auditor.1', '?process=share-request');
    for (const { subject, matterId } of requests) told.ids[subject] = matterId;
    await told.give('m4.handler', '/share-requests', draft);
    told.ids.draft = (await told.matters('m4.lead', '?state=DRAFT')).items[0]?.matterId ?? '';
    return told;
  }

  get ownerUrl(): string {
    return this.open.ownerUrl;
  }

  get appUrl(): string {
    return this.open.appUrl;
  }

  close = (): Promise<void> => this.open.close();

  /** Returns the answer that an account gets at a path of the API. */
  async see(account: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return ask(`${this.open.url}/api/v1${path}`, { token: await this.token(account), headers });
  }

  give = (account: string, path: string, payload: object): Promise<Reply> => this.post(account, path, payload, path);

  async post(account: string, path: string, payload: object, key: string = randomUUID()): Promise<Reply> {
    const headers = { 'idempotency-key': key };
    const init = { method: 'POST', token: await this.token(account), headers, body: JSON.stringify(payload) };
    return ask(`${this.open.url}/api/v1${path}`, init);
  }

  async set(account: string, path: string, value: object): Promise<Reply> {
    const init = { method: 'PUT', token: await this.token(account), body: JSON.stringify(value) };
    return ask(`${this.open.url}/api/v1${path}`, init);
  }

  async remove(account: string, path: string): Promise<Reply> {
    return ask(`${this.open.url}/api/v1${path}`, { method: 'DELETE', token: await this.token(account) });
  }

  /** Uploads a document that can be cited, and returns its id. */
  async upload(account: string): Promise<string> {
    const headers = { 'document-name': encodeURIComponent('记录.txt'), 'idempotency-key': randomUUID() };
    return DocumentReceipt.parse((await this.sendBytes(account, '/documents', '发送记录', headers)).body).documentId;
  }

  /** Sends bytes unchanged. */
  async sendBytes(account: string, path: string, body: string, more: Readonly<Record<string, string>> = {}) {
    const headers = { 'content-type': 'application/octet-stream', ...more };
    const init = { method: 'POST', token: await this.token(account), headers, body };
    return ask(`${this.open.url}/api/v1${path}`, init);
  }

  async matters(account: string, query = '') {
    return MatterPage.parse((await this.see(account, `/matters${query}`)).body);
  }
  async matter(account: string, subject: string) {
    return ShareRequestView.parse((await this.see(account, `/matters/${this.ids[subject]}`)).body);
  }
  async history(account: string, subject: string) {
    return History.parse((await this.see(account, `/matters/${this.ids[subject]}/history`)).body).items;
  }
  async tasks(account: string) {
    return TaskPage.parse((await this.see(account, '/tasks')).body).items;
  }
  async alerts(account: string, query = '') {
    return AlertPage.parse((await this.see(account, `/alerts${query}`)).body);
  }
  async entries(query: string) {
    return EntryPage.parse((await this.see('m3.handler', `/catalog/entries${query}`)).body);
  }

  private token(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? signIn(this.open.url, account);
    this.tokens.set(account, token);
    return token;
  }
}
