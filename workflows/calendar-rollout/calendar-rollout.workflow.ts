import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { CalendarRolloutActivities, CalendarRolloutInput } from '#libs/contracts';

/** A stretch takes seconds; a killed worker is noticed soon, and the next one goes on where the store says. */
const { rollOut } = proxyActivities<CalendarRolloutActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '10s' },
});

/** Counts the clocks again that a new version of the calendar touches, stretch by stretch, until none is left. */
export async function calendarRollout(input: CalendarRolloutInput): Promise<void> {
  for (;;) {
    const { more } = await rollOut(input.version);
    if (!more) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof calendarRollout>(input);
  }
}
