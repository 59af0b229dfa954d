import { checkContent, hintsOn, normaliseName, type EntryContent, type EntrySetting } from '#libs/domain';
import type { EntriesThere } from '#libs/persistence';
import type { Judge, Judged } from '#libs/sheets';
import { unstorableField } from '../http-edge/storable-text.js';

/** Where and when the entries of a file will be drafts. */
export interface ImportSetting extends Pick<EntrySetting, 'providerUscc' | 'at'> {
  readonly there: EntriesThere;
}

/**
 * Judges a row of an import. What would keep it from being a draft blocks the whole file: beside the shape, the code
 * lists and the repetitions that the sheet itself finds, a code or a name that another entry has, data that are secret or
 * not said to be none (Art 3), and a text that cannot be stored. A draft may be incomplete: all else that assessment and
 * publication ask (Arts 13–15, 19) is a hint.
 */
export function draftJudge({ there, ...setting }: ImportSetting): Judge {
  const isPublished = (code: string): boolean => there.codes.get(code) === true;
  const settingOf = ({ catalogCode, relatedCodes }: EntryContent): EntrySetting => ({
    ...setting,
    published: null,
    designatedSource: there.sources.get(catalogCode) ?? null,
    knownCodes: new Set([...(there.codes.has(catalogCode) ? [catalogCode] : []), ...relatedCodes.filter(isPublished)]),
  });
  return (content) => [
    ...unstorable(content),
    ...checkContent(content, settingOf(content)).map((fault) => ({ ...fault, blocks: BLOCKING.includes(fault.rule) })),
    ...(there.names.has(normaliseName(content.name)) ? [NAME_TAKEN] : []),
    ...hintsOn(content, settingOf(content)).map((hint) => ({ ...hint, blocks: false })),
  ];
}

/** Of the rules on contents, those that a draft is refused by, too. */
const BLOCKING: readonly string[] = ['CODE_TAKEN', 'SECRECY_MISSING', 'SECRET'];

const NAME_TAKEN: Judged = {
  field: 'name',
  rule: 'NAME_TAKEN',
  clause: '§4.2',
  message: '本单位已有同名的目录条目，请更换名称。',
  blocks: true,
};

/** No border stood before a file's texts: a workbook can write characters that the database cannot keep. */
function unstorable(content: EntryContent): readonly Judged[] {
  const field = unstorableField(content, '');
  if (field === null) return [];
  const message = '含有无法保存的字符(U+0000 或不成对的代理字符)，请删去。';
  return [{ field, rule: 'TEXT_UNSTORABLE', clause: '§4.2', message, blocks: true }];
}
