export { MailSender } from './mail-sender.js';
export { Notification } from './notification.activities.js';
export { WebhookSender } from './webhook/index.js';
