import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import {
  DELIVERY_TASK_QUEUE,
  FIRST_PAUSE_MS,
  LONGEST_PAUSE_MS,
  type DeliveryActivities,
  type DeliveryEnd,
  type DeliveryInput,
} from '#libs/contracts';

/** Timeout of one attempt, after which a killed worker is noticed. Must stay above the sender's own 20 s. */
const ATTEMPT_TIMEOUT = '30s';

/** Brings one mail, or one alert to a webhook, to its end. Its delays are real time, on a rehearsal platform too. */
export async function delivery({ deliveryId, generation, giveUpHours }: DeliveryInput): Promise<DeliveryEnd> {
  const { deliver } = proxyActivities<DeliveryActivities>({
    taskQueue: DELIVERY_TASK_QUEUE,
    startToCloseTimeout: ATTEMPT_TIMEOUT,
    scheduleToCloseTimeout: `${giveUpHours}h`,
    retry: { initialInterval: FIRST_PAUSE_MS, backoffCoefficient: 2, maximumInterval: LONGEST_PAUSE_MS },
  });
  const { giveUp } = proxyActivities<DeliveryActivities>({
    taskQueue: DELIVERY_TASK_QUEUE,
    startToCloseTimeout: ATTEMPT_TIMEOUT,
    retry: { initialInterval: '1s', maximumInterval: '10m' },
  });
  try {
    return await deliver({ deliveryId, generation });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return giveUp({ deliveryId, generation });
  }
}
