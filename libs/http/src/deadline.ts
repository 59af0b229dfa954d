import { DeadlineQuery } from '#libs/domain';

/** Query of the public calculator; a test sends the example. */
export const DeadlineBody = DeadlineQuery.meta({
  id: 'DeadlineBody',
  example: {
    clause: '21(1)',
    shareAttribute: 'CONDITIONAL',
    triggeredAt: '2025-12-22T10:00:00+08:00',
    extensions: [{ days: 10, requestedAt: '2026-01-04', decidedAt: '2026-01-05' }],
  },
});
