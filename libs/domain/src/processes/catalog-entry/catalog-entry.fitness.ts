import { localDate } from '../../calendar/time.js';
import { ASSESSMENT_TITLES, neededAssessments, type AssessmentType } from '../cataloguing/assessment.js';
import { checkContent } from '../../catalog/check-content.js';
import { standingOfCode, type CodeStanding } from '../../catalog/code-standing.js';
import { CODE_NOT_OWN, CODE_TAKEN } from '../../catalog/coding.js';
import { contentHash } from '../../catalog/content-hash.js';
import type { EntryContent } from '../../catalog/content.js';
import type { EntrySetting } from '../../catalog/fault.js';
import { normaliseName } from '../../catalog/names.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import type { CatalogEntry, CatalogEntryMatter } from './catalog-entry.state.js';

/** A draft with its provider and its entry id. */
export interface Drafted {
  readonly content: EntryContent;
  readonly provider: string;
  readonly entryId: string;
}

type ContentFact = 'entry' | 'entryName' | 'sourceDepartment';

/** Facts needed to save a draft: the holders of its code and name, and the source that is designated for the code. */
export const draftNeeds = (
  { catalogCode, name }: Pick<EntryContent, 'catalogCode' | 'name'>,
  provider: string,
): readonly FactRequest<ContentFact>[] => [
  ...(catalogCode ? [ask('entry', catalogCode), ask('sourceDepartment', catalogCode)] : []),
  ...(name ? [ask('entryName', { provider, name: normaliseName(name) })] : []),
];

/**
 * Returns the facts that a draft needs to move on: those of {@link draftNeeds}, and the entries that it names. None before
 * there is a draft.
 */
export function contentNeeds(matter: CatalogEntryMatter | null): readonly FactRequest<ContentFact>[] {
  if (!matter) return [];
  const { content } = matter.data;
  return [
    ...draftNeeds(content, matter.parties.provider),
    ...content.relatedCodes.map((catalogCode) => ask('entry', catalogCode)),
  ];
}

/** Refuses a draft that cannot be saved; null if it can. It may be incomplete. */
export const unfitToDraft = (drafted: Drafted, context: Context<ContentFact>): Check =>
  allOf(secret(drafted.content), codeNotFree(drafted, context), nameTaken(drafted, context));

/** Refuses a content that cannot be assessed and submitted; null if it can (Arts 13–15). */
export const unfit = (drafted: Drafted, context: Context<ContentFact>): Check =>
  allOf(faulty(drafted, context), nameTaken(drafted, context));

function faulty(drafted: Drafted, context: Context<'entry' | 'sourceDepartment'>): Refusal | null {
  const faults = checkContent(drafted.content, settingOf(drafted, context));
  const [first] = faults;
  if (!first) return null;
  const fields = faults.map(({ field, message }) => ({ field: `content.${field}`, message }));
  return rule(first.rule, first.clause, '目录内容不完整或者不符合要求，请按字段提示修改。', fields);
}

/**
 * Refuses a content that may not go on to the head, the authority or the catalogue under the present facts; null if it
 * may. Each of these steps asks again, because facts change: a legal basis is repealed, a name is taken.
 */
export const unfitToSubmit = (
  { matterId: entryId, data, parties: { provider } }: CatalogEntryMatter,
  context: Context<'entry' | 'entryName' | 'sourceDepartment'>,
): Check => unfit({ content: data.content, provider, entryId }, context) ?? unassessed(data, contentHash(data.content));

/** Returns the needed assessments that the content has not passed; of each type the last finding counts. */
export function missingAssessments(
  { content, assessments }: Pick<CatalogEntry, 'content' | 'assessments'>,
  hash: string,
): readonly AssessmentType[] {
  const found = assessments.filter(({ contentHash }) => contentHash === hash);
  return neededAssessments(content).filter(
    (needed) => found.findLast(({ type }) => type === needed)?.result !== 'PASS',
  );
}

/**
 * Refuses a content without the assessments that it needs; each holds for one content, named by its hash (Art 13(1)).
 */
function unassessed(data: CatalogEntry, hash: string): Refusal | null {
  const missing = missingAssessments(data, hash);
  if (missing.length === 0) return null;
  const titles = missing.map((type) => ASSESSMENT_TITLES[type]).join('、');
  return rule('ASSESSMENT_MISSING', '13(1)', `目录内容须先通过${titles}，再提交部门负责人。`);
}

/** Refuses state secrets and work secrets even in a draft, because they are no government data (Art 3). */
function secret({ secrecy }: EntryContent): Refusal | null {
  if (secrecy === 'NONE') return null;
  if (secrecy === null)
    return rule('SECRECY_MISSING', '3', '请先确认数据不涉密，再起草目录。', [
      { field: 'content.secrecy', message: '请确认数据不涉密' },
    ]);
  return rule('SECRET', '3', '国家秘密、工作秘密不属于政务数据，不得编入目录。', [
    { field: 'content.secrecy', message: '涉密数据不得编入目录' },
  ]);
}

function codeNotFree(drafted: Drafted, context: Context<'entry' | 'sourceDepartment'>): Refusal | null {
  const field = 'content.catalogCode';
  switch (standingOf(drafted, context)) {
    case 'FREE':
      return null;
    case 'TAKEN':
      return rule('CODE_TAKEN', '12(2)', CODE_TAKEN, [{ field, message: '已由本部门其他条目使用' }]);
    case 'NOT_OWN': {
      const { frontCode } = context.organisation.department(drafted.provider);
      const message = frontCode ? `本部门的前段码为 ${frontCode}` : '本部门还没有登记前段码，请联系平台运维';
      return rule('CODE_NOT_OWN', '12(2)', CODE_NOT_OWN, [{ field, message }]);
    }
  }
}

/** Standing of the entry's code; FREE where there is none yet. */
function standingOf(
  { content: { catalogCode: code }, provider, entryId }: Drafted,
  { facts, organisation }: Context<'entry' | 'sourceDepartment'>,
): CodeStanding {
  if (!code) return 'FREE';
  const entry = facts.get('entry', code);
  return standingOfCode({
    code,
    provider: organisation.department(provider),
    designatedSource: facts.get('sourceDepartment', code),
    holder: entry && entry.entryId !== entryId ? entry.provider : null,
  });
}

function nameTaken({ content, provider, entryId }: Drafted, { facts }: Context<'entryName'>): Refusal | null {
  const holder = content.name ? facts.get('entryName', { provider, name: normaliseName(content.name) }) : null;
  if (holder === null || holder === entryId) return null;
  return rule('NAME_TAKEN', '13(2)', '本部门已有同名目录，请改用其他名称。', [
    { field: 'content.name', message: '与本部门其他目录重名' },
  ]);
}

function settingOf(drafted: Drafted, context: Context<'entry' | 'sourceDepartment'>): EntrySetting {
  const { content, provider, entryId } = drafted;
  const { at, facts, organisation } = context;
  const { catalogCode, relatedCodes } = content;
  const others = relatedCodes.filter((code) => {
    const entry = facts.get('entry', code);
    return entry && entry.entryId !== entryId && entry.version > 0;
  });
  return {
    providerUscc: organisation.department(provider).uscc,
    published: null,
    at: localDate(at),
    designatedSource: catalogCode ? facts.get('sourceDepartment', catalogCode) : null,
    code: standingOf(drafted, context),
    knownCodes: new Set(others),
  };
}
