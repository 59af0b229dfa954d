import { asSeenBy, eyesOf, holderOf, readable, type Matter } from '#libs/domain';
import type { OverdueItem } from '#libs/persistence';
import { holderFields } from '../matter/holding-view.js';
import { outlookOfClock } from '../matter/outlook-view.js';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** One overdue clock, as the reader sees its matter. `visible` are the candidates that the reader may open. */
export async function overdueView(
  { id: _, clockId, responsible, candidate, ...item }: OverdueItem,
  visible: ReadonlyMap<string, string>,
  snapshot: Snapshot,
): Promise<object> {
  const { tx, actor, organisation } = snapshot;
  const { matterId, number, process: name, title: subject } = item;
  const { process, matter: whole } = await matterOf(tx, { ...item, id: matterId });
  const eyes = eyesOf(actor, readable(process, whole), organisation);
  const matter = asSeenBy(whole, eyes);
  const named = (departmentId: string) => ({ departmentId, name: organisation.department(departmentId).name });
  const clock = whole.clocks.find(({ id }) => id === clockId);
  if (!clock) throw new Error(`matter ${matterId} has no clock ${clockId}`);
  const holder = holderOf(process, matter, clock, 'COUNTED', { eyes, organisation });
  const urgings = matter.everyday.urgings.filter(({ urged }) => urged.includes(responsible));
  return {
    matterId,
    process: name,
    number,
    subject,
    state: matter.state,
    department: named(responsible),
    statutory: outlookOfClock(whole, clockId, snapshot).statutory,
    holder: { ...holderFields(holder, snapshot), since: matter.since },
    urgings: urgings.length,
    lastUrgedAt: urgings.at(-1)?.at ?? null,
    supervision: supervisionOf(responsible, matter, named),
    candidate: candidate && visible.has(candidate.matterId) ? candidate : null,
  };
}

function supervisionOf(department: string, { everyday }: Matter, named: (departmentId: string) => object) {
  const last = everyday.supervisions.findLast(({ departmentId }) => departmentId === department);
  if (!last) return null;
  const { authorityId, at, requirement, answerWithin, answer } = last;
  return {
    authority: named(authorityId),
    at,
    requirement,
    answerWithin,
    answer: answer && { at: answer.at, text: answer.text },
  };
}
