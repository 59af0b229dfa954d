import fc from 'fast-check';
import {
  BASIS_TYPES,
  BUSINESS_ATTRIBUTES,
  CONDITION_KINDS,
  DATA_LEVELS,
  DATA_TYPES,
  entryContent,
  FORMAT_CLASSES,
  INDUSTRIES,
  OPEN_ATTRIBUTES,
  PERSONAL_INFO,
  SECRECIES,
  SHARE_ATTRIBUTES,
  SHARE_MODES,
  unseenTexts,
  UPDATE_FREQUENCIES,
  type EntryContent,
} from '#libs/domain';

// Texts that the API accepts: no zero byte, no half of a surrogate pair, and empty or with something to be seen.
const text = fc
  .oneof(
    fc.constantFrom('', '=1', "'=1", '1,"2"\r\n3', '_x0041_', '<t>&amp;'),
    fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.replaceAll('\0', '')),
  )
  .filter((any) => unseenTexts(any).length === 0);
const filled = text.map((any) => any.trim() || '1');
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const choice = <T>(codes: readonly T[]) => orNull(fc.constantFrom(...codes));
const count = orNull(fc.nat({ max: 999_999_999_999_999 }));
const size = orNull(fc.nat({ max: 2_147_483_647 }));
const date = orNull(
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
);
const list = <T>(element: fc.Arbitrary<T>) => fc.array(element, { maxLength: 3 });

const item = fc.record({
  itemId: filled,
  nameZh: text,
  nameEn: text,
  dataType: choice(DATA_TYPES),
  length: size,
  precision: size,
  required: fc.boolean(),
  primaryKey: fc.boolean(),
  codeListRef: text,
  valueRange: text,
  description: text,
  itemShareAttribute: choice(SHARE_ATTRIBUTES),
  itemLevel: choice(DATA_LEVELS),
  personalInfo: choice(PERSONAL_INFO),
  maskRule: text,
  sourceColumn: text,
  sampleMasked: text,
});
const condition = fc.record({ conditionId: filled, kind: choice(CONDITION_KINDS), text, basisId: text });
const basis = fc.record({
  basisId: filled,
  type: choice(BASIS_TYPES),
  title: text,
  article: text,
  quotedText: text,
  effectiveFrom: date,
  repealedOn: date,
});

/** Any content that a draft may have, the empty one included. */
export const anyContent: fc.Arbitrary<EntryContent> = fc
  .record(
    {
      catalogCode: text,
      name: text,
      abstract: text,
      items: list(item),
      formatClass: choice(FORMAT_CLASSES),
      formatType: text,
      updateFrequency: choice(UPDATE_FREQUENCIES),
      shareAttribute: choice(SHARE_ATTRIBUTES),
      shareModes: list(fc.constantFrom(...SHARE_MODES)),
      conditions: list(condition),
      nonShareReason: text,
      legalBases: list(basis),
      dataCategory: fc.record({
        industry: choice(INDUSTRIES),
        businessAttribute: choice(BUSINESS_ATTRIBUTES),
        category: text,
      }),
      dataLevel: choice(DATA_LEVELS),
      containsPersonalInfo: orNull(fc.boolean()),
      containsSensitivePersonalInfo: orNull(fc.boolean()),
      secrecy: choice(SECRECIES),
      collectionBases: list(filled),
      sourceMatterCode: text,
      sourceSystemId: text,
      spatialCoverage: list(fc.constantFrom('990000', '990100', '990101001')),
      temporalCoverage: fc.record({ from: date, to: date }),
      recordCount: count,
      storageBytes: count,
      openAttribute: choice(OPEN_ATTRIBUTES),
      openConditions: text,
      relatedCodes: list(filled),
      altIdentifier: text,
      securityMeasures: list(filled),
      disposalInstructionDefault: text,
      qualityRuleIds: list(filled),
      contactWorkingBody: fc.record({ name: text, phone: text }),
      sourceDepartment: text,
      catalogStandardVersion: text,
      platformNodeId: text,
    },
    { requiredKeys: [] },
  )
  .map((content) => entryContent.parse(content));
