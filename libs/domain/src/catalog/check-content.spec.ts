import { describe, expect, it } from '@jest/globals';
import { checkContent, hintsOn } from './check-content.js';
import { entryContent } from './content.js';
import { changed, CONTENT, faultsAfter, SETTING, type Changes } from './content.fixture.js';
import type { EntrySetting } from './fault.js';

type Row = readonly [what: string, changes: Changes, faults: readonly string[], setting?: Partial<EntrySetting>];

/** Expects exactly these faults for each change of a faultless entry. */
const expectFaults = (subject: string, rows: readonly Row[]) =>
  describe(subject, () => {
    it.each(rows.map(([what, changes, faults, setting = {}]) => ({ what, changes, faults, setting })))(
      '$what',
      ({ changes, faults, setting }) => {
        expect(faultsAfter(changes, setting)).toEqual(faults);
      },
    );
  });

/** Changes that turn the base into an unconditional or a non-shareable entry. */
const UNCONDITIONAL: Changes = { shareAttribute: 'UNCONDITIONAL', conditions: [], disposalInstructionDefault: '' };
const LAW = {
  basisId: 'b1',
  type: 'LAW',
  title: '中华人民共和国刑事诉讼法',
  article: '第二百八十六条',
  quotedText: '犯罪记录被封存的，不得向任何单位和个人提供',
  effectiveFrom: '2018-10-26',
};
const NON_SHAREABLE: Changes = {
  ...UNCONDITIONAL,
  shareAttribute: 'NON_SHAREABLE',
  shareModes: [],
  nonShareReason: '法律规定依法封存，不得提供。',
  legalBases: [LAW],
};
const item = (itemId: string, nameZh: string) => ({ ...CONTENT.items[2], itemId, nameZh });

it('finds no fault in a complete and lawful entry of each attribute', () => {
  expect(faultsAfter({})).toEqual([]);
  expect(faultsAfter(UNCONDITIONAL)).toEqual([]);
  expect(faultsAfter(NON_SHAREABLE)).toEqual([]);
});

expectFaults('the nine contents of Art 13(2)', [
  ['name', { name: '' }, ['name NAME_LENGTH']],
  ['items', { items: [] }, ['items ITEMS_MISSING']],
  ['provider', {}, ['provider PROVIDER_USCC'], { providerUscc: null }],
  ['format', { formatClass: null }, ['formatClass FORMAT_MISSING']],
  ['type of the format', { formatType: '' }, ['formatType FORMAT_TYPE_MISSING']],
  ['update frequency', { updateFrequency: null }, ['updateFrequency FREQUENCY_MISSING']],
  ['share attribute', { shareAttribute: null }, ['shareAttribute ATTRIBUTE_MISSING']],
  ['share mode', { shareModes: [] }, ['shareModes MODES_MISSING']],
  ['share mode of unconditional data', { ...UNCONDITIONAL, shareModes: [] }, ['shareModes MODES_MISSING']],
  ['conditions', { conditions: [] }, ['conditions SCOPE_MISSING', 'conditions PURPOSE_MISSING']],
  [
    'classification',
    { dataCategory: {} },
    [
      'dataCategory.industry INDUSTRY_MISSING',
      'dataCategory.businessAttribute BUSINESS_ATTRIBUTE_MISSING',
      'dataCategory.category CATEGORY_MISSING',
    ],
  ],
  ['grading', { dataLevel: null }, ['dataLevel LEVEL_MISSING']],
]);

