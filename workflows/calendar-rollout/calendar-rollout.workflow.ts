import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { CalendarRolloutActivities, CalendarRolloutInput } from '#libs/contracts';

/** One activity takes seconds, so that a killed worker is noticed soon; the next goes on from the stored progress. */
const { rollOut } = proxyActivities<CalendarRolloutActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '10s' },
});

/** Counts again the clocks that a new version of the calendar touches, a few seconds at a time, until none is left. */
export async function calendarRollout(input: CalendarRolloutInput): Promise<void> {
  for (;;) {
    const { more } = await rollOut(input.version);
    if (!more) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof calendarRollout>(input);
  }
}
