import type { ImportChange, ImportFault, Refusal } from '#libs/domain';
import type { ProposedChange } from '#libs/persistence';

/** Maximum number of differences in one refusal: enough to see what has happened. */
const MOST_DIFFERENCES = 50;

type Fields = NonNullable<Refusal['fields']>;
type Compared = Pick<ImportChange, 'table' | 'kind' | 'key' | 'before' | 'after'>;

/** Tells how the changes of an import are not what was proposed: others came between, or the rows contradict them. */
export function differences(
  proposed: readonly ProposedChange[],
  now: readonly ImportChange[],
  faults: readonly ImportFault[],
): Fields {
  const [before, after] = [byRecord(proposed), byRecord(now)];
  const gone = proposed.filter((one) => !after.has(recordOf(one)));
  const come = now.filter((one) => !before.has(recordOf(one)));
  const other = now.filter((one) => {
    const earlier = before.get(recordOf(one));
    return earlier && (earlier.before !== one.before || earlier.after !== one.after);
  });
  return [
    ...faults.map(({ table, row, field, message }) => ({ field: `${table}.${row}.${field}`, message })),
    ...(faults.length > 0 ? [] : gone.map((one) => ({ field: fieldOf(one), message: '已经登记，不再是变更' }))),
    ...come.map((one) => ({ field: fieldOf(one), message: '现在也成为变更' })),
    ...other.map((one) => ({ field: fieldOf(one), message: `现为“${one.before ?? '没有登记'}”，与提出时不同` })),
  ].slice(0, MOST_DIFFERENCES);
}

const recordOf = ({ table, kind, key }: Compared): string => `${table} ${kind} ${key}`;
const fieldOf = ({ table, key }: Compared): string => `${table} ${key}`;
const byRecord = <Change extends Compared>(changes: readonly Change[]): ReadonlyMap<string, Change> =>
  new Map(changes.map((change) => [recordOf(change), change]));