expectFaults('description (§4.2)', [
  ['a name of one character', { name: '人' }, ['name NAME_LENGTH']],
  ['a name of two characters', { name: '人口' }, []],
  ['a name of a hundred characters', { name: '名'.repeat(100) }, []],
  ['a name of a hundred and one', { name: '名'.repeat(101) }, ['name NAME_LENGTH']],
  ['a name of a hundred signs beyond the basic plane', { name: '𠮷'.repeat(100) }, []],
  ['spaces beside Chinese do not lengthen a name', { name: '名 '.repeat(99) + '名' }, []],
  ['the name of a system', { name: '人口信息管理系统' }, ['name NAME_IS_SYSTEM']],
  ['the name of a database, in brackets a version', { name: '法人基础数据库（二期）' }, ['name NAME_IS_SYSTEM']],
  ['the name of an app in full width', { name: '办事ＡＰＰ' }, ['name NAME_IS_SYSTEM']],
  ['a platform’s log is not a platform', { name: '省平台接口调用日志汇总' }, []],
  ['an abstract of nine characters', { abstract: '摘'.repeat(9) }, ['abstract ABSTRACT_LENGTH']],
  ['an abstract of ten', { abstract: '摘'.repeat(10) }, []],
  ['an abstract of five hundred', { abstract: '摘'.repeat(500) }, []],
  ['an abstract of five hundred and one', { abstract: '摘'.repeat(501) }, ['abstract ABSTRACT_LENGTH']],
  ['another standard', { catalogStandardVersion: 'GUIDE-2030' }, ['catalogStandardVersion STANDARD_VERSION']],
  ['divisions, a township and a village', { spatialCoverage: ['990100', '990121100', '990121100201'] }, []],
  ['an incomplete division code', { spatialCoverage: ['990100', '9901'] }, ['spatialCoverage.1 DIVISION_CODE']],
  ['a year', { temporalCoverage: { from: '2025-01-01', to: '2025-12-31' } }, []],
  ['a day', { temporalCoverage: { from: '2025-01-01', to: '2025-01-01' } }, []],
  [
    'a time that runs backwards',
    { temporalCoverage: { from: '2025-01-02', to: '2025-01-01' } },
    ['temporalCoverage TEMPORAL_ORDER'],
  ],
  ['conditional opening', { openAttribute: 'CONDITIONAL' }, ['openConditions OPEN_CONDITIONS_MISSING']],
  ['conditional opening with its conditions', { openAttribute: 'CONDITIONAL', openConditions: '实名登记' }, []],
  ['opening is independent of sharing', { ...NON_SHAREABLE, openAttribute: 'OPEN' }, []],
]);

expectFaults('management (Arts 18, 19, 31)', [
  ['a provider with a wrong check character', {}, ['provider PROVIDER_USCC'], { providerUscc: '11990000PDY000052K' }],
  ['no collection basis', { collectionBases: [] }, ['collectionBases COLLECTION_BASIS_MISSING']],
  ['two quality rules', { qualityRuleIds: ['a', 'b'] }, ['qualityRuleIds QUALITY_RULES_TOO_FEW']],
  [
    'a rule twice does not count',
    { qualityRuleIds: ['a', 'b', 'c', 'a'] },
    ['qualityRuleIds.3 QUALITY_RULE_DUPLICATE'],
  ],
  ['no contact', { 'contactWorkingBody.name': '' }, ['contactWorkingBody.name CONTACT_MISSING']],
  ['a mobile telephone', { 'contactWorkingBody.phone': '13800000000' }, ['contactWorkingBody.phone CONTACT_PHONE']],
  ['no telephone', { 'contactWorkingBody.phone': '' }, ['contactWorkingBody.phone CONTACT_PHONE']],
  ['an extension', { 'contactWorkingBody.phone': '010-12345678-801' }, []],
  ['a hotline', { 'contactWorkingBody.phone': '12345' }, []],
  ['no node', { platformNodeId: '' }, ['platformNodeId NODE_MISSING']],
  ['a source that is not designated', { sourceDepartment: 'P2' }, ['sourceDepartment SOURCE_NOT_DESIGNATED']],
  ['the designated source', { sourceDepartment: 'P2' }, [], { designatedSource: 'P2' }],
  [
    'a designated source that is not stated',
    {},
    ['sourceDepartment SOURCE_NOT_DESIGNATED'],
    { designatedSource: 'P2' },
  ],
]);

