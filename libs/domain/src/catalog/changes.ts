import { z } from 'zod';
import { entryContent, type EntryContent } from './content.js';

/** What is stated replaces the whole of it; what is absent stays as it is, and is not emptied by a default. */
const stated = <Field extends z.ZodType>(field: z.ZodDefault<Field> | z.ZodPrefault<Field>) =>
  z.exactOptional(field.unwrap());

const { shape } = entryContent;

/** What an update states anew of a published entry (Art 17): all but the code, which never changes (§4.2). */
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

/** The content as it will read once the changes take effect. */
export const withChanges = (content: EntryContent, changes: EntryChanges): EntryContent => ({ ...content, ...changes });
