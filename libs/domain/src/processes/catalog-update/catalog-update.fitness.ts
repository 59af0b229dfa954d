import { atLocal, localDate, type Instant } from '../../calendar/time.js';
import { ASSESSMENT_TITLES, neededAssessments, type AssessmentType } from '../cataloguing/assessment.js';
import { withChanges, type EntryChanges } from '../../catalog/changes.js';
import { checkContent } from '../../catalog/check-content.js';
import { contentHash } from '../../catalog/content-hash.js';
import type { EntryContent } from '../../catalog/content.js';
import type { EntrySetting } from '../../catalog/fault.js';
import { normaliseName } from '../../catalog/names.js';
import { changesNeedReassessment } from '../../catalog/reassessment.js';
import type { Context } from '../../matter/context.js';
import { ask, type EntryStanding, type FactRequest } from '../../matter/facts.js';
import { missingIn } from '../../language/missing.js';
import { allOf, conflict, rule, type Check, type Refusal } from '../../language/refusal.js';
import { changeContent } from './catalog-update.content.js';
import {
  findingsOn,
  type CatalogUpdate,
  type CatalogUpdateMatter,
  type DraftedChange,
} from './catalog-update.state.js';

/** States in which an entry can be updated: it is published and not about to retire. */
const UPDATABLE: readonly string[] = ['PUBLISHED', 'UPDATE_DUE'];
export const isUpdatable = ({ state }: EntryStanding): boolean => UPDATABLE.includes(state);

/**
 * Facts needed to judge the changes: the entry, its designated source, and the name and codes that the changes state.
 */
export function changeNeeds(
  { data, parties }: CatalogUpdateMatter,
  { name, relatedCodes = [] }: EntryChanges,
): readonly FactRequest<ChangeFact>[] {
  const { catalogCode } = data.entry;
  const codes = new Set([catalogCode, ...relatedCodes]);
  return [
    ...[...codes].map((code) => ask('entry', code)),
    ask('sourceDepartment', catalogCode),
    ...(name === undefined ? [] : [ask('entryName', { provider: parties.provider, name: normaliseName(name) })]),
  ];
}

type ChangeFact = 'entry' | 'sourceDepartment' | 'entryName';

/** Facts that the drafted change needs; empty before there is a draft. */
export const draftedNeeds = (matter: CatalogUpdateMatter | null): readonly FactRequest<ChangeFact>[] =>
  matter?.data.draft ? changeNeeds(matter, matter.data.draft.changes) : [];

/** The content on which the change builds and the content with the changes; `hash` names the latter. */
export interface Merged {
  readonly published: EntryContent;
  readonly content: EntryContent;
  readonly hash: string;
}

/**
 * Merges the changes into the content that is in effect on the day from which they hold; a version that waits for a later
 * day is built anew on them at the publication. Throws if the entry is unknown, because an update always has one.
 */
export function merge({ data }: CatalogUpdateMatter, changes: EntryChanges, context: Context<'entry'>): Merged {
  const { content: last, ahead } = entryOf(data.entry.catalogCode, context);
  const day = holdsFrom(data) ?? context.at;
  const published =
    ahead.findLast(({ effectiveAt }) => effectiveAt <= context.at || effectiveAt <= day)?.content ?? last;
  const content = withChanges(published, changes);
  return { published, content, hash: contentHash(content) };
}

/** Beginning of the day from which a change of law or duties holds; null for a voluntary update, which holds at once. */
const holdsFrom = ({ trigger, eventDate }: CatalogUpdate): Instant | null =>
  trigger === 'VOLUNTARY' || eventDate === null ? null : atLocal(eventDate);

/**
 * Returns the assessments of Arts 13(1) and 25(2) that the change needs: all of its content's if items, attribute or
 * conditions change (§2.2), otherwise those that the published content did not need.
 */
export function neededFor({ published, content }: Merged): readonly AssessmentType[] {
  const before = neededAssessments(published);
  const anew = changesNeedReassessment(published, content);
  return neededAssessments(content).filter((type) => anew || !before.includes(type));
}

/** Refuses a change that cannot go to the department's head under the present facts; null if it can. */
export function unfit(matter: CatalogUpdateMatter, context: Context<ChangeFact>): Check {
  if (matter.data.kind === 'RETIRE') return null;
  const { draft } = matter.data;
  if (!draft) return rule('NO_CHANGE', '17(1)', '尚未拟定变更内容。');
  const lacking = incomplete(draft);
  const isEmpty = Object.keys(draft.changes).length === 0;
  return retired(matter, context) ?? allOf(lacking, isEmpty ? null : unfitChanges(matter, draft.changes, context));
}