expectFaults('the catalog code (§4.5)', [
  ['without sequence', { catalogCode: '303002' }, ['catalogCode CODE_FORM']],
  ['not yet given', { catalogCode: '' }, ['catalogCode CODE_FORM']],
  ['of a fourth class', { catalogCode: '403002/000001' }, ['catalogCode CODE_FORM']],
  ['of a subclass that is not there', { catalogCode: '106002/000001' }, ['catalogCode CODE_CLASS']],
  ['of another entry of the department', {}, ['catalogCode CODE_TAKEN'], { code: 'TAKEN' }],
  ['of another department', {}, ['catalogCode CODE_NOT_OWN'], { code: 'NOT_OWN' }],
  ['without its form', { catalogCode: '303002' }, ['catalogCode CODE_FORM'], { code: 'NOT_OWN' }],
  ['as it is published', {}, [], { published: CONTENT }],
  [
    'changed after publication',
    { catalogCode: '303002/000001' },
    ['catalogCode CODE_IMMUTABLE'],
    { published: CONTENT },
  ],
  ['of a related entry', { relatedCodes: ['3070990000002/000002'] }, []],
  [
    'of a related entry that is not there, and of itself',
    { relatedCodes: ['3070990000002/000009', CONTENT.catalogCode] },
    ['relatedCodes.0 RELATED_UNKNOWN', 'relatedCodes.1 RELATED_UNKNOWN'],
  ],
]);

expectFaults('data items (§4.3)', [
  ['no name', { 'items.1.nameZh': '' }, ['items.1.nameZh ITEM_NAME_MISSING']],
  ['no type', { 'items.1.dataType': null }, ['items.1.dataType ITEM_TYPE_MISSING']],
  ['no level', { 'items.1.itemLevel': null }, ['items.1.itemLevel ITEM_LEVEL_MISSING']],
  [
    'nothing on personal information',
    { 'items.1.personalInfo': null },
    ['items.1.personalInfo ITEM_PERSONAL_INFO_MISSING'],
  ],
  ['more decimals than digits', { 'items.1.precision': 11 }, ['items.1.precision ITEM_PRECISION']],
  ['as many decimals as digits', { 'items.1.precision': 10 }, []],
  ['an id twice', { 'items.2.itemId': 'i1' }, ['items.2.itemId ITEM_ID_DUPLICATE']],
  [
    'a name twice, once in full width',
    { 'items.2.nameZh': '驾驶证号（掩码） ' },
    ['items.2.nameZh ITEM_NAME_DUPLICATE'],
  ],
  ['shared as the entry', { 'items.1.itemShareAttribute': 'CONDITIONAL' }, []],
  [
    'shared more freely',
    { 'items.1.itemShareAttribute': 'UNCONDITIONAL' },
    ['items.1.itemShareAttribute ITEM_ATTRIBUTE_LOOSER'],
  ],
  [
    'conditional in an unconditional entry, without conditions',
    { ...UNCONDITIONAL, 'items.0.itemShareAttribute': 'CONDITIONAL' },
    ['conditions SCOPE_MISSING', 'conditions PURPOSE_MISSING', 'disposalInstructionDefault DISPOSAL_MISSING'],
  ],
  [
    'conditional in an unconditional entry, with conditions',
    { shareAttribute: 'UNCONDITIONAL', 'items.0.itemShareAttribute': 'CONDITIONAL' },
    [],
  ],
  [
    'not shared, without reason and basis',
    { 'items.0.itemShareAttribute': 'NON_SHAREABLE' },
    ['nonShareReason REASON_MISSING', 'legalBases BASIS_MISSING'],
  ],
  [
    'not shared, with reason and basis',
    { 'items.0.itemShareAttribute': 'NON_SHAREABLE', nonShareReason: '依法封存。', legalBases: [LAW] },
    [],
  ],
  [
    'not shared, by a ministry’s rule',
    {
      'items.0.itemShareAttribute': 'NON_SHAREABLE',
      nonShareReason: '依法封存。',
      legalBases: [{ ...LAW, type: 'MINISTRY_RULE' }],
    },
    ['legalBases BASIS_MISSING'],
  ],
  [
    'with another id than published',
    { 'items.1.itemId': 'i9' },
    ['items.1.itemId ITEM_ID_CHANGED'],
    { published: CONTENT },
  ],
  ['new beside the published ones', { 'items.3': item('i4', '初次领证日期') }, [], { published: CONTENT }],
  ['renamed under its id', { 'items.1.nameZh': '准驾车型代码' }, [], { published: CONTENT }],
]);

