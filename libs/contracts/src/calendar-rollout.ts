/** Workflow type of the rollout: it counts again the clocks that a new version of the calendar touches. */
export const CALENDAR_ROLLOUT_WORKFLOW = 'calendarRollout';
/** Workflow id of a rollout: one for each version of the calendar. */
export const calendarRolloutWorkflowId = (version: string): string => `calendar-rollout/${version}`;

/** Input of the rollout workflow. */
export interface CalendarRolloutInput {
  /** Version of the calendar, such as `CN-2025.1`. */
  readonly version: string;
}

/** Activities of the rollout. Safe to repeat: the database holds the matter up to which the rollout has come. */
export interface CalendarRolloutActivities {
  /** Counts clocks again for a few seconds; `more` is true while the rollout has not come to its end. */
  rollOut(version: string): Promise<{ readonly more: boolean }>;
}