/** Refuses a draft without changes or without their reason, with each missing field; null if it has both. */
function incomplete({ changes, changeReason }: DraftedChange): Refusal | null {
  const fields = missingIn(changeContent, { changes, changeReason });
  return fields && rule('CHANGE_INCOMPLETE', '17(1)', '变更内容还没有填写完整，请补齐后提交。', fields);
}

function unfitChanges(matter: CatalogUpdateMatter, changes: EntryChanges, context: Context<ChangeFact>): Check {
  const merged = merge(matter, changes, context);
  return (
    unchanged(merged) ??
    allOf(faulty(matter, changes, merged, context), nameTaken(matter, changes, context)) ??
    unassessed(matter, merged)
  );
}

/**
 * Refuses consent if another update was published meanwhile, because the head consents to the content that was
 * submitted.
 */
export function contentMoved(matter: CatalogUpdateMatter, context: Context<'entry'>): Refusal | null {
  const { draft } = matter.data;
  if (!draft || merge(matter, draft.changes, context).hash === draft.contentHash) return null;
  return conflict('ENTRY_CHANGED', '目录在提交之后已有其他更新发布，请退回经办人核对后重新提交。', '13(1)');
}

function entryOf(catalogCode: string, { facts }: Context<'entry'>): EntryStanding {
  const entry = facts.get('entry', catalogCode);
  if (!entry) throw new Error(`there is no entry ${catalogCode}`);
  return entry;
}

function retired({ data }: CatalogUpdateMatter, context: Context<'entry'>): Refusal | null {
  if (entryOf(data.entry.catalogCode, context).state !== 'RETIRED') return null;
  return rule('ENTRY_RETIRED', '17(1)', '目录已经退出，不能变更；请申请终结本次更新。');
}

function unchanged({ published, hash }: Merged): Refusal | null {
  if (hash !== contentHash(published)) return null;
  return rule('NO_CHANGE', '17(1)', '变更后的内容与现行目录一致；无须更新的，请申请终结。');
}

function faulty(
  matter: CatalogUpdateMatter,
  changes: EntryChanges,
  { content, published }: Merged,
  context: Context<'entry' | 'sourceDepartment'>,
): Refusal | null {
  const faults = checkContent(content, settingOf(matter, changes, published, context));
  const [first] = faults;
  if (!first) return null;
  const fields = faults.map(({ field, message }) => ({
    field: field === 'provider' ? field : `changes.${field}`,
    message,
  }));
  return rule(first.rule, first.clause, '变更后的目录内容不符合要求，请按字段提示修改。', fields);
}

/**
 * Setting for the rules; codes that the published content names count as known, because they were checked at
 * publication.
 */
function settingOf(
  { data, parties }: CatalogUpdateMatter,
  { relatedCodes = [] }: EntryChanges,
  published: EntryContent,
  context: Context<'entry' | 'sourceDepartment'>,
): EntrySetting {
  const { at, facts, organisation } = context;
  const { catalogCode } = data.entry;
  const others = relatedCodes.filter((code) => code !== catalogCode && (facts.get('entry', code)?.version ?? 0) > 0);
  return {
    providerUscc: organisation.department(parties.provider).uscc,
    published,
    at: localDate(at),
    designatedSource: facts.get('sourceDepartment', catalogCode),
    code: 'FREE',
    knownCodes: new Set([...published.relatedCodes, ...others]),
  };
}

function nameTaken(
  { data, parties }: CatalogUpdateMatter,
  { name }: EntryChanges,
  { facts }: Context<'entryName'>,
): Refusal | null {
  if (name === undefined) return null;
  const holder = facts.get('entryName', { provider: parties.provider, name: normaliseName(name) });
  if (holder === null || holder === data.entry.entryId) return null;
  return rule('NAME_TAKEN', '13(2)', '本部门已有同名目录，请改用其他名称。', [
    { field: 'changes.name', message: '与本部门其他目录重名' },
  ]);
}

/**
 * Refuses a content without its assessments. A failed secrecy assessment is final: no later finding on the same content
 * changes it (Arts 3, 13(1)).
 */
function unassessed({ data }: CatalogUpdateMatter, merged: Merged): Refusal | null {
  const findings = findingsOn(data.assessments, merged.hash);
  if (findings.some(({ type, result }) => type === 'SECRECY_RISK' && result === 'FAIL'))
    return rule('SECRECY_RISK_FAILED', '13(1)', '保密风险评估没有通过，这一内容不得进入目录，请修改变更内容。');
  const missing = neededFor(merged).filter(
    (needed) => findings.findLast(({ type }) => type === needed)?.result !== 'PASS',
  );
  if (missing.length === 0) return null;
  const titles = missing.map((type) => ASSESSMENT_TITLES[type]).join('、');
  return rule('ASSESSMENT_MISSING', '13(1)', `变更后的内容须先通过${titles}，再提交部门负责人。`);
}
