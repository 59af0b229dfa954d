import type { Task, Telling } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { CLAUSE, type AdministrationSide } from './administrator.js';

/** A matter that keeps one record of the organisation. */
export type RecordMatter<Data> = Matter<Data, AdministrationSide>;

/** Parts of a definition that every record of the organisation has: no clocks, no links, one revision. */
export const RECORD = {
  clause: CLAUSE,
  links: () => [],
  clockTitles: {},
  isOpenToParties: () => true,
  revision: () => 1,
} as const;

/** Line of the history of a record; whoever may read the record reads every line. */
export const line = (sentence: string, clause: string = CLAUSE): Telling => ({
  sentence,
  clause,
  audience: 'everybody',
});

/** Returns the task of another administrator while something that was proposed waits in a state. */
export function confirmation(
  { state, parties: { administration } }: Pick<RecordMatter<unknown>, 'state' | 'parties'>,
  waiting: string,
  command: string,
): readonly Task[] {
  return state === waiting ? [{ command, departmentId: administration, roles: ['SYSADMIN'], clockId: null }] : [];
}
