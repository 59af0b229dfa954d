import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { DEPARTMENT, DUE_AT, PROCESS, STATE, type MatterStatus } from '#libs/contracts';

/** Shows a matter's status to operators in Temporal. Search attributes are set on change only: each costs an event. */
export function publish(process: string, before: MatterStatus | null, now: MatterStatus | null): void {
  if (!now) return;
  setCurrentDetails(details(now));
  if (before && searched(before) === searched(now)) return;
  upsertSearchAttributes([
    { key: PROCESS, value: process },
    { key: DEPARTMENT, value: [...now.departments] },
    { key: STATE, value: now.state },
    { key: DUE_AT, value: now.dueAt ? new Date(now.dueAt) : null },
  ]);
}

const searched = ({ departments, state, dueAt }: MatterStatus): string => JSON.stringify([departments, state, dueAt]);

function details({ number, state, seq, wakeFor, wakeAt, clocks }: MatterStatus): string {
  const lines = clocks.map(({ id, clause, state, dueAt }) => `- ${id} (${clause}) ${state} ${dueAt ?? '—'}`);
  return [`${number ?? '未编号'} **${state}** #${seq}`, '', ...lines, '', `→ ${wakeFor ?? '—'} ${wakeAt ?? ''}`].join(
    '\n',
  );
}
