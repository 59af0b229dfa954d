import { randomUUID } from 'node:crypto';
import { addAbortSignal } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { DocumentReceipt } from '#libs/http';
import {
  beginUpload,
  DocumentFiles,
  isTransient,
  keepUpload,
  withTransaction,
  type ReceivedDocument,
  type StoredDocument,
  type Upload,
} from '#libs/persistence';
import { commandIdOf } from '../command/command-request.js';
import { keyReused } from '../command/idempotent-command.js';
import { busy, outcomeUnknown } from '../problem/problem.exception.js';
import { ReaderService } from '../reader/reader.service.js';
import { nameWithEnding } from './document-name.js';
import { noDepartment, typeNotAllowed } from './document-problem.js';
import { mediaTypeOf } from './media-type.js';
import { receiveBody } from './receive-body.js';

/** Maximum number of bodies that this process receives at the same time. */
const MOST_AT_ONCE = 4;
/** Time that a body under way has to arrive once the process is told to stop. */
const STOPPING_MS = 10_000;

/** Takes uploads: records the upload, writes the file, checks its type, and only then stores its row. */
@Injectable()
export class UploadService implements OnModuleDestroy {
  private underWay = 0;
  private readonly stop = new AbortController();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  onModuleDestroy(): void {
    setTimeout(() => this.stop.abort(), STOPPING_MS).unref();
  }

  /** Stores the request's body as a document. Throws a problem and keeps nothing where it is refused. */
  async take(accountId: string, key: string, name: string, request: Request): Promise<DocumentReceipt> {
    if (this.underWay >= MOST_AT_ONCE) throw busy('同时上传的文件过多，请稍后重试。', 1);
    this.underWay += 1;
    try {
      const upload = await this.begin(accountId, key);
      return await this.keep(upload, await this.write(upload, name, addAbortSignal(this.stop.signal, request)));
    } finally {
      this.underWay -= 1;
      request.resume(); // what nobody wants to read must not keep the answer from being read
    }
  }

  private async begin(accountId: string, idempotencyKey: string): Promise<Upload> {
    const departmentId = await this.reader.read(accountId, ({ scope }) => Promise.resolve([...scope.own].sort()[0]));
    if (departmentId === undefined) throw noDepartment();
    const uploadId = commandIdOf({ accountId, route: 'POST /documents', idempotencyKey });
    const upload = { id: randomUUID(), uploadId, accountId, departmentId };
    await beginUpload(this.database, upload);
    return upload;
  }

  /** Writes the file and finds its type. Removes the file where it is refused. */
  private async write({ id }: Upload, name: string, request: Request): Promise<ReceivedDocument> {
    const file = await this.files.create(id);
    try {
      const received = await receiveBody(request, file);
      const mediaType = await mediaTypeOf(file);
      if (mediaType === null) throw typeNotAllowed();
      await this.files.settle(id, file);
      return { ...received, mediaType, name: nameWithEnding(name, mediaType) };
    } catch (error) {
      await this.files.remove(id);
      throw error;
    } finally {
      await file.close();
    }
  }

  private async keep(upload: Upload, received: ReceivedDocument): Promise<DocumentReceipt> {
    const kept = await this.kept(upload, received);
    if (kept.documentId !== upload.id) await this.files.remove(upload.id);
    if (kept.sha256 !== received.sha256 || kept.name !== received.name) throw keyReused();
    return kept;
  }

  /** Stores the row. Where the outcome is unknown the file stays; housekeeping removes it if there is no row. */
  private async kept(upload: Upload, received: ReceivedDocument): Promise<StoredDocument> {
    try {
      return await withTransaction(this.database, 'READ COMMITTED', (tx) => keepUpload(tx, upload, received));
    } catch (error) {
      throw isTransient(error) ? outcomeUnknown('文件是否已经保存未知，请用同一个 Idempotency-Key 重新上传。') : error;
    }
  }
}
