import { normaliseName, type EntryContent } from '#libs/domain';
import { detached } from '../detached.js';
import { COLUMNS } from './columns.js';
import type { CellFault } from './events.js';

/** Finds entries of one sheet with the same catalog code or the same normalised name (§4.2). */
export class Repetitions {
  private readonly rows = new Map<string, number>();

  faultsOf(row: number, { catalogCode, name }: EntryContent): CellFault[] {
    return [
      this.fault(row, 'catalogCode', 'CODE_REPEATED', catalogCode),
      this.fault(row, 'name', 'NAME_REPEATED', normaliseName(name)),
    ].flat();
  }

  private fault(row: number, path: string, rule: string, value: string): CellFault[] {
    if (value === '') return [];
    const key = detached(`${path} ${value}`);
    const first = this.rows.get(key);
    if (first === undefined) this.rows.set(key, row);
    const column = COLUMNS.find((each) => each.path === path)?.heading ?? null;
    return first === undefined
      ? []
      : [{ row, column, rule, clause: '12(2)', message: `与第 ${first} 行重复`, blocks: true }];
  }
}
