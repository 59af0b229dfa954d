import { texts } from '../../words/language';

export const INBOX = texts(
  {
    title: '消息',
    lead: '平台告诉您的事：通知、提醒、预警和逾期，新的在前。',
    unread: '只看未读',
    read: '标为已读',
    readAll: '全部标为已读',
    at: '时间',
    level: '级别',
    matter: '事项',
    text: '内容',
    act: '办理',
    empty: '没有消息。事项有进展、期限临近届满或者逾期时，这里会有消息。',
  },
  {
    title: 'Messages',
    lead: 'What the platform told you: notices, reminders, warnings and lateness, newest first.',
    unread: 'unread only',
    read: 'Mark as read',
    readAll: 'Mark all as read',
    at: 'When',
    level: 'Level',
    matter: 'Matter',
    text: 'Message',
    act: 'Act',
    empty: 'No messages. They come when a matter moves, a limit ends soon, or one is overdue.',
  },
);
