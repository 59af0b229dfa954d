import { PROCESSES } from '#libs/domain';
import { createDataSource, keepTallies, rebuildOutdated } from '#libs/persistence';
import { projectStream } from './refold.js';

const AT_ONCE = 1000;

/**
 * Folds matters again that were stored under another version of their process, and counts them again, which readers would
 * otherwise do. Returns their number. Repeatable.
 */
export async function foldAnew(ownerUrl: string): Promise<number> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    const versions = Object.fromEntries(PROCESSES.map(({ process, version }) => [process, version]));
    const folded = await rebuildOutdated(owner, versions, projectStream);
    if (folded > 0) while ((await keepTallies(owner, AT_ONCE)) === AT_ONCE);
    return folded;
  } finally {
    await owner.destroy();
  }
}
