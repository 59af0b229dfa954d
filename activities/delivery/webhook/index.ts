export { WebhookSenderService, type SendResult, type WebhookDelivery } from './webhook-sender.service.js';
