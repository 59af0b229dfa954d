import { PROCESSES } from '#libs/domain';
import { createDataSource, rebuildOutdated } from '#libs/persistence';
import { projectStream } from './refold.js';

/** Folds matters again that were stored under another version of their process. Returns their number. Repeatable. */
export async function foldAnew(ownerUrl: string): Promise<number> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    const versions = Object.fromEntries(PROCESSES.map(({ process, version }) => [process, version]));
    return await rebuildOutdated(owner, versions, projectStream);
  } finally {
    await owner.destroy();
  }
}
