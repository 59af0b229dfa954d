import { localDate } from '../../calendar/time.js';
import { ASSESSMENT_TITLES, neededAssessments, type AssessmentType } from '../cataloguing/assessment.js';
import { checkContent } from '../../catalog/check-content.js';
import type { EntryContent } from '../../catalog/content.js';
import type { EntrySetting } from '../../catalog/fault.js';
import { normaliseName } from '../../catalog/names.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { rule, type Refusal } from '../../language/refusal.js';
import type { CatalogEntry, CatalogEntryMatter } from './catalog-entry.state.js';

/** A draft with its provider and its entry id. */
export interface Drafted {
  readonly content: EntryContent;
  readonly provider: string;
  readonly entryId: string;
}

/** Facts needed to save a draft: the holders of its code and name. */
export const draftNeeds = (
  { catalogCode, name }: Pick<EntryContent, 'catalogCode' | 'name'>,
  provider: string,
): readonly FactRequest<'entry' | 'entryName'>[] => [
  ...(catalogCode ? [ask('entry', catalogCode)] : []),
  ...(name ? [ask('entryName', { provider, name: normaliseName(name) })] : []),
];

/**
 * Returns the facts that a draft needs to move on: those of {@link draftNeeds}, the designated source, and the entries
 * that it names. None before there is a draft.
 */
export function contentNeeds(
  matter: CatalogEntryMatter | null,
): readonly FactRequest<'entry' | 'entryName' | 'sourceDepartment'>[] {
  if (!matter) return [];
  const { content } = matter.data;
  return [
    ...draftNeeds(content, matter.parties.provider),
    ...(content.catalogCode ? [ask('sourceDepartment', content.catalogCode)] : []),
    ...content.relatedCodes.map((catalogCode) => ask('entry', catalogCode)),
  ];
}

/** Refuses a draft that cannot be saved; null if it can. It may be incomplete. */
export const unfitToDraft = (drafted: Drafted, context: Context<'entry' | 'entryName'>): Refusal | null =>
  secret(drafted.content) ?? codeTaken(drafted, context) ?? nameTaken(drafted, context);

/** Refuses a content that cannot be assessed and submitted; null if it can (Arts 13–15). */
export function unfit(drafted: Drafted, context: Context<'entry' | 'entryName' | 'sourceDepartment'>): Refusal | null {
  const faults = checkContent(drafted.content, settingOf(drafted, context));
  const [first] = faults;
  if (!first) return nameTaken(drafted, context);
  const fields = faults.map(({ field, message }) => ({ field: `content.${field}`, message }));
  return rule(first.rule, first.clause, '目录内容不完整或者不符合要求，请按字段提示修改。', fields);
}

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
export function unassessed(data: CatalogEntry, hash: string): Refusal | null {
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

function codeTaken({ content, entryId }: Drafted, { facts }: Context<'entry'>): Refusal | null {
  const holder = content.catalogCode ? facts.get('entry', content.catalogCode) : null;
  if (holder === null || holder.entryId === entryId) return null;
  return rule('CODE_TAKEN', '12(2)', '目录代码已由其他条目使用，请更换顺序号。', [
    { field: 'content.catalogCode', message: '已由其他条目使用' },
  ]);
}

function nameTaken({ content, provider, entryId }: Drafted, { facts }: Context<'entryName'>): Refusal | null {
  const holder = content.name ? facts.get('entryName', { provider, name: normaliseName(content.name) }) : null;
  if (holder === null || holder === entryId) return null;
  return rule('NAME_TAKEN', '13(2)', '本部门已有同名目录，请改用其他名称。', [
    { field: 'content.name', message: '与本部门其他目录重名' },
  ]);
}

/**
 * Setting for the rules: known codes are the holder of the entry's own code and all related entries that are published.
 */
function settingOf(
  { content, provider, entryId }: Drafted,
  { at, facts, organisation }: Context<'entry' | 'sourceDepartment'>,
): EntrySetting {
  const { catalogCode, relatedCodes } = content;
  const others = [catalogCode, ...relatedCodes].filter((code) => {
    const entry = code ? facts.get('entry', code) : null;
    return entry && entry.entryId !== entryId && (code === catalogCode || entry.version > 0);
  });
  return {
    providerUscc: organisation.department(provider).uscc,
    published: null,
    at: localDate(at),
    designatedSource: catalogCode ? facts.get('sourceDepartment', catalogCode) : null,
    knownCodes: new Set(others),
  };
}
