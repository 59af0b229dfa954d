import type { DataSource } from 'typeorm';
import { canonicalText, sha256Hex } from '#libs/domain';
import { alone, endImport, isTransient, nextConfirmedImport, noteImportDone, type HeldImport } from '#libs/persistence';
import { applyImport, UnfitImportError, type ConfirmedImport, type Progress } from './apply-import.js';

/** How the application of an import ended; `error` is null where it was applied. */
export interface AppliedImport {
  readonly importId: string;
  readonly error: unknown;
}

/**
 * Applies the import that was confirmed first, unless another process does. Returns how it ended; null where there is
 * nothing to do. Throws where a retry may help: the next call goes on where this one stopped.
 */
export const applyNextImport = (database: DataSource): Promise<AppliedImport | null> =>
  alone(database, 'organisation import', async () => {
    const next = await nextConfirmedImport(database);
    return next && applyConfirmed(database, next);
  });

async function applyConfirmed(database: DataSource, held: HeldImport): Promise<AppliedImport> {
  const { importId, changes } = held;
  const progress: Progress = (left) => noteImportDone(database, importId, changes - left);
  try {
    await applyImport(database, confirmed(held), progress);
  } catch (error) {
    if (isTransient(error)) throw error;
    await endImport(database, importId, failureOf(error));
    return { importId, error };
  }
  await endImport(database, importId, null);
  return { importId, error: null };
}

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
const failureOf = (error: unknown): string =>
  error instanceof UnfitImportError
    ? `确认以后机构又有变动，与导入的内容不符（第 ${error.fault.row + 1} 项 ${error.fault.message}）。${WAY_OUT}`
    : `系统故障，没有全部导入，请联系运维人员按导入的编号查看日志。${WAY_OUT}`;
