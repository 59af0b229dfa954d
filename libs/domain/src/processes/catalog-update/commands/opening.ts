import type { ActContext } from '../../../matter/context.js';
import { ask, type EntryStanding } from '../../../matter/facts.js';
import { allOf, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { beforePublication, opening, uncountable } from '../catalog-update.content.js';
import * as example from '../catalog-update.examples.js';
import { isUpdatable } from '../catalog-update.fitness.js';
import { opened, partiesOf } from '../open.js';
import { done, refuse, row, workingBody } from './catalog-update.row.js';

/**
 * The provider opens an update; the entry's authority may do so for a provider that has not noticed the change
 * (R-17.1).
 */
export const openUpdate = row({
  name: 'open-update',
  title: '提出目录更新',
  clause: '17(1)',
  from: [],
  duty: 'DRAFT',
  payload: opening,
  example: example.opening,
  needs: ({ catalogCode }) => [ask('entry', catalogCode)],
  decide(matter, { catalogCode, ...said }, context) {
    const entry = context.facts.get('entry', catalogCode);
    const uncounted = uncountable(said, context, '；此前发生的变化，请按自行更新提出');
    if (!entry || entry.version === 0) return refuse(allOf(NO_PUBLISHED_ENTRY, uncounted));
    const refusals = allOf(notToOpen(entry, context), uncounted ?? beforePublication(said, entry, context));
    if (refusals) return refuse(refusals);
    const { entryId, content, provider } = entry;
    const update = {
      ...said,
      kind: 'CHANGE' as const,
      triggerId: null,
      entry: { entryId, catalogCode, name: content.name },
      parties: partiesOf(provider, context),
    };
    const notices = actsForProvider(context) ? [] : [{ to: workingBody(provider), text: ON_BEHALF }];
    return done({ ...opened(matter.matterId, update, context), notices });
  },
});

const ON_BEHALF = '主管部门就本部门的目录提出更新，请按期办理；认为无须更新的，请说明理由。';
const NO_PUBLISHED_ENTRY = rule('NO_PUBLISHED_ENTRY', '17(1)', '目录中没有这个已发布的条目。', [
  { field: 'catalogCode', message: '没有已发布的条目' },
]);

const actsForProvider = ({ office: { role } }: ActContext): boolean => role === 'WB_HANDLER' || role === 'WB_LEAD';

function notToOpen(entry: EntryStanding, context: ActContext): Refusal | null {
  const { office, organisation } = context;
  const authority = organisation.sameLevelAuthority(entry.provider).id;
  if (office.departmentId !== (actsForProvider(context) ? entry.provider : authority))
    return forbidden('NOT_YOUR_ENTRY', '目录更新由其提供部门或者同级主管部门提出。', '17(1)');
  if (isUpdatable(entry)) return null;
  return rule('ENTRY_NOT_UPDATABLE', '17(1)', '目录正在办理退出或者已经退出，不能再提出更新。', [
    { field: 'catalogCode', message: '请选择已发布的目录' },
  ]);
}
