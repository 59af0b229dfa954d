import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/**
 * Stores the bytes of documents: one file each, named by its id and readable only by the account that runs the
 * platform.
 */
export class DocumentFiles {
  constructor(private readonly folder: string) {}

  /** Creates a file for writing. Throws if it exists. */
  async create(id: string): Promise<FileHandle> {
    await mkdir(this.shard(id), { recursive: true, mode: 0o700 });
    return open(this.path(id), 'wx+', 0o600);
  }

  /** Resolves when the file would survive a power cut: its bytes and its entries in the folders are on disk. */
  async settle(id: string, file: FileHandle): Promise<void> {
    await file.sync();
    for (const folder of [this.shard(id), this.folder]) await syncFolder(folder);
  }

  read(id: string): Promise<FileHandle> {
    return open(this.path(id), 'r');
  }

  /** Removes a file. Resolves even if it does not exist. */
  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  private path(id: string): string {
    return path.join(this.shard(id), id);
  }

  /** Subfolder of a document. It keeps the number of files in one folder small enough for any file system. */
  private shard(id: string): string {
    return path.join(this.folder, id.slice(0, 2));
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
