import { addMs, localDate, localMinutes, type Instant } from '../calendar/time.js';
import { alertTitle } from '../matter/telling.js';
import type { ToldAlert } from './told-alert.js';

/** An alert with what a reader needs who is not logged in to the platform. */
export interface MailedAlert extends ToldAlert {
  /** Name of the process, in Chinese. */
  readonly process: string;
  /** Name of the data that the matter is about. */
  readonly subject: string;
}

/** Kind of installation that sends a mail; every mail of a rehearsal says so. */
export type MailMode = 'rehearsal' | 'production';

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

const MAX_SUBJECT = 120;

/** Returns a plain-text mail about one alert. */
export const alertMail = (alert: MailedAlert, mode: MailMode): Mail =>
  mail(`${alert.number ?? alert.subject} ${alert.text}`, [itemText(alert)], mode);

/** Returns a plain-text mail with all alerts since the previous digest, in order of time. */
export function digestMail(alerts: readonly MailedAlert[], releasedAt: Instant, mode: MailMode): Mail {
  const count = String(alerts.length);
  const items = alerts.map((alert, n) => `${String(n + 1)}/${count}\n${itemText(alert)}`);
  return mail(`${localDate(releasedAt)} 预警和告知，共 ${count} 项`, items, mode);
}

function mail(subject: string, items: readonly string[], mode: MailMode): Mail {
  const name = mode === 'rehearsal' ? '【政数演练】' : '【政数】';
  const rehearsal = mode === 'rehearsal' ? ['本邮件来自演练环境，所述事项不是真实事项。'] : [];
  const foot = [...rehearsal, '本邮件由平台自动发出，请勿回复；请登录平台办理，内容以平台为准。', REPEATED];
  const text = [...items, ['--', ...foot].join('\n')].join('\n\n');
  return { subject: cut(`${name}${subject}`), text: `${text}\n` };
}

const REPEATED = '如重复收到，Message-ID 相同的是同一封邮件。';

function itemText({
  level,
  text,
  late,
  process,
  number,
  subject,
  clause,
  dueAt,
  provisional,
  at,
}: MailedAlert): string {
  return [
    `${alertTitle(level)}：${text}${late ? '（迟发）' : ''}`,
    `事项：${[process, number, subject].filter((part) => part !== null).join(' ')}`,
    ...(clause ? [`条款：${clause}`] : []),
    ...(dueAt ? [`届满：${localDate(addMs(dueAt, -1))}${provisional ? '（暂定，放假通知尚未公布）' : ''}`] : []),
    `时间：${localDate(at)} ${clockTime(at)}`,
  ].join('\n');
}

function clockTime(at: Instant): string {
  const minutes = localMinutes(at);
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Shortens a subject by characters, so that no surrogate pair is split, and puts it on one line. */
function cut(subject: string): string {
  const characters = [...subject.replace(/\s+/g, ' ')];
  return characters.length <= MAX_SUBJECT ? characters.join('') : `${characters.slice(0, MAX_SUBJECT - 1).join('')}…`;
}
