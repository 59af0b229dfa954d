import {
  availableCommands,
  eyesOf,
  project,
  rowOf,
  type Context,
  type Matter,
  type Parties,
  type Process,
} from '#libs/domain';
import type { MatterView } from '#libs/http';
import { IN_FORCE } from '#libs/persistence';
import type { Sight } from '../reading/reader.js';
import { clockView } from './clock-view.js';

/** The documents are those of the matter's process; the answer's schema names what of them may go out. */
type WithoutDocuments = Omit<MatterView, 'request' | 'proposal' | 'reply' | 'deliveries' | 'extensions'>;

/** One matter as the reader may see it. */
export function matterView(process: Process, matter: Matter, headHash: string, sight: Sight): object {
  const { matterId, number, state, since, seq, parties } = matter;
  const { subject, tasks, openToParties } = project(process, matter, IN_FORCE);
  const documents = process.view(matter, eyesOf(sight.actor, { parties, open: openToParties }, sight.organisation));
  const own: WithoutDocuments = {
    ...{ matterId, process: process.process, number, state, since, seq, headHash },
    ...{ subject: subject.name, catalogCode: subject.code, parties: partiesView(parties, sight) },
    clocks: matter.clocks.map((clock) =>
      clockView(clock, matter, sight.time.now, {
        extensionPending: tasks.some(({ command, clockId }) => command === 'decide-extension' && clockId === clock.id),
        requesterDelay: clock.id === 'delivery' && documents.requesterDelay === true,
      }),
    ),
    availableCommands: [...availableCommands(process, matter, contextOf(sight))],
    tasks: tasks.map(({ roles, ...task }) => ({ ...task, roles: [...roles], title: titleOf(process, task.command) })),
    links: [],
  };
  return { ...documents, ...own };
}

export const titleOf = (process: Process, command: string): string => rowOf(process, command)?.title ?? command;

export function partiesView(parties: Parties, { organisation }: Sight): MatterView['parties'] {
  const party = (departmentId: string) => ({ departmentId, name: organisation.department(departmentId).name });
  return {
    requester: party(parties.requester),
    provider: party(parties.provider),
    extensionAuthority: party(parties.extensionAuthority),
  };
}

/** No facts: what a payload will name is not known before there is one. */
function contextOf({ time: { now }, actor, organisation }: Sight): Context {
  return { ...IN_FORCE, now, at: now, actor, organisation, facts: { entryVersions: {} } };
}
