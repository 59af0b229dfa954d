/** The workflow that counts the clocks again which a new version of the calendar touches. */
export const CALENDAR_ROLLOUT_WORKFLOW = 'calendarRollout';
export const calendarRolloutWorkflowId = (version: string): string => `calendar-rollout/${version}`;

export interface CalendarRolloutInput {
  readonly version: string;
}

/** Each may be run twice: how far the rollout is, the store knows. */
export interface CalendarRolloutActivities {
  /** Goes on for a few seconds, and answers whether there is more to do. */
  rollOut(version: string): Promise<{ readonly more: boolean }>;
}
