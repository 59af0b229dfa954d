import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { DEPARTMENT, DUE_AT, PROCESS, STATE, type MatterInput, type MatterStatus } from '#libs/contracts';

/**
 * Shows a matter's status to operators in Temporal. Search attributes are set on change only: each costs an event.
 * State and due date are shown by the details alone, which cost none.
 */
export function publish({ form, process }: MatterInput, before: MatterStatus | null, now: MatterStatus | null): void {
  if (!now) return;
  setCurrentDetails(details(now));
  const searched = form === 2 ? departments : departmentsStateAndDue;
  if (before && searched(before) === searched(now)) return;
  const attributes = [
    { key: PROCESS, value: process },
    { key: DEPARTMENT, value: [...now.departments] },
  ];
  const dated = [
    { key: STATE, value: now.state },
    { key: DUE_AT, value: now.dueAt ? new Date(now.dueAt) : null },
  ];
  upsertSearchAttributes(form === 2 ? attributes : [...attributes, ...dated]);
}

const departments = (now: MatterStatus): string => JSON.stringify(now.departments);
const departmentsStateAndDue = ({ departments, state, dueAt }: MatterStatus): string =>
  JSON.stringify([departments, state, dueAt]);

function details({ number, state, seq, wakeFor, wakeAt, clocks }: MatterStatus): string {
  const lines = clocks.map(({ id, clause, state, dueAt }) => `- ${id} (${clause}) ${state} ${dueAt ?? '—'}`);
  return [`${number ?? '未编号'} **${state}** #${seq}`, '', ...lines, '', `→ ${wakeFor ?? '—'} ${wakeAt ?? ''}`].join(
    '\n',
  );
}
