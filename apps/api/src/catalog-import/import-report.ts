import { clauseTitle } from '#libs/domain';
import { MAX_REPORTED, type ImportReport, type RowFault } from '#libs/http';
import type { EntryEvent } from '#libs/sheets';

/** Counts the rows of a file and collects its faults and hints, up to MAX_REPORTED of each. */
export async function importReport(events: AsyncIterable<EntryEvent>): Promise<ImportReport> {
  const count = { rows: 0, faulty: 0, incomplete: 0 };
  const faults = new ReportedFaults();
  const hints = new ReportedFaults();
  for await (const event of events) {
    switch (event.kind) {
      case 'ENTRY':
        count.rows += 1;
        if (event.hints.length > 0) count.incomplete += 1;
        hints.add(event.hints);
        break;
      case 'FAULTY':
        count.faulty += 1;
        faults.add(event.faults.filter(({ blocks }) => blocks));
        hints.add(event.faults.filter(({ blocks }) => !blocks));
        break;
      case 'NOTICE':
        hints.add([ofFile(event.notice)]);
        break;
      case 'FAULT':
        count.faulty += 1;
        faults.add([ofFile(event.fault)]);
    }
  }
  return { ...count, faults: faults.shown, moreFaults: faults.more, hints: hints.shown, moreHints: hints.more };
}

type Fault = Omit<RowFault, 'clauseTitle'>;

const ofFile = ({ code, message }: { readonly code: string; readonly message: string }): Fault => ({
  row: null,
  column: null,
  rule: code,
  clause: null,
  message,
});

/** Faults up to MAX_REPORTED, and whether there are more. */
class ReportedFaults {
  readonly shown: RowFault[] = [];
  more = false;

  add(faults: readonly Fault[]): void {
    const room = MAX_REPORTED - this.shown.length;
    for (const { row, column, rule, clause, message } of faults.slice(0, room))
      this.shown.push({ row, column, rule, clause, clauseTitle: clause && clauseTitle(clause), message });
    this.more ||= faults.length > room;
  }
}
