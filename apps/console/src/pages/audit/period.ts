/** A period of days, both included, as instants: from the first midnight of Shanghai to the one after the last day. */
export function periodOf(filters: URLSearchParams): { readonly from?: string; readonly to?: string } {
  const [from, to] = [filters.get('from'), filters.get('to')];
  return {
    ...(from && { from: `${from}T00:00:00+08:00` }),
    ...(to && { to: `${dayAfter(to)}T00:00:00+08:00` }),
  };
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
