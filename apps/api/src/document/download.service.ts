import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { DocumentId } from '#libs/http';
import { DocumentFiles, readVisibleDocument, type StoredDocument } from '#libs/persistence';
import { attachmentHeaders, isClosedByReceiver } from '../http-edge/attachment.js';
import { OCTET_STREAM } from '../http-edge/binary-body.js';
import { notFound } from '../problem/problem.exception.js';
import { ReaderService } from '../reader/reader.service.js';
import { verifiedBytes } from './verified-bytes.js';

/** Sends documents to accounts that may read them. */
@Injectable()
export class DownloadService {
  private readonly log = new Logger(DownloadService.name);

  constructor(
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  /** Settles when the document is sent or the client has gone. Throws 404 where the account may not read it. */
  async send(accountId: string, id: string, response: Response): Promise<void> {
    const document = await this.seen(accountId, id);
    const file = await this.opened(document);
    response.status(200).set(headersOf(document));
    try {
      await pipeline(verifiedBytes(file.createReadStream({ autoClose: false }), document.sha256), response);
    } catch (error) {
      if (isClosedByReceiver(error)) return;
      this.log.error({ msg: 'a document was not sent whole', documentId: document.documentId, err: error });
    } finally {
      await file.close();
    }
  }

  private async seen(accountId: string, id: string): Promise<StoredDocument> {
    const isId = DocumentId.safeParse(id).success;
    const document = await this.reader.read(accountId, async ({ tx, scope }) =>
      isId ? readVisibleDocument(tx, scope, id) : null,
    );
    if (document) return document;
    this.log.log({ msg: 'refused', accountId, documentId: isId ? id : null });
    throw notFound('没有这个文件，或者您无权下载。');
  }

  private async opened({ documentId, size }: StoredDocument): Promise<FileHandle> {
    const file = await this.files.read(documentId);
    if ((await file.stat()).size === size) return file;
    await file.close();
    throw new Error(`the file of document ${documentId} has not the length that was received`);
  }
}

const headersOf = ({ name, size, sha256 }: StoredDocument): Readonly<Record<string, string>> => ({
  ...attachmentHeaders(name, OCTET_STREAM),
  'Content-Length': String(size),
  ETag: `"${sha256}"`,
});
