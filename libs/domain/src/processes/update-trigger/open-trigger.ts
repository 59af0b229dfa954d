import { isBeforePublication, uncountable, type WhenChanged } from '../catalog-update/catalog-update.content.js';
import { isUpdatable } from '../catalog-update/catalog-update.fitness.js';
import { CATALOG_UPDATE } from '../catalog-update/catalog-update.state.js';
import type { ActContext } from '../../matter/context.js';
import { ask, type EntryStanding } from '../../matter/facts.js';
import type { Effect } from '../../matter/happening.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { triggerContent, type TriggerContent } from './update-trigger.content.js';
import type { UpdateTriggerEvent } from './update-trigger.events.js';
import type { TriggeredEntry, UpdateTrigger, UpdateTriggerSide } from './update-trigger.state.js';

const row = rowsFor<UpdateTrigger, UpdateTriggerEvent, UpdateTriggerSide>();

const EXAMPLE: TriggerContent = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-09-29',
  docRef: '《机动车驾驶证管理办法（示例）》修订',
  reason: '修订后的办法改变了驾驶证信息的登记范围，所列目录须相应更新。',
  catalogCodes: ['3070990000002/000001', '3070990000002/000002'],
};

/**
 * Opens an update of every named entry, all or none. A department's lead may name its own entries, an authority those
 * of the departments of its division and below.
 */
export const openTrigger = row({
  name: 'open-trigger',
  title: '登记更新触发事项',
  clause: '17(1)',
  from: [],
  payload: triggerContent,
  example: EXAMPLE,
  needs: ({ catalogCodes }) => catalogCodes.map((code) => ask('entry', code)),
  decide({ matterId: triggerId }, { catalogCodes, ...said }, context) {
    const found = catalogCodes.map((code) => context.facts.get('entry', code));
    const refusals = allOf(
      uncountable(said, context, '，此前发生的变化不适用更新期限'),
      notAllToOpen(found, said, context),
    );
    if (refusals) return refuse(refusals);
    const entries = found.flatMap((entry) => (entry ? [triggered(entry)] : []));
    return done({
      event: { type: 'updateTriggerOpened', ...said, entries, parties: { provider: context.office.departmentId } },
      effects: entries.map((entry) => opening({ ...said, ...entry, triggerId, ...askedBy(context) })),
    });
  },
});

/** Passes the requesting person on to each update, so that they cannot review it (SoD-4). */
const askedBy = ({ actor }: ActContext): Effect['payload'] => (actor ? { askedBy: actor.personId } : {});

const triggered = ({ entryId, catalogCode, content, provider }: EntryStanding): TriggeredEntry => ({
  entryId,
  catalogCode,
  name: content.name,
  provider,
});

const opening = (payload: Effect['payload']): Effect => ({
  process: CATALOG_UPDATE,
  matterId: null,
  reaction: 'open-by-trigger',
  payload,
});

/**
 * Refuses the trigger with a message for each code that cannot be opened, so that the whole list can be corrected at
 * once.
 */
function notAllToOpen(
  found: readonly (EntryStanding | null)[],
  said: WhenChanged,
  context: ActContext,
): Refusal | null {
  const fields = found.flatMap((entry, n) => {
    const message = whyNot(entry, said, context);
    return message ? [{ field: `catalogCodes.${n}`, message }] : [];
  });
  if (fields.length === 0) return null;
  return rule('ENTRIES_NOT_UPDATABLE', '17(1)', `有 ${fields.length} 个目录不能提出更新，请按字段提示修改。`, fields);
}

function whyNot(entry: EntryStanding | null, said: WhenChanged, context: ActContext): string | null {
  if (!entry || entry.version === 0) return '没有已发布的条目';
  if (!isWithin(entry, context)) return '不属于本部门或者本行政区域的目录';
  if (!isUpdatable(entry)) return '正在办理退出或者已经退出';
  return isBeforePublication(said, entry, context) ? '变化发生在该目录首次发布之前' : null;
}

function isWithin({ provider }: EntryStanding, { office, organisation }: ActContext): boolean {
  if (office.role === 'WB_LEAD') return provider === office.departmentId;
  const { divisionCode } = organisation.department(office.departmentId);
  return organisation.subtree(divisionCode).includes(organisation.department(provider).divisionCode);
}
