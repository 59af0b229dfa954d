interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly title: string;
}
interface Exception {
  readonly id: string;
  readonly package: string;
  readonly reason: string;
  /** Last day on which it excuses, YYYY-MM-DD. */
  readonly until: string;
}
export function advisoriesOf(report: unknown): Advisory[] | null;
export function faultsOf(advisories: readonly Advisory[], exceptions: readonly Exception[], today: string): string[];