expectFaults('format and mode (§4.4)', [
  ['an interface that is downloaded', { shareModes: ['API', 'FILE'] }, ['shareModes.1 MODE_OF_FORMAT']],
  ['another mode', { shareModes: ['OTHER'] }, []],
  ['a mode twice', { shareModes: ['API', 'API'] }, ['shareModes.1 MODE_DUPLICATE']],
  ['a table downloaded', { formatClass: 'SPREADSHEET', formatType: 'xlsx', shareModes: ['FILE', 'BATCH'] }, []],
  ['a table behind an interface', { formatClass: 'SPREADSHEET', formatType: 'xlsx' }, ['shareModes.0 MODE_OF_FORMAT']],
  ['a database in both ways', { formatClass: 'DATABASE', formatType: 'dm', shareModes: ['BATCH', 'API'] }, []],
  [
    'a database downloaded',
    { formatClass: 'DATABASE', formatType: 'dm', shareModes: ['FILE'] },
    ['shareModes.0 MODE_OF_FORMAT'],
  ],
  ['a database of documents', { formatClass: 'DATABASE', formatType: 'PDF' }, ['formatType FORMAT_TYPE_ELSEWHERE']],
  ['a type that the guide does not know', { formatClass: 'DATABASE', formatType: 'gaussdb' }, []],
  ['an interface may answer XML', { formatType: 'xml' }, []],
  ['modes of data that are not shared', { ...NON_SHAREABLE, shareModes: ['API'] }, ['shareModes MODES_OF_UNSHARED']],
]);

expectFaults('conditions (Art 15)', [
  ['no scope', { 'conditions.0.kind': 'OTHER' }, ['conditions SCOPE_MISSING']],
  ['no purpose', { 'conditions.1.kind': 'OTHER' }, ['conditions PURPOSE_MISSING']],
  ['no text', { 'conditions.1.text': ' ' }, ['conditions.1.text CONDITION_TEXT_MISSING']],
  ['as needed', { 'conditions.1.text': '按 需提供' }, ['conditions.1.text CONDITION_VAGUE']],
  ['to be agreed', { 'conditions.0.text': '面议' }, ['conditions.0.text CONDITION_VAGUE']],
  ['by a list of needs', { 'conditions.0.text': '按需求清单所列部门' }, []],
  [
    'no kind',
    { 'conditions.2': { conditionId: 'c3', kind: null, text: '加密传输' } },
    ['conditions.2.kind CONDITION_KIND_MISSING'],
  ],
  ['an id twice', { 'conditions.1.conditionId': 'c1' }, ['conditions.1.conditionId CONDITION_ID_DUPLICATE']],
  ['a basis of the entry', { 'conditions.0.basisId': 'b1', legalBases: [{ ...LAW, type: 'MINISTRY_RULE' }] }, []],
  [
    'a basis that the entry does not have',
    { 'conditions.0.basisId': 'b1' },
    ['conditions.0.basisId CONDITION_BASIS_UNKNOWN'],
  ],
  ['of unconditional data', { shareAttribute: 'UNCONDITIONAL' }, ['conditions CONDITIONS_STRAY']],
  [
    'of data that are not shared',
    { ...NON_SHAREABLE, conditions: CONTENT.conditions },
    ['conditions CONDITIONS_STRAY'],
  ],
  ['no disposal instruction', { disposalInstructionDefault: '' }, ['disposalInstructionDefault DISPOSAL_MISSING']],
]);

