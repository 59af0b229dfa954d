import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What an operator can search matters by in Temporal. No personal data: they are never encrypted. */
export const PROCESS = defineSearchAttributeKey('Process', SearchAttributeType.KEYWORD);
export const DEPARTMENT = defineSearchAttributeKey('Department', SearchAttributeType.KEYWORD_LIST);
export const STATE = defineSearchAttributeKey('State', SearchAttributeType.KEYWORD);
export const DUE_AT = defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME);
