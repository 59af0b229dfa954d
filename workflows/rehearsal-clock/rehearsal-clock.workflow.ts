import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { RehearsalClockInput, AdvanceResult, RehearsalClockActivities } from '#libs/contracts';

/** Waking the matters of one instant takes seconds, so that a killed worker is noticed soon. */
const { advance } = proxyActivities<RehearsalClockActivities>({
  startToCloseTimeout: '60s',
  retry: { initialInterval: '500ms', maximumInterval: '10s' },
});

/** Moves the rehearsal clock to its goal, from one due instant to the next, so that matters act in order of time. */
export async function rehearsalClock(input: RehearsalClockInput): Promise<AdvanceResult> {
  for (;;) {
    const step = await advance(input.advanceId);
    if (step.kind !== 'MOVED') return step;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof rehearsalClock>(input);
  }
}