expectFaults('reason and basis of what is not shared (Arts 14(3), 15(2))', [
  ['no reason', { ...NON_SHAREABLE, nonShareReason: '' }, ['nonShareReason REASON_MISSING']],
  ['the needs of work', { ...NON_SHAREABLE, nonShareReason: '因工作需要。' }, ['nonShareReason REASON_VAGUE']],
  ['a reason for data that are shared', { nonShareReason: '依法封存。' }, ['nonShareReason REASON_STRAY']],
  ['no basis', { ...NON_SHAREABLE, legalBases: [] }, ['legalBases BASIS_MISSING']],
  ...(['MINISTRY_RULE', 'LOCAL_REGULATION', 'LOCAL_RULE', 'NORMATIVE_DOC', 'INTERNATIONAL_TREATY'] as const).map(
    (type): Row => [
      `a basis of type ${type}`,
      { ...NON_SHAREABLE, 'legalBases.0': { ...LAW, type } },
      ['legalBases.0.type BASIS_TYPE_CANNOT_FORBID'],
    ],
  ),
  ...(['LAW', 'ADMIN_REGULATION', 'STATE_COUNCIL_DECISION'] as const).map((type): Row => [
    `a basis of type ${type}`,
    { ...NON_SHAREABLE, 'legalBases.0': { ...LAW, type } },
    [],
  ]),
  [
    'a basis beside it that cannot forbid',
    { ...NON_SHAREABLE, 'legalBases.1': { ...LAW, basisId: 'b2', type: 'NORMATIVE_DOC' } },
    ['legalBases.1.type BASIS_TYPE_CANNOT_FORBID'],
  ],
  [
    'nothing but an id',
    { ...NON_SHAREABLE, legalBases: [{ basisId: 'b1' }] },
    [
      'legalBases.0.type BASIS_TYPE_MISSING',
      'legalBases.0.title BASIS_TITLE_MISSING',
      'legalBases.0.article BASIS_ARTICLE_MISSING',
      'legalBases.0.quotedText BASIS_QUOTE_MISSING',
      'legalBases.0.effectiveFrom BASIS_DATE_MISSING',
    ],
  ],
  ['an id twice', { ...NON_SHAREABLE, legalBases: [LAW, LAW] }, ['legalBases.1.basisId BASIS_ID_DUPLICATE']],
  ['in force since today', { ...NON_SHAREABLE, 'legalBases.0.effectiveFrom': '2026-03-02' }, []],
  [
    'in force tomorrow',
    { ...NON_SHAREABLE, 'legalBases.0.effectiveFrom': '2026-03-03' },
    ['legalBases.0.effectiveFrom BASIS_NOT_YET_IN_FORCE'],
  ],
  ['repealed tomorrow', { ...NON_SHAREABLE, 'legalBases.0.repealedOn': '2026-03-03' }, []],
  [
    'repealed today',
    { ...NON_SHAREABLE, 'legalBases.0.repealedOn': '2026-03-02' },
    ['legalBases.0.repealedOn BASIS_REPEALED'],
  ],
]);

