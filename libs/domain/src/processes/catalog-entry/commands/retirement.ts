import { localDate, type LocalDate } from '../../../calendar/time.js';
import { beforePublication, unpromulgated } from '../../catalog-update/catalog-update.content.js';
import type { Notice } from '../../../matter/happening.js';
import { ask } from '../../../matter/facts.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { CATALOG_UPDATE } from '../../catalog-update/catalog-update.state.js';
import { GROUND_TITLES, retirementProposal, TRIGGER_OF, type RetirementProposal } from '../catalog-entry.content.js';
import * as example from '../catalog-entry.examples.js';
import { titleOf, type CatalogEntry, type InUse } from '../catalog-entry.state.js';
import { done, refuse, row, workingBody } from './catalog-entry.row.js';

/**
 * Row 12: opens an update of kind RETIRE, which then passes the head and the authority on its own. Active grants are
 * listed and do not block it: the limit of Art 17(2) runs from the event whatever the grants.
 */
const proposeRetirement = row({
  name: 'propose-retirement',
  title: '提出目录退出',
  clause: '17(1)',
  from: ['PUBLISHED', 'UPDATE_DUE'],
  payload: retirementProposal,
  example: example.retirement,
  needs: (_, matter) => (matter ? [ask('grants', matter.data.content.catalogCode)] : []),
  decide({ matterId: entryId, data, parties: { provider } }, proposal, context) {
    const first = firstPublication(data);
    const refusals = allOf(
      notItsTrigger(proposal, first),
      unpromulgated(proposal, context) ?? beforePublication(proposal, first, context),
    );
    if (refusals) return refuse(refusals);
    const { ground, reason, ...change } = proposal;
    const { catalogCode, name } = data.content;
    const asked = {
      entryId,
      catalogCode,
      name,
      provider,
      ...change,
      reason: `${GROUND_TITLES[ground]}：${reason}`,
      ...(context.actor && { askedBy: context.actor.personId }),
    };
    const grants = context.facts.get('grants', catalogCode).filter(({ active }) => active);
    const inUse = grants.map(({ matterId, requester }) => ({ matterId, requester }));
    return done({
      event: { type: 'retirementProposed', proposal, inUse },
      notices: inUse.length > 0 ? [toUsers(inUse, data.content)] : [],
      effects: [{ process: CATALOG_UPDATE, matterId: null, reaction: 'open-retirement', payload: asked }],
    });
  },
});

export const RETIREMENT = [proposeRetirement];

/**
 * Refuses a voluntary trigger for a ground that is a change of law or duties, and therefore under the limit of Art
 * 17(2), unless the change lies before the first publication.
 */
function notItsTrigger(
  { ground, trigger, eventDate }: RetirementProposal,
  { firstPublishedOn }: { readonly firstPublishedOn: LocalDate | null },
): Refusal | null {
  const due = TRIGGER_OF[ground];
  const isOlder = firstPublishedOn !== null && eventDate !== null && eventDate < firstPublishedOn;
  if (due === undefined || due === trigger || (trigger === 'VOLUNTARY' && isOlder)) return null;
  return rule('TRIGGER_MISMATCH', '17(2)', `“${GROUND_TITLES[ground]}”与所选的触发事项不符，请更正。`, [
    { field: 'trigger', message: '与退出的理由不符' },
  ]);
}

/**
 * Tells the departments that use the data: their grants run on, and the end of the service is a matter of its own (Art
 * 27(3)).
 */
const toUsers = (inUse: InUse, content: CatalogEntry['content']): Notice => ({
  to: [...new Set(inUse.map(({ requester }) => requester))].flatMap((requester) => workingBody(requester)),
  text: `目录${titleOf(content)}拟退出。现有共享继续有效；终止或者变更共享服务的，提供部门另行协商。`,
});

/** Day of the first publication; null for an entry that was taken over at a later version. */
function firstPublication({ versions }: CatalogEntry): { readonly firstPublishedOn: LocalDate | null } {
  const first = versions.find(({ version }) => version === 1);
  return { firstPublishedOn: first ? localDate(first.effectiveAt) : null };
}
