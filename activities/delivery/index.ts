export { MailSenderService } from './mail-sender.service.js';
export { DeliveryActivitiesService } from './delivery.activities.js';
export { WebhookSenderService } from './webhook/index.js';
