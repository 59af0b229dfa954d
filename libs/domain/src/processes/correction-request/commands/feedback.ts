import { z } from 'zod';
import { meetClock } from '../../../clock/operations.js';
import type { Context } from '../../../matter/context.js';
import { ask, type FactRequest } from '../../../matter/facts.js';
import type { Notice } from '../../../matter/happening.js';
import { allOf, rule, type Check, type Refusal } from '../../../language/refusal.js';
import { clockOf } from '../../../matter/clocks.js';
import { text } from '../../../language/text.js';
import { dutyClock, startAcceptance, takenUp } from '../correction-request.clocks.js';
import {
  FEEDBACK_OUTCOME_TITLES,
  sourceOfErrors,
  VERIFIED_OUTCOMES,
  type SourceOfErrors,
  type VerifiedOutcome,
} from '../correction-request.content.js';
import { notItsItems, sourceNeeds } from '../source.js';
import {
  acceptedReroute,
  findingOf,
  isCorrected,
  isCorrectedByHolder,
  places,
  type Correction,
  type CorrectionMatter,
} from '../correction-request.state.js';
import { done, notResponsible, refuse, row, workingBody } from './correction-request.row.js';

/** 反馈: the only act that meets T8; it is refused while a confirmed error is not corrected, so T8 keeps running. */
const feedBack = row({
  name: 'feed-back',
  title: '反馈校核结果',
  clause: '26(2)',
  from: ['VERIFYING'],
  payload: z.strictObject({ outcome: z.enum(VERIFIED_OUTCOMES), text: text(4000) }),
  example: { outcome: 'PARTLY_CORRECTED', text: '第 1 处属实，已更正；第 2 处经核实，该类疫苗不在入学查验范围。' },
  needs: (_, matter) => holdersNeeds(matter),
  guard: (matter, context) => notResponsible(matter, context) ?? unfinished(matter.data),
  decide(matter, { outcome, text }, context) {
    const refusal = otherOutcome(matter.data, outcome);
    if (refusal) return refuse(refusal);
    const { requester } = matter.parties;
    const met = meetClock(dutyClock(matter), context.at);
    const told = {
      to: requester ? workingBody(requester) : [],
      text: `校核结果：${FEEDBACK_OUTCOME_TITLES[outcome]}。${text}`,
    };
    return done({
      event: { type: 'fedBack', outcome, text },
      clocks: requester ? [met, startAcceptance(requester, context)] : [met],
      notices: [...(requester ? [told] : []), ...(outcome === 'NO_ERROR' ? [] : othersConcerned(matter, context))],
    });
  },
});

/**
 * NOT_OURS: the data come from the requester itself, to which a request cannot be sent on. The requester corrects
 * its own data, and the provider owes nothing but this feedback. Data of any other source are sent on (`rerouting.ts`).
 */
const feedBackNotOurs = row({
  name: 'feed-back-not-ours',
  title: '反馈数据由需求部门自身提供',
  clause: '26(2)',
  from: ['SUBMITTED', 'VERIFYING'],
  payload: sourceOfErrors.extend({ text: text(4000) }),
  example: {
    sourceCatalogCode: '303002/000002',
    items: [
      { error: 1, sourceItemId: 'i2' },
      { error: 2, sourceItemId: 'i2' },
    ],
    text: '该数据项由贵部门提供，请自行核实、更正。',
  },
  needs: ({ sourceCatalogCode }, matter) => [...sourceNeeds(sourceCatalogCode), ...holdersNeeds(matter)],
  guard: notResponsible,
  decide(matter, { sourceCatalogCode, items, text }, context) {
    const { requester } = matter.parties;
    if (requester === undefined || context.facts.get('sourceDepartment', sourceCatalogCode) !== requester)
      return refuse(allOf(REQUESTER_NOT_SOURCE, correctedHere(matter, items)));
    const refusals = allOf(notItsItems(matter, { sourceCatalogCode, items }, context), correctedHere(matter, items));
    if (refusals) return refuse(refusals);
    const outcome = items.length < places(matter.data).length ? 'PARTLY_NOT_OURS' : 'NOT_OURS';
    const told = `校核结果：${FEEDBACK_OUTCOME_TITLES[outcome]}。${text}`;
    return done({
      event: { type: 'fedBack', outcome, text },
      clocks: [
        ...takenUp(matter, context.at),
        meetClock(dutyClock(matter), context.at),
        startAcceptance(requester, context),
      ],
      notices: [{ to: workingBody(requester), text: told }, ...correctedSoFar(matter, context)],
    });
  },
});

