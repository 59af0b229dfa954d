import { posix } from 'node:path';
import { Unreadable } from '../fault.js';
import { findInXml, type Attributes } from './xml.js';
import type { ZipParts } from './zip-parts.js';

/** Where the parts of a workbook that matter stand, and from when its dates count. */
export interface Workbook {
  /** The first sheet, in the order of its tabs. */
  readonly sheet: string;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Whether day 0 is in 1904 and not in 1900. */
  readonly from1904: boolean;
}

/** Throws `Unreadable` where the ZIP is another document than a workbook. */
export async function findWorkbook(parts: ZipParts): Promise<Workbook> {
  const path = ofType(await relationsOf(parts, ''), 'officeDocument');
  if (!path || !parts.has(path)) throw new Unreadable('NOT_A_SPREADSHEET');
  const relations = await relationsOf(parts, path);
  const { sheetId, from1904 } = await readWorkbook(parts, path);
  const sheet = relations.find(({ id }) => id === sheetId)?.target;
  if (!sheet) throw new Unreadable('NOT_A_SPREADSHEET');
  return {
    sheet,
    sharedStrings: ofType(relations, 'sharedStrings'),
    styles: ofType(relations, 'styles'),
    from1904,
  };
}

async function readWorkbook(
  parts: ZipParts,
  path: string,
): Promise<{ sheetId: string | undefined; from1904: boolean }> {
  let sheetId: string | undefined;
  let from1904 = false;
  for await (const { name, attributes } of tags(parts, path)) {
    if (name === 'sheet') sheetId ??= attributes['id'];
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
  }
  return { sheetId, from1904 };
}

interface Relation {
  readonly id: string | undefined;
  readonly type: string;
  readonly target: string;
}

const ofType = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find((relation) => relation.type === type)?.target;

/** What a part, or the package itself (an empty path), points to. */
async function relationsOf(parts: ZipParts, path: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const name = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  const relations: Relation[] = [];
  if (!parts.has(name)) return relations;
  for await (const { name: tag, attributes } of tags(parts, name)) {
    if (tag !== 'Relationship') continue;
    const target = posix.join('/', posix.resolve('/', folder, attributes['Target'] ?? '')).slice(1);
    relations.push({ id: attributes['Id'], type: posix.basename(attributes['Type'] ?? ''), target });
  }
  return relations;
}

/** Every tag of a small part that keeps all it says in attributes. */
function tags(parts: ZipParts, path: string): AsyncGenerator<{ name: string; attributes: Attributes }> {
  const opened: { name: string; attributes: Attributes }[] = [];
  return findInXml(parts.read(path), {
    open: (name, attributes) => opened.push({ name, attributes }),
    text: () => undefined,
    close: () => opened.pop(),
  });
}
