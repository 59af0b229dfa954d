import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import { DELIVERY_TASK_QUEUE, type DeliveryActivities, type DeliveryEnd, type DeliveryInput } from '#libs/contracts';

/** Longer than the twenty seconds that a try takes at most; a killed worker is noticed by then. */
const ONE_TRY = '30s';

/** Carries one mail, or one alert to a webhook, to its end. All of it in real time: other systems know no other. */
export async function delivery({ deliveryId, generation, giveUpHours }: DeliveryInput): Promise<DeliveryEnd> {
  const { deliver } = proxyActivities<DeliveryActivities>({
    taskQueue: DELIVERY_TASK_QUEUE,
    startToCloseTimeout: ONE_TRY,
    scheduleToCloseTimeout: `${giveUpHours}h`,
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1h' },
  });
  const { giveUp } = proxyActivities<DeliveryActivities>({
    taskQueue: DELIVERY_TASK_QUEUE,
    startToCloseTimeout: ONE_TRY,
    retry: { initialInterval: '1s', maximumInterval: '10m' },
  });
  try {
    return await deliver({ deliveryId, generation });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return giveUp({ deliveryId, generation });
  }
}