expectFaults('secrecy, grading and personal information (Arts 3, 13, 35)', [
  ['secrecy not stated', { secrecy: null }, ['secrecy SECRECY_MISSING']],
  ['a work secret', { secrecy: 'WORK_SECRET' }, ['secrecy SECRET']],
  ['a state secret', { secrecy: 'STATE_SECRET' }, ['secrecy SECRET']],
  ['lower than an item', { dataLevel: 'G2', securityMeasures: [] }, ['dataLevel LEVEL_NOT_HIGHEST']],
  ['higher than every item', { dataLevel: 'G4' }, ['dataLevel LEVEL_NOT_HIGHEST']],
  ['an important item', { 'items.2.itemLevel': 'IMPORTANT' }, ['dataLevel LEVEL_NOT_HIGHEST']],
  [
    'a core item over an important one',
    { dataLevel: 'CORE', 'items.0.itemLevel': 'IMPORTANT', 'items.1.itemLevel': 'CORE' },
    [],
  ],
  ['G3 without measures', { securityMeasures: [] }, ['securityMeasures SECURITY_MEASURES_MISSING']],
  ['G2 without measures', { dataLevel: 'G2', 'items.0.itemLevel': 'G2', securityMeasures: [] }, []],
  ['personal information not stated', { containsPersonalInfo: null }, ['containsPersonalInfo PERSONAL_INFO_MISSING']],
  ['personal information denied', { containsPersonalInfo: false }, ['containsPersonalInfo PERSONAL_INFO_MISMATCH']],
  [
    'personal information in no item',
    { 'items.0.personalInfo': 'NONE' },
    ['containsPersonalInfo PERSONAL_INFO_MISMATCH'],
  ],
  [
    'sensitive information not stated',
    { containsSensitivePersonalInfo: null },
    ['containsSensitivePersonalInfo SENSITIVE_INFO_MISSING'],
  ],
  [
    'sensitive information denied',
    { 'items.0.personalInfo': 'SENSITIVE_PI' },
    ['containsSensitivePersonalInfo SENSITIVE_INFO_MISMATCH'],
  ],
  [
    'sensitive information in no item',
    { containsSensitivePersonalInfo: true },
    ['containsSensitivePersonalInfo SENSITIVE_INFO_MISMATCH'],
  ],
  ['sensitive information', { 'items.0.personalInfo': 'SENSITIVE_PI', containsSensitivePersonalInfo: true }, []],
]);

describe('a draft', () => {
  it('may be saved empty, and the check then names all that it lacks', () => {
    const faults = checkContent(entryContent.parse({}), SETTING);
    expect(new Set(faults.map(({ clause }) => clause))).toEqual(
      new Set(['12(1)', '12(2)', '13(2)', '14', '3', '13(1)', '19(1)', '18', '31']),
    );
    for (const { message } of faults) expect(message).toMatch(/。$/);
  });

  it.each<[string, object]>([
    ['with more items than allowed', { items: Array.from({ length: 501 }, (_, n) => item(`i${n}`, `项${n}`)) }],
    ['with an item without id', { items: [{ nameZh: '姓名' }] }],
    ['with an unknown field', { urgent: true }],
    ['with an unknown attribute', { shareAttribute: 'SOMETIMES' }],
    ['with a date that does not exist', { legalBases: [{ basisId: 'b1', effectiveFrom: '2026-02-30' }] }],
  ])('is refused %s', (_, content) => {
    expect(entryContent.safeParse(content).success).toBe(false);
  });

  it('is the same after it was parsed again', () => {
    expect(entryContent.parse(JSON.parse(JSON.stringify(CONTENT)))).toEqual(CONTENT);
  });
});

describe('hints refuse nothing', () => {
  const hints = (changes: Changes, setting: Partial<EntrySetting> = {}) =>
    hintsOn(changed(changes), { ...SETTING, ...setting }).map(({ rule }) => rule);

  it.each<[string, Changes, Partial<EntrySetting>, string[]]>([
    ['a department', {}, {}, []],
    ['an institution', {}, { providerUscc: '12990000PDY000095W' }, []],
    ['a company', {}, { providerUscc: '91110000802100433B' }, ['PROVIDER_PREFIX']],
    ['personal information for all', UNCONDITIONAL, {}, ['PERSONAL_INFO_UNCONDITIONAL']],
    [
      'personal information under conditions of its own',
      {
        shareAttribute: 'UNCONDITIONAL',
        'items.0.itemShareAttribute': 'CONDITIONAL',
      },
      {},
      [],
    ],
  ])('%s', (_, changes, setting, expected) => {
    expect(hints(changes, setting)).toEqual(expected);
    expect(faultsAfter(changes, setting)).toEqual([]);
  });
});
