/** Workflow type that brings one mail, or one alert to a webhook, to its end. */
export const DELIVERY_WORKFLOW = 'delivery';
/** Workflow id of one generation of a delivery, so that an operator can have the delivery sent once more. */
export const deliveryWorkflowId = ({ deliveryId, generation }: DeliveryKey): string =>
  `delivery/${deliveryId}/${String(generation)}`;

/** Task queue of deliveries alone, so that a mail server that does not answer takes no slot from matters. */
export const DELIVERY_TASK_QUEUE = 'deliveries';

/** Wait before the second attempt in milliseconds; each later one is twice as long, up to {@link LONGEST_PAUSE_MS}. */
export const FIRST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 3_600_000;

/** Key of a delivery, and the number of times that an operator has had it sent anew (from 1). */
export interface DeliveryKey {
  readonly deliveryId: string;
  readonly generation: number;
}

/** Input of the delivery workflow. It holds no personal data: address and text are read when it is sent. */
export interface DeliveryInput extends DeliveryKey {
  /** Hours of attempts after which the delivery is given up. */
  readonly giveUpHours: number;
}

/**
 * End of a delivery. DROPPED: nothing was left to be said, or no address to send it to. DEAD: given up, waits for an
 * operator. GONE: settled before, or sent by the workflow of a later generation.
 */
export type DeliveryEnd = 'DELIVERED' | 'DROPPED' | 'DEAD' | 'GONE';

/** Activities of the delivery workflow. Safe to repeat: they look at the delivery's row before they act. */
export interface DeliveryActivities {
  /**
   * Makes one attempt. Throws where a further attempt may help. A worker that is killed after sending causes the same
   * message to be sent again, with the same id.
   */
  deliver(delivery: DeliveryKey): Promise<DeliveryEnd>;
  /** Marks a delivery as dead after its last attempt, so that an operator sees it. */
  giveUp(delivery: DeliveryKey): Promise<DeliveryEnd>;
}
