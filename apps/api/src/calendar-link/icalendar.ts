import { addDays, type Instant, type LocalDate } from '#libs/domain';

/** An entry of a calendar that lasts one whole day. */
export interface DayEvent {
  /** Stays the same when the day or the texts change. */
  readonly uid: string;
  readonly day: LocalDate;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  /** True if the day may still change. */
  readonly tentative: boolean;
}

/** Octets of a line without its end (RFC 5545, 3.1). */
const LINE = 75;

/** Writes a calendar (RFC 5545), with its name and how often it should be fetched (RFC 7986). `stamp` is the instant of writing. */
export function calendarText(name: string, stamp: Instant, events: readonly DayEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zhengshu//deadlines//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const eventLines = (
  { uid, day, summary, description, category, tentative }: DayEvent,
  stamp: Instant,
): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${compact(stamp.slice(0, 19))}Z`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `CATEGORIES:${escaped(category)}`,
  `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (time: string): string => time.replace(/[-:]/g, '');

/** Escapes a text (RFC 5545, 3.3.11). Control characters, which no text may hold, become blanks. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

/** Folds a line by octets, and never inside a character: the next line begins with a blank, which counts. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const char of line) {
    const more = Buffer.byteLength(char);
    if (octets + more > LINE) {
      parts.push('');
      octets = 1;
    }
    parts.push(`${parts.pop() ?? ''}${char}`);
    octets += more;
  }
  return parts.join('\r\n ');
}
