export { WebhookSenderService, type Sent, type WebhookDelivery } from './webhook-sender.service.js';
