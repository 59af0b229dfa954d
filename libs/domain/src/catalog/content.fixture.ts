import { entryContent, type EntryContent } from './content.js';
import { checkContent } from './check-content.js';
import type { EntrySetting } from './fault.js';

/** A conditional entry with personal information, complete and lawful. */
export const CONTENT: EntryContent = entryContent.parse({
  catalogCode: '3070990000002/000001',
  name: '驾驶证状态核验',
  abstract: '按驾驶证号返回准驾车型和证件状态，供从业资格审核使用。',
  items: [
    { itemId: 'i1', nameZh: '驾驶证号(掩码)', dataType: 'C', length: 18, itemLevel: 'G3', personalInfo: 'PI' },
    { itemId: 'i2', nameZh: '准驾车型', dataType: 'C', length: 10, itemLevel: 'G2', personalInfo: 'NONE' },
    { itemId: 'i3', nameZh: '状态', dataType: 'C', length: 2, itemLevel: 'G2', personalInfo: 'NONE' },
  ],
  formatClass: 'API',
  formatType: 'json',
  updateFrequency: 'REALTIME',
  shareAttribute: 'CONDITIONAL',
  shareModes: ['API'],
  conditions: [
    { conditionId: 'c1', kind: 'SCOPE', text: '交通运输/人社' },
    { conditionId: 'c2', kind: 'PURPOSE', text: '从业资格审核' },
  ],
  dataCategory: { industry: 'OTHER', businessAttribute: 'BUSINESS_FIELD', category: '公共安全' },
  dataLevel: 'G3',
  containsPersonalInfo: true,
  containsSensitivePersonalInfo: false,
  secrecy: 'NONE',
  collectionBases: ['机动车驾驶证核发'],
  securityMeasures: ['驾驶证号掩码'],
  disposalInstructionDefault: '使用完毕后删除，并报送销毁情况。',
  qualityRuleIds: ['completeness', 'accuracy', 'timeliness'],
  contactWorkingBody: { name: '政务数据共享工作机构', phone: '0199-5550001' },
  catalogStandardVersion: 'GUIDE-2017',
  platformNodeId: 'node-990000',
});

export const SETTING: EntrySetting = {
  providerUscc: '11990000PDY000052J',
  published: null,
  at: '2026-03-02',
  designatedSource: null,
  knownCodes: new Set(['3070990000002/000002']),
};

/** Values by their paths, as `items.2.nameZh`. */
export type Changes = Readonly<Record<string, unknown>>;

/** The content with other values; what is not a content afterwards is the test's mistake and throws. */
export function changed(changes: Changes, content: EntryContent = CONTENT): EntryContent {
  const copy: unknown = structuredClone(content);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
    Reflect.set(Object(place), last, structuredClone(value));
  }
  return entryContent.parse(copy);
}

/** The faults of the content after the changes, each as `field RULE`. */
export const faultsAfter = (changes: Changes, setting: Partial<EntrySetting> = {}): string[] =>
  checkContent(changed(changes), { ...SETTING, ...setting }).map(({ field, rule }) => `${field} ${rule}`);
