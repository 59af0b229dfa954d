/** By what other than the platform itself somebody is told. */
export const CHANNELS = ['EMAIL', 'WEBHOOK'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * What becomes of a delivery: HELD is a digest that still collects; DROPPED had nothing, or nobody, left to be sent to;
 * DEAD waits for an operator.
 */
export const DELIVERY_STATES = ['HELD', 'PENDING', 'UNDER_WAY', 'DELIVERED', 'DROPPED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