/** Acceptance closes the matter; a requester that disagrees says so instead (`disagreeing.ts`). */
const acceptFeedback = row({
  name: 'accept-feedback',
  title: '确认反馈',
  clause: '26(2)',
  from: ['FED_BACK'],
  payload: z.strictObject({}),
  example: {},
  decide: (matter, _, { at }) =>
    done({
      event: { type: 'feedbackAccepted' },
      clocks: [meetClock(clockOf(matter, 'acceptance'), at)],
      notices: [{ to: workingBody(matter.data.responsible), text: '需求部门已确认校核结果。' }],
    }),
});

const REQUESTER_NOT_SOURCE = rule(
  'REQUESTER_NOT_SOURCE',
  '19(2)',
  '需求部门不是该目录的数源部门；来自其他部门的，请转送数源部门。',
  [{ field: 'sourceCatalogCode', message: '数源部门不是需求部门' }],
);

export const FEEDBACK = [feedBack, feedBackNotOurs, acceptFeedback];

/**
 * Refuses to leave to the requester what the provider has corrected: the outcome would say nothing of that. Such an error
 * is fed back as corrected, and the text tells the requester of its own copy.
 */
function correctedHere({ data }: CorrectionMatter, items: SourceOfErrors['items']): Refusal | null {
  const done = items.map(({ error }) => error).filter((place) => isCorrected(data, place));
  if (done.length === 0) return null;
  const message = `第 ${done.join('、')} 处错误本部门已经更正，应当反馈为已更正；需求部门自身的数据也有误的，在反馈说明中写明。`;
  return rule('CORRECTED_ALREADY', '19(2)', message, [{ field: 'items', message: '本部门已经更正' }]);
}

/** Refuses feedback while an error is unverified, or confirmed and not corrected. */
function unfinished(data: Correction): Check {
  const unverified = places(data).filter((place) => !findingOf(data, place));
  const uncorrected = places(data).filter(
    (place) => findingOf(data, place)?.confirmed && !isCorrectedByHolder(data, place),
  );
  return allOf(
    unverified.length > 0
      ? rule('NOT_VERIFIED', '26(2)', `第 ${unverified.join('、')} 处错误尚未核实，不能反馈。`)
      : null,
    uncorrected.length > 0
      ? rule('NOT_CORRECTED', '26(2)', `第 ${uncorrected.join('、')} 处错误属实而未更正，不能反馈；期限继续计算。`)
      : null,
  );
}

/**
 * Positions of the errors that were there. A department that finds no error in its own copy does not undo what another
 * has corrected in the copy that the requester uses.
 */
const wrong = (data: Correction): readonly number[] =>
  places(data).filter((place) => findingOf(data, place)?.confirmed || isCorrected(data, place));

/** Refuses feedback whose outcome differs from the findings and corrections. */
function otherOutcome(data: Correction, outcome: VerifiedOutcome): Refusal | null {
  const found = outcomeOf(wrong(data).length, places(data).length);
  if (found === outcome) return null;
  const message = `核实和更正的结果是“${FEEDBACK_OUTCOME_TITLES[found]}”`;
  return rule('OTHER_OUTCOME', '26(2)', `${message}，与反馈不符。`, [{ field: 'outcome', message }]);
}

const outcomeOf = (wrong: number, claimed: number): VerifiedOutcome => {
  if (wrong === 0) return 'NO_ERROR';
  return wrong === claimed ? 'CORRECTED' : 'PARTLY_CORRECTED';
};

/** Facts about the departments that work with the corrected data. */
export const holdersNeeds = (matter: CorrectionMatter | null): readonly FactRequest<'grants'>[] =>
  matter ? usedEntries(matter.data).map((code) => ask('grants', code)) : [];

/** Notice to the others concerned of corrections that were made before the request left their maker's hands; empty if none was. */
export const correctedSoFar = (matter: CorrectionMatter, context: Context<'grants'>): readonly Notice[] =>
  matter.data.corrections.length === 0 ? [] : othersConcerned(matter, context);

/** Catalog codes of the corrected data: the entry's, and the source's where the matter was rerouted. */
const usedEntries = (data: Correction): readonly string[] =>
  [data.entry.catalogCode, acceptedReroute(data)?.sourceCatalogCode ?? []].flat();

/**
 * Notice to the other departments that work with the corrected data, once each (F-M7): those that hold a grant on the
 * entry, the provider if the source has corrected, and those that hold a grant on the source's entry.
 */
function othersConcerned({ data, parties }: CorrectionMatter, { facts }: Context<'grants'>): readonly Notice[] {
  const holders = usedEntries(data)
    .flatMap((code) => facts.get('grants', code))
    .filter(({ active }) => active);
  const others = new Set([parties.provider, ...holders.map(({ requester }) => requester)]);
  others.delete(data.responsible);
  if (parties.requester) others.delete(parties.requester);
  if (others.size === 0) return [];
  const { name, catalogCode } = data.entry;
  const told = `“${name}”(${catalogCode})的数据经校核有更正，已获取的数据以更正后的为准。`;
  return [{ to: [...others].flatMap(workingBody), text: told }];
}
