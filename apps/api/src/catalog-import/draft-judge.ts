import {
  checkContent,
  hintsOn,
  normaliseName,
  personalNumbers,
  standingOfCode,
  unseenTexts,
  type CodeStanding,
  type Department,
  type EntryContent,
  type EntrySetting,
} from '#libs/domain';
import type { EntriesThere } from '#libs/persistence';
import type { Judge, Judged } from '#libs/sheets';
import { unstorableField } from '../http-edge/storable-text.js';

/** Facts about the importing department by which the rows of a file are judged. */
export interface ImportSetting extends Pick<EntrySetting, 'at'> {
  readonly provider: Department;
  readonly there: EntriesThere;
}

/**
 * Judges the rows of an import. A fault that would keep a row from becoming a draft blocks the whole file: a code that
 * is not the department's own, a code or name that another of its entries has, secret data or data not declared free of
 * secrets (Art 3), and text that cannot be stored (the sheet itself finds wrong shapes, unknown code-list values and
 * repetitions). Other faults that assessment and publication would find (Arts 13–15, 19) are hints, because a draft may
 * be incomplete.
 */
export function draftJudge({ there, provider, at }: ImportSetting): Judge {
  const isPublished = (code: string): boolean => there.codes.get(code)?.published === true;
  const standingOf = (code: string): CodeStanding =>
    code === ''
      ? 'FREE'
      : standingOfCode({
          code,
          provider,
          designatedSource: there.sources.get(code) ?? null,
          holder: there.codes.get(code)?.provider ?? null,
        });
  const settingOf = ({ catalogCode, relatedCodes }: EntryContent): EntrySetting => ({
    at,
    providerUscc: provider.uscc,
    published: null,
    designatedSource: there.sources.get(catalogCode) ?? null,
    code: standingOf(catalogCode),
    knownCodes: new Set(relatedCodes.filter(isPublished)),
  });
  return (content) => [
    ...unstorable(content),
    ...unwritable(content),
    ...checkContent(content, settingOf(content)).map((fault) => ({ ...fault, blocks: BLOCKING.includes(fault.rule) })),
    ...(there.names.has(normaliseName(content.name)) ? [NAME_TAKEN] : []),
    ...hintsOn(content, settingOf(content)).map((hint) => ({ ...hint, blocks: false })),
  ];
}

/** Rules on contents that refuse a draft, too. */
const BLOCKING: readonly string[] = ['CODE_NOT_OWN', 'CODE_TAKEN', 'SECRECY_MISSING', 'SECRET'];

const NAME_TAKEN: Judged = {
  field: 'name',
  rule: 'NAME_TAKEN',
  clause: '13(2)',
  message: '本单位已有同名的目录条目，请更换名称。',
  blocks: true,
};

/** Texts of which nothing can be seen, or with the number of a person: the command that a row becomes refuses them, too. */
function unwritable(content: EntryContent): readonly Judged[] {
  const faults = [
    ...unseenTexts(content).map((fault) => ({ ...fault, rule: 'TEXT_UNSEEN' })),
    ...personalNumbers('create-draft', content).map((fault) => ({ ...fault, rule: 'TEXT_PERSONAL' })),
  ];
  return faults.map(({ path, ...fault }) => ({ field: path.join('.'), ...fault, clause: '12(2)', blocks: true }));
}

/**
 * Texts of a file have not passed the checks of request bodies: a workbook may hold characters that cannot be stored.
 */
function unstorable(content: EntryContent): readonly Judged[] {
  const field = unstorableField(content, '');
  if (field === null) return [];
  const message = '含有无法保存的字符(U+0000 或不成对的代理字符)，请删去。';
  return [{ field, rule: 'TEXT_UNSTORABLE', clause: '12(2)', message, blocks: true }];
}
