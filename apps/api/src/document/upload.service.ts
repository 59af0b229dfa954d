import { randomUUID } from 'node:crypto';
import { addAbortSignal } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { isBusinessRole } from '#libs/domain';
import type { DocumentReceipt } from '#libs/http';
import {
  beginUpload,
  DocumentFiles,
  isTransient,
  keepUpload,
  readUploadsToday,
  withTransaction,
  type ReceivedDocument,
  type StoredDocument,
  type Upload,
} from '#libs/persistence';
import { commandIdOf } from '../command/command-request.js';
import { keyReused } from '../command/idempotent-command.js';
import { ShareOfPerson } from '../http-edge/share-of-person.js';
import { markReplayed } from '../request/request-context.js';
import { busy, outcomeUnknown } from '../problem/problem.exception.js';
import { ReaderService } from '../reader/reader.service.js';
import { nameWithEnding } from './document-name.js';
import { noDepartment, typeNotAllowed } from './document-problem.js';
import { mediaTypeOf } from './media-type.js';
import { receiveBody } from './receive-body.js';

/** Maximum number of files of one person that this process receives at the same time. */
const MOST_AT_ONCE = 2;
/** Uploads of one person in one day of real time, in Shanghai. */
const MOST_FILES_A_DAY = 500;
const MOST_BYTES_A_DAY = 2 * 1024 ** 3;
/** Time that a body under way has to arrive once the process is told to stop. */
const STOPPING_MS = 10_000;

type Uploader = Required<Pick<Upload, 'accountId' | 'departmentId' | 'ofAdministration'>>;

/** Takes uploads: records the upload, writes the file, checks its type, and only then stores its row. */
@Injectable()
export class UploadService implements OnModuleDestroy {
  private readonly share = new ShareOfPerson(MOST_AT_ONCE, '您同时上传的文件过多，请等前面的传完。');
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
    try {
      const { personId, ...uploader } = await this.uploader(accountId);
      return await this.share.run(personId, async () => {
        const upload = await this.begin({ accountId, ...uploader }, key);
        return this.keep(upload, await this.write(upload, name, addAbortSignal(this.stop.signal, request)));
      });
    } finally {
      request.resume(); // what nobody wants to read must not keep the answer from being read
    }
  }

  /** The person, and the department for which they upload. Throws 403 where there is none, 429 after today's share. */
  private uploader(accountId: string): Promise<Omit<Uploader, 'accountId'> & { readonly personId: string }> {
    return this.reader.read(accountId, async ({ tx, actor: { personId, offices } }) => {
      const administered = offices.find(({ role }) => role === 'SYSADMIN')?.departmentId;
      const own = offices.filter(({ role, inherited }) => isBusinessRole(role) && !inherited);
      const departmentId = administered ?? own.map((office) => office.departmentId).sort()[0];
      if (departmentId === undefined) throw noDepartment();
      const { files, bytes, secondsLeft } = await readUploadsToday(tx, personId);
      if (files >= MOST_FILES_A_DAY || bytes >= MOST_BYTES_A_DAY)
        throw busy('您今天上传的文件已达上限，请明天再传。', secondsLeft);
      return { departmentId, personId, ofAdministration: administered !== undefined };
    });
  }

  private async begin(uploader: Uploader, idempotencyKey: string): Promise<Upload> {
    const { accountId } = uploader;
    const uploadId = commandIdOf({ accountId, route: 'POST /documents', idempotencyKey });
    const upload = { id: randomUUID(), uploadId, ...uploader };
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
    const isRepeat = kept.documentId !== upload.id;
    if (isRepeat) await this.files.remove(upload.id);
    if (kept.sha256 !== received.sha256 || kept.name !== received.name) throw keyReused();
    if (isRepeat) markReplayed();
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
