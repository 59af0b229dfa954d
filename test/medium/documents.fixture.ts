import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import type { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import { DocumentReceipt } from '#libs/http';
import { createDataSource } from '#libs/persistence';
import { sqlAs } from '../support/database.js';
import { ask, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { reports } from '../../infra/rehearsal/publication.js';

export const isReport = (id: string): boolean => reports.some(({ documentId }) => documentId === id);

type Bytes = NonNullable<RequestInit['body']>;

export const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');

/** The API with the accounts that send documents to it. */
export class DocumentApi {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly open: OpenApi,
    readonly db: DataSource,
  ) {}

  static async open(): Promise<DocumentApi> {
    const open = await openApi('2026-01-26T01:00:00.000Z');
    return new DocumentApi(open, await createDataSource(open.appUrl).initialize());
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.open.close();
  }

  async send(account: string, body: Bytes, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const given = await this.headers(account, headers);
    const init = { method: 'POST', body, headers: given, duplex: 'half' as const };
    return ask(`${this.open.url}/api/v1/documents`, init);
  }

  /** Uploads a document; it must be accepted. */
  async upload(account: string, body: Bytes, headers: Readonly<Record<string, string>> = {}): Promise<DocumentReceipt> {
    const reply = await this.send(account, body, headers);
    if (reply.status !== 201) throw new Error(reply.text);
    return DocumentReceipt.parse(reply.body);
  }

  /** Starts an upload with its first bytes; the caller continues or breaks it off. */
  async begin(account: string, first: Buffer, url = this.open.url): Promise<ClientRequest> {
    const headers = await this.headers(account);
    const sent = request(`${url}/api/v1/documents`, { method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.write(first);
    await once(sent, 'socket');
    return sent;
  }

  async get(account: string, documentId: string): Promise<Response> {
    const authorization = `Bearer ${await this.token(account)}`;
    return fetch(`${this.open.url}/api/v1/documents/${documentId}`, { headers: { authorization } });
  }

  async status(account: string, documentId: string): Promise<number> {
    const response = await this.get(account, documentId);
    await response.arrayBuffer();
    return response.status;
  }

  async command(account: string, path: string, payload: object): Promise<Reply> {
    const headers = { 'idempotency-key': randomUUID() };
    const init = { method: 'POST', token: await this.token(account), headers, body: JSON.stringify(payload) };
    return ask(`${this.open.url}/api/v1/share-requests${path}`, init);
  }

  sql = (statement: string): Promise<Record<string, unknown>[]> => sqlAs(this.open.ownerUrl, statement);

  /** Makes the documents look as if they had been sent so long ago. */
  async age(interval: string): Promise<void> {
    await this.sql(`UPDATE document SET begun_at = begun_at - interval '${interval}'`);
  }

  /** Returns the names of all files in the folder, except the reports by which the sample catalogue was published. */
  async files(): Promise<readonly string[]> {
    const all = await readdir(this.open.documentsDir, { recursive: true, withFileTypes: true });
    return all.filter((one) => one.isFile() && !isReport(one.name)).map(({ name }) => name);
  }

  private async headers(
    account: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Record<string, string>> {
    return {
      authorization: `Bearer ${await this.token(account)}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
      'document-name': encodeURIComponent('说明.pdf'),
      ...headers,
    };
  }

  private token(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? signIn(this.open.url, account);
    this.tokens.set(account, token);
    return token;
  }
}

/** Returns the status of the response to an upload. */
export async function answerTo(sent: ClientRequest): Promise<number> {
  const [response] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

/** Returns a ZIP with empty parts of these names. */
export async function zipOf(...parts: readonly (string | readonly [name: string, content: string])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const part of parts) {
    const [name, content] = typeof part === 'string' ? [part, part] : part;
    zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
