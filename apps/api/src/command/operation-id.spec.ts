import { expect, it } from '@jest/globals';
import { operationIdOf } from './operation-id.js';

it.each([
  ['share-request', 'draft-request', 'draftShareRequest'],
  ['share-request', 'accept', 'acceptShareRequest'],
  ['share-request', 'record-delivery', 'recordShareRequestDelivery'],
  ['share-request', 'lead-consent', 'consentShareRequestAsLead'],
  ['share-request', 'lead-approve-reply', 'approveShareRequestReplyAsLead'],
  ['share-request', 'purpose-ended', 'endShareRequestPurpose'],
  ['catalog-entry', 'authority-pass', 'passCatalogEntryAsAuthority'],
  ['correction-request', 'draft-correction', 'draftCorrectionRequest'],
])('%s, %s: %s', (process, command, operationId) => {
  expect(operationIdOf(process, command)).toBe(operationId);
});
