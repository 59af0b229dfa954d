import { posix } from 'node:path';
import { Unreadable } from '../fault.js';
import { findInXml, type Attributes } from './xml.js';
import type { ZipParts } from './zip-parts.js';

/** A sheet of a workbook: the name on its tab, the path of its part, and whether it is hidden. */
export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** Paths of a workbook's parts that are read, and the base year of its dates. */
export interface Workbook {
  /** Sheets in the order of the tabs; at least one is visible. */
  readonly sheets: readonly Sheet[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** True if day 0 lies in 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** Finds the parts of a workbook. Throws `Unreadable` if the ZIP is another kind of document. */
export async function findWorkbook(parts: ZipParts): Promise<Workbook> {
  const path = ofType(await relationsOf(parts, ''), 'officeDocument');
  if (!path || !parts.has(path)) throw new Unreadable('NOT_A_SPREADSHEET');
  const relations = await relationsOf(parts, path);
  const { tabs, from1904 } = await readTabs(parts, path);
  const sheets = tabs.flatMap(({ name, id, isHidden }) => {
    const target = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    return target ? [{ name, path: target, isHidden }] : [];
  });
  if (sheets.every(({ isHidden }) => isHidden)) throw new Unreadable('NOT_A_SPREADSHEET');
  return {
    sheets,
    sharedStrings: ofType(relations, 'sharedStrings'),
    styles: ofType(relations, 'styles'),
    from1904,
  };
}

interface Tab {
  readonly name: string;
  readonly id: string | undefined;
  readonly isHidden: boolean;
}

async function readTabs(parts: ZipParts, path: string): Promise<{ tabs: readonly Tab[]; from1904: boolean }> {
  const tabs: Tab[] = [];
  let from1904 = false;
  for await (const { name, attributes } of tags(parts, path)) {
    if (name === 'sheet')
      tabs.push({
        name: attributes['name'] ?? '',
        id: attributes['id'],
        isHidden: (attributes['state'] ?? 'visible') !== 'visible',
      });
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
  }
  return { tabs, from1904 };
}

interface Relation {
  readonly id: string | undefined;
  readonly type: string;
  readonly target: string;
}

const ofType = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find((relation) => relation.type === type)?.target;

/** Reads the relationships of a part, or of the package itself for an empty path. */
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

/** Yields every tag of a part whose content stands in attributes alone. */
function tags(parts: ZipParts, path: string): AsyncGenerator<{ name: string; attributes: Attributes }> {
  const opened: { name: string; attributes: Attributes }[] = [];
  return findInXml(parts.read(path), {
    open: (name, attributes) => opened.push({ name, attributes }),
    text: () => undefined,
    close: () => opened.pop(),
  });
}
