import { v5 as uuidv5 } from 'uuid';
import { entryVersion, type Condition, type EntryVersion } from '#libs/domain';
import { catalogue } from './catalogue.js';

/** An entry's id follows from its code, so that every rehearsal has the same. */
const NAMESPACE = 'a8f4f0de-6a0b-4d7f-9c55-2f6b0f3d9e14';

/** The day on which the Regulation came into force. */
const EFFECTIVE_FROM = '2025-08-01';

/** The sample entries as their first published versions. Throws where a line of the catalogue is not an entry. */
export const entryVersions = (): EntryVersion[] =>
  catalogue
    .trim()
    .split('\n')
    .map((line) => entryVersion.parse(read(line.split(' | '))));

/** The columns as the catalogue names them; `entryVersion` judges whether they make an entry. */
function read([code = '', provider, category, name, items = '', ...rest]: readonly string[]): unknown {
  const [format, frequency, attribute, mode, level, personal, terms = ''] = rest;
  return {
    entryId: uuidv5(code, NAMESPACE),
    catalogCode: code,
    version: 1,
    effectiveFrom: EFFECTIVE_FROM,
    name,
    provider,
    shareAttribute: attribute,
    shareModes: mode === 'NONE' ? [] : [mode],
    items: items.split('、').map((nameZh, i) => ({ itemId: `i${i + 1}`, nameZh })),
    conditions: attribute === 'CONDITIONAL' ? terms.split(';').map(condition) : [],
    ...(attribute === 'NON_SHAREABLE' ? prohibition(terms) : { nonShareReason: null, legalBases: [] }),
    dataLevel: level,
    containsPersonalInfo: personal === '是',
    updateFrequency: frequency,
    dataFormat: format,
    dataCategory: category,
  };
}

const CONDITION_KINDS: Readonly<Record<string, Condition['kind']>> = {
  范围: 'SCOPE',
  用途: 'PURPOSE',
  安全: 'SECURITY',
  其他: 'OTHER',
};

function condition(term: string, i: number): unknown {
  const [kind = '', text] = term.split(':');
  return { conditionId: `c${i + 1}`, kind: CONDITION_KINDS[kind], text };
}

function prohibition(terms: string): { readonly nonShareReason: unknown; readonly legalBases: unknown } {
  const [type, title, article, nonShareReason] = terms.split(':');
  return { nonShareReason, legalBases: [{ basisId: 'b1', type, title, article }] };
}
