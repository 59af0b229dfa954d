import { Link } from 'react-router';

/** A number that opens the list that it counts. A zero, and one without such a list, is only a number. */
export function Figure({ value, to }: { readonly value: number; readonly to?: string | undefined }) {
  return to === undefined || value === 0 ? value : <Link to={to}>{value}</Link>;
}
