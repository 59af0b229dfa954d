import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../calendar/time.js';
import { alertMail, digestMail, type MailedAlert } from './mail.js';

const ALERT: MailedAlert = {
  alertId: 'a',
  matterId: 'm',
  process: '共享申请',
  number: 'REQ-990100-2026-000001',
  subject: '社会保险参保状态',
  level: 'L3',
  clockId: 'reply',
  clause: '21(1)',
  text: '答复期限今天届满。',
  late: false,
  provisional: false,
  dueAt: atLocal('2026-02-15'),
  at: atLocal('2026-02-14', 9),
};
const NOTICE: MailedAlert = {
  ...ALERT,
  number: null,
  level: 'NOTICE',
  clockId: null,
  clause: null,
  dueAt: null,
  text: '提供部门已受理申请。',
  at: atLocal('2026-02-13', 16, 5),
};

describe('the mail of one alert', () => {
  it('names the alert, its matter, its clause and its due date', () => {
    expect(alertMail(ALERT, 'production')).toEqual({
      subject: '【政数】REQ-990100-2026-000001 答复期限今天届满。',
      text: [
        '预警：答复期限今天届满。',
        '事项：共享申请 REQ-990100-2026-000001 社会保险参保状态',
        '条款：21(1)',
        '届满：2026-02-14',
        '时间：2026-02-14 09:00',
        '',
        '--',
        '本邮件由平台自动发出，请勿回复；请登录平台办理，内容以平台为准。',
        '如重复收到，Message-ID 相同的是同一封邮件。',
        '',
      ].join('\n'),
    });
  });

  it('says that it is late, that its date is provisional, and that it comes from a rehearsal', () => {
    const { subject, text } = alertMail({ ...ALERT, late: true, provisional: true }, 'rehearsal');
    expect(subject).toMatch(/^【政数演练】/);
    expect(text).toContain('今天届满。（迟发）');
    expect(text).toContain('届满：2026-02-14（暂定');
    expect(text).toContain('演练环境');
  });

  it('omits absent fields, and names the subject until the matter has a number', () => {
    const { subject, text } = alertMail(NOTICE, 'production');
    expect(subject).toBe('【政数】社会保险参保状态 提供部门已受理申请。');
    expect(text).toMatch(/^告知：提供部门已受理申请。\n事项：共享申请 社会保险参保状态\n时间：2026-02-13 16:05\n/);
  });

  it.each([
    ['of many characters', '𠮷'.repeat(300)],
    ['of many lines', 'Bcc: x\r\nBcc: y'],
  ])('has a one-line subject of limited length, whatever a name contains: %s', (_, subject) => {
    const mail = alertMail({ ...NOTICE, subject }, 'production');
    expect([...mail.subject].length).toBeLessThanOrEqual(120);
    expect(mail.subject).not.toMatch(/[\r\n\p{Surrogate}]/u);
  });
});

it('a digest contains all alerts, numbered', () => {
  const { subject, text } = digestMail([NOTICE, ALERT], atLocal('2026-02-14', 9, 10), 'production');
  expect(subject).toBe('【政数】2026-02-14 预警和告知，共 2 项');
  expect(text).toMatch(/^1\/2\n告知：[^]+\n\n2\/2\n预警：[^]+\n\n--\n/);
});
