import type { Schemas } from '../../api/client';

export type Figures = Schemas['ClockFigures'];
export type LawLimit = NonNullable<Figures['limit']>;

/** The limits of the Regulation in the order of its articles; one clause sets both limits for replies. */
export const LAW_LIMITS: readonly LawLimit[] = ['T1', 'T3', 'T4', 'T5', 'T7', 'T8'];

/** Figures of clocks that are summed over rows of the API. */
export interface Sum {
  readonly ended: number;
  readonly metInTime: number;
  readonly metLate: number;
  readonly overdueNow: number;
  readonly cancelledOverdue: number;
  readonly provisional: number;
  readonly lateWorkingDays: number;
  /** The clock that is overdue longest; null if none is. */
  readonly oldest: Figures['oldest'];
}

const NOTHING: Sum = {
  ended: 0,
  metInTime: 0,
  metLate: 0,
  overdueNow: 0,
  cancelledOverdue: 0,
  provisional: 0,
  lateWorkingDays: 0,
  oldest: null,
};

/** Adds rows of figures up. Shares are not added: the API gives them with each row. */
export const addUp = (rows: readonly Figures[]): Sum =>
  rows.reduce<Sum>(
    (sum, row) => ({
      ended: sum.ended + row.ended,
      metInTime: sum.metInTime + row.metInTime,
      metLate: sum.metLate + row.metLate,
      overdueNow: sum.overdueNow + row.overdueNow,
      cancelledOverdue: sum.cancelledOverdue + row.cancelledOverdue,
      provisional: sum.provisional + row.provisional,
      lateWorkingDays: sum.lateWorkingDays + row.lateWorkingDays,
      oldest: older(sum.oldest, row.oldest),
    }),
    NOTHING,
  );

function older(one: Figures['oldest'], other: Figures['oldest']): Figures['oldest'] {
  if (one === null || other === null) return one ?? other;
  return other.lastDay < one.lastDay ? other : one;
}

/** The figures of one department, in all and by limit. */
export interface DepartmentFigures {
  readonly departmentId: string;
  readonly name: string;
  readonly sum: Sum;
  readonly byLimit: ReadonlyMap<LawLimit, Sum>;
}

/** Groups rows by department, those with most overdue clocks first, then those with most days late. */
export function byDepartment(rows: readonly Figures[]): readonly DepartmentFigures[] {
  const names = new Map(rows.flatMap(({ department: of }) => (of ? [[of.departmentId, of.name] as const] : [])));
  const all = [...names].map(([departmentId, name]) => {
    const own = rows.filter(({ department }) => department?.departmentId === departmentId);
    return { departmentId, name, sum: addUp(own), byLimit: byLimit(own) };
  });
  return all.sort(
    ({ sum: one }, { sum: other }) =>
      other.overdueNow - one.overdueNow || other.lateWorkingDays - one.lateWorkingDays || other.ended - one.ended,
  );
}

/** Sums rows by limit. Rows without a limit are left out. */
export const byLimit = (rows: readonly Figures[]): ReadonlyMap<LawLimit, Sum> =>
  new Map(
    LAW_LIMITS.flatMap((limit) => {
      const own = rows.filter((row) => row.limit === limit);
      return own.length === 0 ? [] : [[limit, addUp(own)] as const];
    }),
  );

/** Every month from the first to the last that has figures, so that an empty one shows as a gap. */
export function monthsBetween(rows: readonly Figures[]): readonly { month: string; figures: Figures | undefined }[] {
  const months = rows.flatMap(({ month }) => month ?? []).sort();
  const [first, last] = [months[0], months.at(-1)];
  const all: { month: string; figures: Figures | undefined }[] = [];
  for (let at = first; at !== undefined && last !== undefined && at <= last; at = monthAfter(at))
    all.push({ month: at, figures: rows.find((row) => row.month === at) });
  return all;
}

const DECEMBER = 12;

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === DECEMBER ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}
