import type { Schemas } from '../api/client';

type Holding = Schemas['Holding'];

/**
 * Working days for which the present holder has held a clock without a break, and how many of them lie after its end;
 * undefined where nobody holds it.
 */
export function heldNow(holding: Pick<Holding, 'clocks'>, clockId: string): { days: number; late: number } | undefined {
  const lines = holding.clocks.find(({ id }) => id === clockId)?.lines ?? [];
  const last = lines.at(-1);
  if (last?.to !== null) return undefined;
  const start = lines.findLastIndex(({ departmentId }) => departmentId !== last.departmentId) + 1;
  return lines
    .slice(start)
    .reduce((sum, line) => ({ days: sum.days + line.days, late: sum.late + line.lateDays }), { days: 0, late: 0 });
}
