import { ask, type FactRequest } from '../../../matter/facts.js';
import type { ActContext } from '../../../matter/context.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { reasonTooShort } from '../../../language/reason.js';
import { takenUp } from '../correction-request.clocks.js';
import { division } from '../correction-request.content.js';
import { openPlaces, type CorrectionMatter } from '../correction-request.state.js';
import { nextPartId, partOf } from '../part.js';
import { done, notResponsible, refuse, row, workingBody } from './correction-request.row.js';

/**
 * 分办: errors that come from another department than the rest go on in a request of their own, under the same limit, so
 * that each part can be sent on to its own source (Art 19(2), 26(2)). The errors that stay keep their positions.
 */
const divide = row({
  name: 'divide',
  title: '分办',
  clause: '19(2)',
  from: ['SUBMITTED', 'VERIFYING'],
  payload: division,
  example: { errors: [2], reason: '第 2 处的数据来自另一个数源部门，须分别转送核实、更正。' },
  needs: (_, matter) => partNeeds(matter),
  guard: (matter, context) => notResponsible(matter, context) ?? single(matter),
  decide(matter, given, context) {
    const refusals = allOf(reasonTooShort(given.reason, '19(2)'), indivisible(matter, given.errors));
    if (refusals) return refuse(refusals);
    const { requester, provider } = matter.parties;
    const others = new Set([provider, ...(requester === undefined ? [] : [requester])]);
    others.delete(context.office.departmentId);
    const told = `第 ${given.errors.join('、')} 处错误分办，另立事项办理，期限不变；其余的仍在本事项中办理：${given.reason}`;
    return done({
      event: { type: 'correctionDivided', partId: nextPartId(matter), ...given },
      clocks: takenUp(matter, context.at),
      notices: others.size === 0 ? [] : [{ to: [...others].flatMap(workingBody), text: told }],
      effects: [partOf(matter, given, context.at, beside(matter, context))],
    });
  },
});

export const DIVIDING = [divide];

/** Facts that a part takes along: the documents of the claim, and for a citizens' report the departments that were told. */
const partNeeds = (matter: CorrectionMatter | null): readonly FactRequest<'document' | 'grants'>[] =>
  matter
    ? [
        ...matter.data.evidence.map((documentId) => ask('document', documentId)),
        ...(matter.data.report ? [ask('grants', matter.data.entry.catalogCode)] : []),
      ]
    : [];

function beside({ data }: CorrectionMatter, { facts }: ActContext<'document' | 'grants'>) {
  const documents = data.evidence.map((id) => {
    const document = facts.get('document', id);
    if (!document) throw new Error(`the document ${id} of a claim is not kept`);
    const { documentId, sha256, size, mediaType } = document;
    return { documentId, sha256, size, mediaType };
  });
  const grants = data.report ? facts.get('grants', data.entry.catalogCode) : [];
  return { documents, holders: [...new Set(grants.map(({ requester }) => requester))] };
}

/** Refuses a division where there are no two errors left to settle. */
function single({ data }: CorrectionMatter): Refusal | null {
  if (openPlaces(data).length > 1) return null;
  return rule('NOTHING_TO_DIVIDE', '19(2)', '尚待核实、更正的错误不足两处，无须分办，请直接办理或者转送。');
}

/** Refuses errors that are settled or not in hand, and a division that leaves nothing to settle here. */
function indivisible({ data }: CorrectionMatter, errors: readonly number[]): Refusal | null {
  const open = openPlaces(data);
  const isOpen = new Set(errors).size === errors.length && errors.every((place) => open.includes(place));
  const field = (message: string): Refusal['fields'] => [{ field: 'errors', message }];
  if (!isOpen) {
    const message = `只能分办尚未了结的错误，每处列一次：现为第 ${open.join('、')} 处。`;
    return rule('NOT_AN_OPEN_ERROR', '19(2)', message, field('含有已了结或者不在手上的错误'));
  }
  if (errors.length < open.length) return null;
  return rule('NOTHING_LEFT', '19(2)', '本事项至少应当留下一处尚未了结的错误。', field('不能全部分办'));
}
