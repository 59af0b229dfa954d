import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarText, type DayEvent } from './icalendar.js';

const STAMP = '2026-02-02T01:00:00.000Z';
const EVENT: DayEvent = {
  uid: 'a@deadline.zhengshu',
  day: '2026-02-28',
  summary: '【法定期限】答复期限 最低生活保障对象核验',
  description: '共享申请：最低生活保障对象核验\n编号：REQ-990100-2026-000001',
  category: '法定期限',
  tentative: false,
};

/** Events as another reader of the format understands them. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    const categories = component.getFirstPropertyValue('categories');
    const status = component.getFirstPropertyValue('status');
    return { uid, summary, description, start: startDate.toString(), end: endDate.toString(), categories, status };
  });
}

describe('a calendar', () => {
  it('has whole days, the last one excluded as the format asks', () => {
    expect(
      eventsOf(calendarText('期限', STAMP, [EVENT, { ...EVENT, uid: 'b', day: '2026-12-31', tentative: true }])),
    ).toEqual([
      {
        uid: EVENT.uid,
        summary: EVENT.summary,
        description: EVENT.description,
        start: '2026-02-28',
        end: '2026-03-01',
        categories: '法定期限',
        status: 'CONFIRMED',
      },
      expect.objectContaining({ uid: 'b', start: '2026-12-31', end: '2027-01-01', status: 'TENTATIVE' }),
    ]);
  });

  it('without events is a calendar', () => {
    expect(eventsOf(calendarText('期限', STAMP, []))).toEqual([]);
  });

  it('keeps every text that is readable, in lines of 75 octets at most that end in CRLF', () => {
    const readable = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/\p{Cc}/gu, ' '));
    const lines = fc.array(readable, { minLength: 1, maxLength: 4 }).map((texts) => texts.join('\n'));
    fc.assert(
      fc.property(lines, lines, (summary, description) => {
        const text = calendarText(summary, STAMP, [{ ...EVENT, summary, description }]);
        expect(text.endsWith('\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\uFFFD]/);
        }
        expect(eventsOf(text)).toEqual([expect.objectContaining({ summary, description })]);
      }),
    );
  });

  it('cannot be made to have another event by what somebody wrote', () => {
    const summary = '一\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:二';
    const [only, ...others] = eventsOf(calendarText('期限', STAMP, [{ ...EVENT, summary }]));
    expect(others).toEqual([]);
    expect(only?.summary).toBe(summary.replaceAll('\r\n', '\n'));
  });
});
