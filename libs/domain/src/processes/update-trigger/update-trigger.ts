import { TRIGGER_TITLES } from '../catalog-update/catalog-update.content.js';
import type { Change, Telling } from '../../matter/definition.js';
import { defineProcess } from '../../features/index.js';
import { UPDATE_TRIGGER_EVENTS, type UpdateTriggerEvent } from './update-trigger.events.js';
import { openTrigger } from './open-trigger.js';
import type { UpdateTrigger, UpdateTriggerSide } from './update-trigger.state.js';
import { updateTriggerDocuments } from './update-trigger.documents.js';

/** 更新触发事项: one change of law or duties for many entries. The matters of its updates show their progress. */
export const updateTrigger = defineProcess<UpdateTrigger, UpdateTriggerEvent, UpdateTriggerSide>()({
  process: 'update-trigger',
  collection: 'update-triggers',
  title: '更新触发事项',
  clause: '17(1)',
  version: 1,
  commands: [openTrigger],
  reactions: [],
  events: UPDATE_TRIGGER_EVENTS,
  duties: {},
  begins: ['updateTriggerOpened'],
  endStates: ['REGISTERED'],
  begin,
  evolve: (_, event) => {
    throw new Error(`nothing follows the registration of a trigger, least of all ${event.type}`);
  },
  tasks: () => [],
  documents: updateTriggerDocuments,
  view: ({ data: { trigger, eventDate, promulgatedOn = null, docRef, reason, entries } }) => ({
    trigger,
    eventDate,
    promulgatedOn,
    docRef,
    reason,
    entries,
  }),
  links: ({ data }) => data.entries.map(({ entryId }) => ({ relation: 'entry', matterId: entryId })),
  tell,
  clockTitles: {},
  stateTitles: { REGISTERED: '已登记' },
  isOpenToParties: () => true,
  revision: () => 1,
  subject: ({ data: { docRef } }) => ({ code: '', name: docRef }),
});

function begin({ type: _, parties, ...data }: UpdateTriggerEvent): Required<Change<UpdateTrigger, UpdateTriggerSide>> {
  return { state: 'REGISTERED', parties, data };
}

function tell({ trigger, eventDate, docRef, reason, entries }: UpdateTriggerEvent): Telling {
  const what = `登记更新触发事项：${TRIGGER_TITLES[trigger]}，文号为${docRef}，发生之日为 ${eventDate}`;
  return { sentence: `${what}，涉及 ${entries.length} 个目录：${reason}`, clause: '17(1)', audience: 'everybody' };
}
