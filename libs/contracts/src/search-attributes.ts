import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/* Attributes by which an operator searches matters in Temporal. Temporal never encrypts them: no personal data. */

/** Name of the process, such as `share-request`. */
export const PROCESS = defineSearchAttributeKey('Process', SearchAttributeType.KEYWORD);
/** Departments that are parties to the matter; only its home department while it is not open to the others. */
export const DEPARTMENT = defineSearchAttributeKey('Department', SearchAttributeType.KEYWORD_LIST);
/** State of the matter, in runs that earlier releases started. */
export const STATE = defineSearchAttributeKey('State', SearchAttributeType.KEYWORD);
/** Earliest due instant of the clocks that run, in runs that earlier releases started. */
export const DUE_AT = defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME);
