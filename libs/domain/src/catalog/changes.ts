import { z } from 'zod';
import { entryContent, givenContent, type EntryContent } from './content.js';

/**
 * Makes a field optional and drops its default: a stated field replaces the old value as a whole, an absent one keeps
 * it.
 */
const stated = <Field extends z.ZodType>(field: z.ZodDefault<Field> | z.ZodPrefault<Field>) =>
  z.exactOptional(field.unwrap());

const { shape } = entryContent;

/** Changes of a published entry in an update (Art 17): every field except the code, which never changes (§4.2). */
export const entryChanges = z.strictObject({
  name: stated(shape.name),
  abstract: stated(shape.abstract),
  items: stated(shape.items),
  formatClass: stated(shape.formatClass),
  formatType: stated(shape.formatType),
  updateFrequency: stated(shape.updateFrequency),
  shareAttribute: stated(shape.shareAttribute),
  shareModes: stated(shape.shareModes),
  conditions: stated(shape.conditions),
  nonShareReason: stated(shape.nonShareReason),
  legalBases: stated(shape.legalBases),
  dataCategory: stated(shape.dataCategory),
  dataLevel: stated(shape.dataLevel),
  containsPersonalInfo: stated(shape.containsPersonalInfo),
  containsSensitivePersonalInfo: stated(shape.containsSensitivePersonalInfo),
  secrecy: stated(shape.secrecy),
  collectionBases: stated(shape.collectionBases),
  sourceMatterCode: stated(shape.sourceMatterCode),
  sourceSystemId: stated(shape.sourceSystemId),
  spatialCoverage: stated(shape.spatialCoverage),
  temporalCoverage: stated(shape.temporalCoverage),
  recordCount: stated(shape.recordCount),
  storageBytes: stated(shape.storageBytes),
  openAttribute: stated(shape.openAttribute),
  openConditions: stated(shape.openConditions),
  relatedCodes: stated(shape.relatedCodes),
  altIdentifier: stated(shape.altIdentifier),
  securityMeasures: stated(shape.securityMeasures),
  disposalInstructionDefault: stated(shape.disposalInstructionDefault),
  qualityRuleIds: stated(shape.qualityRuleIds),
  contactWorkingBody: stated(shape.contactWorkingBody),
  sourceDepartment: stated(shape.sourceDepartment),
  catalogStandardVersion: stated(shape.catalogStandardVersion),
  platformNodeId: stated(shape.platformNodeId),
} satisfies Readonly<Record<Exclude<keyof EntryContent, 'catalogCode'>, z.ZodType>>);
export type EntryChanges = z.infer<typeof entryChanges>;

const { items, legalBases, temporalCoverage, recordCount, storageBytes } = givenContent.shape;

/** Changes as a person gives them, with the bounds of {@link givenContent}. */
export const givenChanges = entryChanges.extend({
  items: stated(items),
  legalBases: stated(legalBases),
  temporalCoverage: stated(temporalCoverage),
  recordCount: stated(recordCount),
  storageBytes: stated(storageBytes),
});

/** Returns the content that results from the changes. */
export const withChanges = (content: EntryContent, changes: EntryChanges): EntryContent => ({ ...content, ...changes });
