import type { MatterCounts } from '#libs/http';
import type { MatterGroup } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';

/** The counts of matters. States and processes add up to the total; a matter may have several departments and clauses. */
export function countsView(groups: readonly MatterGroup[], { organisation }: Snapshot): Wordless<MatterCounts> {
  const of = (by: MatterGroup['by']): readonly MatterGroup[] => groups.filter((group) => group.by === by);
  const states = of('state').map(({ process, value, count }) => ({ process: process ?? '', state: value, count }));
  const processes = [...new Set(states.map(({ process }) => process))];
  return {
    total: sum(states),
    states,
    processes: processes.map((name) => ({
      process: name,
      count: sum(states.filter(({ process }) => process === name)),
    })),
    holders: of('holder').map(({ value, count }) => ({
      departmentId: value,
      name: organisation.department(value).name,
      count,
    })),
    clauses: of('clause').map(({ value, count }) => ({ clause: value, count })),
    levels: of('level').map(({ value, count }) => ({ level: value, count })),
  };
}

const sum = (counted: readonly { readonly count: number }[]): number =>
  counted.reduce((total, { count }) => total + count, 0);
