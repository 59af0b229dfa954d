import { unpromulgated } from '../../catalog-update/catalog-update.content.js';
import type { Context } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { rule, type Refusal } from '../../../language/refusal.js';
import { CATALOG_UPDATE } from '../../catalog-update/catalog-update.state.js';
import { GROUND_TITLES, retirementProposal, TRIGGER_OF, type RetirementProposal } from '../catalog-entry.content.js';
import * as example from '../catalog-entry.examples.js';
import type { CatalogEntry } from '../catalog-entry.state.js';
import { done, PROVIDER_LEAD, refuse, row } from './catalog-entry.row.js';

/** Row 12: opens an update of kind RETIRE, which then passes the head and the authority on its own. */
const proposeRetirement = row({
  name: 'propose-retirement',
  title: '提出目录退出',
  clause: '17(1)',
  from: ['PUBLISHED', 'UPDATE_DUE'],
  offices: [PROVIDER_LEAD],
  payload: retirementProposal,
  example: example.retirement,
  needs: (_, matter) => (matter ? [ask('grants', matter.data.content.catalogCode)] : []),
  decide({ matterId: entryId, data, parties: { provider } }, proposal, context) {
    const refusal = notItsTrigger(proposal) ?? unpromulgated(proposal, context) ?? inUse(data, context);
    if (refusal) return refuse(refusal);
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
    return done({
      event: { type: 'retirementProposed', proposal },
      effects: [{ process: CATALOG_UPDATE, matterId: null, reaction: 'open-retirement', payload: asked }],
    });
  },
});

export const RETIREMENT = [proposeRetirement];

/**
 * Refuses a voluntary trigger for a ground that is a change of law or duties, and therefore under the limit of Art
 * 17(2).
 */
function notItsTrigger({ ground, trigger }: RetirementProposal): Refusal | null {
  const due = TRIGGER_OF[ground];
  if (due === undefined || due === trigger) return null;
  return rule('TRIGGER_MISMATCH', '17(2)', `“${GROUND_TITLES[ground]}”与所选的触发事项不符，请更正。`, [
    { field: 'trigger', message: '与退出的理由不符' },
  ]);
}

/**
 * Refuses a retirement while departments use the data: they must be heard first on the end of the service (Art 27(3)).
 */
function inUse({ content }: CatalogEntry, { facts }: Context<'grants'>): Refusal | null {
  const active = facts.get('grants', content.catalogCode).filter((grant) => grant.active);
  if (active.length === 0) return null;
  return rule(
    'ACTIVE_GRANTS',
    '27(3)',
    `仍有 ${active.length} 项共享在使用该目录的数据，请先与需求部门协商终止或者变更共享服务。`,
  );
}
