import type { Parties } from '../access/parties.js';
import { isAuthorityRole } from '../access/roles.js';
import { isParty, SEPARATIONS, type Duty } from '../access/separation.js';
import type { RecordedEvent } from './fold.js';
import type { Process } from './process.js';

interface Done {
  readonly personId: string;
  readonly departmentId: string;
  readonly duty: Duty;
}

/**
 * Finds the persons who combined two duties that §5.3 separates, by the events alone and not by what the matter keeps of
 * them: `SoD-1 DRAFT CONSENT person`.
 */
export function combinedDuties(
  process: Process,
  parties: Parties,
  events: readonly RecordedEvent[],
): readonly string[] {
  const concluded = events.findLastIndex(({ type }) => process.concludes?.includes(type));
  const done = events.slice(concluded + 1).flatMap((event) => doneBy(process, event));
  return SEPARATIONS.flatMap(({ sod, one, other, inOwnCase }) => {
    const counted = done.filter(({ departmentId }) => !inOwnCase || isParty(departmentId, parties));
    return counted.flatMap((first) =>
      counted
        .filter((second) => second.personId === first.personId)
        .filter((second) => one.includes(first.duty) && other.includes(second.duty))
        .map((second) => `SoD-${sod} ${first.duty} ${second.duty} ${first.personId}`),
    );
  });
}

function doneBy({ duties, features }: Process, { type, actor, payload }: RecordedEvent): readonly Done[] {
  if (!actor || features.some((feature) => feature.isOversight?.({ type }))) return [];
  const ofFeature = features.flatMap((feature) => feature.duties?.[type] ?? []);
  const own = duties[type];
  const named = typeof own === 'function' ? own({ ...payload, type }) : own;
  const duty = named ?? ofFeature[0] ?? (isAuthorityRole(actor.role) ? 'OVERSEE' : 'HANDLE');
  return [{ personId: actor.personId, departmentId: actor.departmentId, duty }];
}
