/** Channels that reach a person outside the platform. */
export const DELIVERY_CHANNELS = ['EMAIL', 'WEBHOOK'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/**
 * States of a delivery. HELD: a digest that still collects alerts. DROPPED: no content or no recipient was left. DEAD:
 * all attempts failed, and an operator must act.
 */
export const DELIVERY_STATES = ['HELD', 'PENDING', 'UNDER_WAY', 'DELIVERED', 'DROPPED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
