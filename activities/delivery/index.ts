export { MailSender } from './mail-sender.service.js';
export { Notification } from './delivery.activities.js';
export { WebhookSender } from './webhook/index.js';
