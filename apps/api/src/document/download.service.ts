import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { eyesOf, readable, textsIn } from '#libs/domain';
import { DocumentId } from '#libs/http';
import {
  DocumentFiles,
  loadEvents,
  mattersCiting,
  readAdministrationDocument,
  readDocument,
  readVisibleMatter,
  type StoredDocument,
} from '#libs/persistence';
import { attachmentHeaders, isClosedByReceiver } from '../http-edge/attachment.js';
import { OCTET_STREAM } from '../http-edge/binary-body.js';
import { notFound } from '../problem/problem.exception.js';
import { seenEvents } from '../matter/history-view.js';
import { seesRecords } from '../reader/administrator.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { matterOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { verifiedBytes } from './verified-bytes.js';

/** Sends documents to accounts that may read them. */
@Injectable()
export class DownloadService {
  private readonly log = new Logger(DownloadService.name);

  constructor(
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  /**
   * Settles when the document is sent or the client has gone. Throws 404 where the account may not read it. That of another
   * department is recorded before a byte of it leaves.
   */
  async send(accountId: string, id: string, request: Request, response: Response): Promise<void> {
    const { document, isOwn } = await this.seen(accountId, id);
    if (!isOwn) await this.recorder.record(request, 'RESTRICTED_READ');
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

  /** Returns what is known of a document that the account may read. Throws 404 where it may not. */
  async metadata(accountId: string, id: string): Promise<object> {
    const { document, department } = await this.seen(accountId, id);
    return { ...document, department };
  }

  /** The document, if the account may read it, its department by name, and true if that is the account's own. */
  private async seen(
    accountId: string,
    id: string,
  ): Promise<{ document: StoredDocument; department: string; isOwn: boolean }> {
    const isId = DocumentId.safeParse(id).success;
    const seen = await this.reader.read(accountId, async (snapshot) => {
      const document = isId ? await visibleDocument(id, snapshot) : null;
      if (!document) return null;
      const { departmentId } = document;
      const department = snapshot.organisation.department(departmentId).name;
      return { document, department, isOwn: snapshot.scope.own.includes(departmentId) };
    });
    if (seen) return seen;
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

/**
 * Loads a document; null if it does not exist or the reader may not see it. An uncited document is visible to the
 * department that uploaded it, a cited one to all to whom a matter that cites it shows it. A file of an import of the
 * organisation is visible to those who may read the import.
 */
async function visibleDocument(id: string, snapshot: Snapshot): Promise<StoredDocument | null> {
  const document = await readDocument(snapshot.tx, id, 'LOOK');
  if (!document) return seesRecords(snapshot.actor) ? readAdministrationDocument(snapshot.tx, id) : null;
  const citing = await mattersCiting(snapshot.tx, id);
  if (citing.length === 0) return snapshot.scope.own.includes(document.departmentId) ? document : null;
  for (const matterId of citing) if (await isShown(document, matterId, snapshot)) return document;
  return null;
}

/**
 * True if the reader sees an act of the matter that cites the document, or the matter concerns them and shows it: a later
 * act, such as the submission of an entry, lays open what an act inside a department cited.
 */
async function isShown({ documentId }: StoredDocument, matterId: string, snapshot: Snapshot): Promise<boolean> {
  const { tx, scope, actor, organisation } = snapshot;
  const stored = await readVisibleMatter(tx, scope, matterId);
  if (!stored) return false;
  const { process, matter } = await matterOf(tx, stored);
  const eyes = eyesOf(actor, readable(process, matter), organisation);
  const shown = eyes.has('everybody') ? process.view(matter, eyes) : {};
  if (textsIn(shown).some(({ written }) => written === documentId)) return true;
  const events = await loadEvents(tx, matterId);
  const citing = events.filter(({ payload }) => payload.documents?.some((one) => one.documentId === documentId));
  return seenEvents(process, matter, citing, snapshot).length > 0;
}

const headersOf = ({ name, size, sha256 }: StoredDocument): Readonly<Record<string, string>> => ({
  ...attachmentHeaders(name, OCTET_STREAM),
  'Content-Length': String(size),
  ETag: `"${sha256}"`,
});
