export { bootstrapNamespace } from './bootstrap.js';
export { CalendarRolloutClient } from './calendar-rollout-client.js';
export { createClient, type TemporalSettings } from './connection.js';
export { DeliveryClient } from './delivery-client.js';
export { MatterClient } from './matter-client.js';
export { RehearsalClockClient } from './rehearsal-clock-client.js';
export { TemporalModule } from './temporal.module.js';
