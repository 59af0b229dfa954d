import type { DataSource } from 'typeorm';
import { canonicalText, IMPORTED_TITLES, sha256Hex } from '#libs/domain';
import { alone, endImport, isTransient, nextConfirmedImport, noteImportDone, type HeldImport } from '#libs/persistence';
import { applyImport, UnfitImportError, type ConfirmedImport, type Progress } from './apply-import.js';

/** An import whose application has ended; `error` is null where it was applied. */
export interface AppliedImport {
  readonly importId: string;
  readonly error: unknown;
}

/**
 * Applies the import that was confirmed first, unless another process does. Returns how it ended; null where there is
 * nothing to do, or `isStopping` has asked for the end after a part. Throws where a retry may help. The next call goes on
 * where this one stopped.
 */
export const applyNextImport = (database: DataSource, isStopping = () => false): Promise<AppliedImport | null> =>
  alone(database, 'organisation import', async () => {
    const next = await nextConfirmedImport(database);
    return next && applyConfirmed(database, next, isStopping);
  });

async function applyConfirmed(
  database: DataSource,
  held: HeldImport,
  isStopping: () => boolean,
): Promise<AppliedImport | null> {
  const { importId, changes } = held;
  const progress: Progress = async (left) => {
    await noteImportDone(database, importId, changes - left);
    if (left > 0 && isStopping()) throw new StoppedError();
  };
  try {
    await applyImport(database, confirmed(held), progress);
  } catch (error) {
    if (error instanceof StoppedError) return null;
    if (isTransient(error)) throw error;
    await endImport(database, importId, failureOf(error));
    return { importId, error };
  }
  await endImport(database, importId, null);
  return { importId, error: null };
}

/** Thrown between two parts of an import, because the process stops. */
class StoppedError extends Error {}

/** The import with its origin. Throws where its content is not what was confirmed. */
function confirmed({ importId, content, contentHash, ...acts }: HeldImport): ConfirmedImport {
  const { proposedBy, proposedPerson, decidedBy, decidedPerson, decidedAt } = acts;
  if (decidedBy === null || decidedPerson === null || decidedAt === null)
    throw new Error(`import ${importId} is not confirmed`);
  if (sha256Hex(canonicalText(content)) !== contentHash)
    throw new Error(`the content of import ${importId} is not what was proposed`);
  return {
    content,
    origin: {
      kind: 'IMPORT',
      importId,
      proposedBy: { accountId: proposedBy, personId: proposedPerson },
      confirmedBy: { accountId: decidedBy, personId: decidedPerson },
    },
    at: decidedAt,
  };
}

const WAY_OUT = '已经办理的变更保留；重新上传同一文件，只导入其余的。';

/** Reason for administrators; what a program did wrong stands in the log. */
function failureOf(error: unknown): string {
  if (!(error instanceof UnfitImportError))
    return `系统故障，没有全部导入，请联系运维人员按导入的编号查看日志。${WAY_OUT}`;
  const { table, row, message } = error.fault;
  return `确认以后机构又有变动，与导入的内容不符：“${IMPORTED_TITLES[table]}”第 ${row + 1} 项，${message}。${WAY_OUT}`;
}
