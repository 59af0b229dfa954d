import type { Me } from '../../shell/me';
import type { LawLimit } from './figures';

/** Whose figures are asked for, and as of the end of which day. */
export interface Asked {
  readonly division?: string | undefined;
  readonly department?: string | undefined;
  readonly cutOff?: string | undefined;
}

const address = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
};

/**
 * Address of the list of overdue clocks that a figure counts. A past day has such a list by limit only; undefined where
 * there is none.
 */
export function overdueLink(
  { division, department, cutOff }: Asked,
  { limit, month }: { readonly limit?: LawLimit | undefined; readonly month?: string } = {},
): string | undefined {
  if (cutOff === undefined) {
    const period = month === undefined ? {} : { from: `${month}-01`, to: lastDayOf(month) };
    return address('/supervise/late', { division, department, lawLimit: limit, ...period });
  }
  if (limit === undefined || month !== undefined) return undefined;
  return address('/indicators/K16', { measure: `open.${limit}`, division, department, cutOff });
}

/** The indicator that tells how many clocks of a limit were met in time. */
const IN_TIME: Readonly<Record<LawLimit, string>> = {
  T1: 'K03',
  T3: 'K04',
  T4: 'K07',
  T5: 'K08',
  T7: 'K14',
  T8: 'K17',
};

/** Address of the list of clocks of a limit that have ended, or of those of them that were met in time. */
export const endedLink = (
  limit: LawLimit,
  { division, department, cutOff }: Asked,
  part: 'NUMERATOR' | 'DENOMINATOR',
  standing?: 'PROVISIONAL',
): string =>
  address(`/indicators/${IN_TIME[limit]}`, { measure: 'inTime', part, standing, division, department, cutOff });

/** The last day of a month such as `2026-02`. */
export function lastDayOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

const ABOVE: readonly string[] = ['SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER'];

/**
 * What the figures are about where nothing was chosen: the own division of an authority, else the own department. The
 * list of overdue clocks also has those of others in matters of one's own, so a link to it must say whose are counted.
 */
export function ownScope(me: Me | undefined): Asked {
  const offices = me?.offices ?? [];
  const [above] = offices.filter(({ role }) => ABOVE.includes(role));
  if (above) return { division: above.divisionCode };
  if (offices.some(({ role }) => role === 'AUDITOR')) return {};
  const [own] = offices;
  return own ? { department: own.departmentId } : {};
}
