import { displayState, HELD_TITLES, holdingOf, presentHolder, ROLE_TITLES, type Holder } from '#libs/domain';
import type { HolderView, HoldingView } from '#libs/http';
import { withinBudget } from '#libs/watchdog';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';
import { outagesDuring } from './clock-view.js';
import { courseOf, type MatterStory } from './matter-story.js';

/** Tells who held each clock of the matter until now; null for a reader who may not see its clocks. */
export async function holdingView(story: MatterStory, snapshot: Snapshot): Promise<Wordless<HoldingView> | null> {
  const { process, matter, eyes } = story;
  const { counting, time } = snapshot;
  if (!eyes.has('everybody')) return null;
  const outages = await outagesDuring(matter.clocks, ({ metAt }) => metAt ?? time.now, snapshot);
  return withinBudget(`${process.process} holding`, () => {
    const course = courseOf(story, snapshot);
    const clocks = matter.clocks.map((clock, n): Wordless<HoldingView['clocks'][number]> => {
      const touching = outages[n]?.filter(({ counts }) => counts) ?? [];
      const { lines, ...sums } = holdingOf(clock, { ...course, outages: touching }, counting, time.now);
      const { id, kind, clause, lastDay } = clock;
      return {
        id,
        title: process.clockTitle(id),
        kind,
        clause,
        lastDay,
        state: displayState(clock, time.now),
        ...sums,
        lines: lines.map(({ side, departmentId, roles, ...line }) => ({
          ...line,
          title: HELD_TITLES[line.kind],
          ...holderFields({ side, departmentId, roles }, snapshot),
        })),
      };
    });
    return { matterId: matter.matterId, asOf: time.now, clocks };
  });
}

/** Who holds the matter now; null where nobody has to act, or the reader may not see who. */
export function holderView(story: MatterStory, snapshot: Snapshot): HolderView | null {
  if (!story.eyes.has('everybody')) return null;
  const { counting, time } = snapshot;
  const holder = withinBudget(`${story.process.process} holder`, () =>
    presentHolder(courseOf(story, snapshot), counting, time.now),
  );
  return holder && { ...holderFields(holder, snapshot), since: holder.since };
}

/** A holder with the name of the department and the titles of its offices. */
export const holderFields = (
  { side, departmentId, roles }: Holder,
  { organisation }: Snapshot,
): Omit<HolderView, 'since'> => ({
  side,
  departmentId,
  name: organisation.department(departmentId).name,
  offices: roles.map((role) => ({ role, roleTitle: ROLE_TITLES[role] })),
});
