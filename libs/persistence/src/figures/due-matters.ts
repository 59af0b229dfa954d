import type { Instant, ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import type { Queryable } from '../connection/sql.js';
import { readAsOf, type MatterAsOf } from '../read-model/matters-as-of.js';
import { concernsReader } from '../store/visible-matters.js';

/**
 * Yields those matters of these processes whose figures are not kept as they stand, if they concern the reader, with what
 * was recorded up to an instant of platform time.
 */
export const dueMatters = (
  db: Queryable,
  scope: ReaderScope,
  processes: readonly string[],
  until: Instant,
): AsyncGenerator<MatterAsOf> =>
  readAsOf(
    db,
    () =>
      new Conditions()
        .add('m.id IN (SELECT matter FROM figure_due)')
        .add('m.process = ANY(?)', processes)
        .add(...concernsReader(scope)),
    until,
  );
