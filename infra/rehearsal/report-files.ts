import { v5 as uuidv5 } from 'uuid';
import type { DataSource } from 'typeorm';
import { sha256Hex } from '#libs/domain';
import { beginUpload, keepUpload, readDocument, withTransaction, type DocumentFiles } from '#libs/persistence';
import type { Report } from './publication.js';

/** Stores a report as if its assessor had uploaded it, unless it is stored already. */
export async function keepReport(owner: DataSource, files: DocumentFiles, report: Report): Promise<void> {
  const { documentId: id, departmentId, accountId, text } = report;
  const isKept = await withTransaction(owner, 'READ COMMITTED', (tx) => readDocument(tx, id, 'LOOK'));
  if (isKept) return;
  await write(files, id, text);
  const upload = { id, uploadId: uuidv5('upload', id), accountId, departmentId };
  const size = Buffer.byteLength(text);
  const received = { sha256: sha256Hex(text), size, mediaType: 'text/plain', name: '评估报告.txt' };
  await withTransaction(owner, 'READ COMMITTED', async (tx) => {
    await beginUpload(tx, upload);
    await keepUpload(tx, upload, received);
  });
}

async function write(files: DocumentFiles, id: string, text: string): Promise<void> {
  await files.remove(id);
  const file = await files.create(id);
  try {
    await file.write(text);
    await files.settle(id, file);
  } finally {
    await file.close();
  }
}
