/** The workflow that carries one mail, or one alert to a webhook, to its end. */
export const DELIVERY_WORKFLOW = 'delivery';
/** An operator who has it sent once more begins another generation. */
export const deliveryWorkflowId = ({ deliveryId, generation }: Delivery): string =>
  `delivery/${deliveryId}/${String(generation)}`;

/** The queue of sending: a server that does not answer takes no slot from matters. */
export const DELIVERY_TASK_QUEUE = 'deliveries';

export interface Delivery {
  readonly deliveryId: string;
  readonly generation: number;
}

/** Nothing about a person: whom it goes to and what it says stands in the database, and is read when it is sent. */
export interface DeliveryInput extends Delivery {
  readonly giveUpHours: number;
}

/** GONE: it was settled before, or is another workflow's now. */
export type DeliveryEnd = 'DELIVERED' | 'DROPPED' | 'DEAD' | 'GONE';

/** Each may be run twice: they look at the delivery's row before they act. */
export interface DeliveryActivities {
  /** One try. Throws where another one may help; a worker that dies after sending sends the same again. */
  deliver(delivery: Delivery): Promise<DeliveryEnd>;
  /** No try helped: it waits for an operator. */
  giveUp(delivery: Delivery): Promise<DeliveryEnd>;
}
