import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { DEPARTMENT, DUE_AT, PROCESS, STATE } from '#libs/contracts';
import type { TemporalSettings } from './connection.js';

/** Days for which Temporal keeps closed workflows; the legal record is in the event store. */
const RETENTION_DAYS = 90;

/** Numbers of temporal.api.enums.v1.IndexedValueType. */
const INDEXED_VALUE = { KEYWORD: 2, DATETIME: 6, KEYWORD_LIST: 7 } as const;

const SEARCH_ATTRIBUTES: Readonly<Record<string, number>> = {
  [PROCESS.name]: INDEXED_VALUE.KEYWORD,
  [DEPARTMENT.name]: INDEXED_VALUE.KEYWORD_LIST,
  [STATE.name]: INDEXED_VALUE.KEYWORD,
  [DUE_AT.name]: INDEXED_VALUE.DATETIME,
};

/** Sets the retention of the namespace and adds the search attributes that it lacks. Safe to repeat. */
export async function bootstrapNamespace({
  temporalAddress,
  temporalNamespace: namespace,
}: TemporalSettings): Promise<void> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const workflowExecutionRetentionTtl = msToTs(`${RETENTION_DAYS} days`);
    await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
    if (missing.length === 0) return;
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
  } finally {
    await connection.close();
  }
}
