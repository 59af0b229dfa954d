import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The bytes of documents: one file each, named by its id, for the account alone under which the platform runs. */
export class DocumentFiles {
  constructor(private readonly folder: string) {}

  /** A new file to write. Throws where there is one already. */
  async create(id: string): Promise<FileHandle> {
    await mkdir(this.shard(id), { recursive: true, mode: 0o700 });
    return open(this.path(id), 'wx+', 0o600);
  }

  /** Settles when the file is there after a power cut, too: its bytes, and its name in the folders. */
  async settle(id: string, file: FileHandle): Promise<void> {
    await file.sync();
    for (const folder of [this.shard(id), this.folder]) await syncFolder(folder);
  }

  read(id: string): Promise<FileHandle> {
    return open(this.path(id), 'r');
  }

  /** Settles also when there is none. */
  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  private path(id: string): string {
    return path.join(this.shard(id), id);
  }

  /** Few enough files in a folder for any file system. */
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
