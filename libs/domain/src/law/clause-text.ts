import { clauseTitle } from './article-title.js';
import { REGULATION } from './regulation.js';

/** A clause of the Regulation with its text. */
export interface Clause {
  /** As cited by rules: `21(1)`. */
  readonly clause: string;
  /** Chinese title: 第二十一条第一款. */
  readonly title: string;
  /** Short English heading of ours. */
  readonly heading: string;
  /** Text of the Regulation. An item stands after the words that open its article. */
  readonly text: string;
}

/** Every article of the Regulation, each followed by its paragraphs or items if it has more than one. */
export const CLAUSES: readonly Clause[] = Object.entries(REGULATION).flatMap(
  ([article, { heading, lead = '', paragraphs = [], items = [] }]) => {
    const parts = [...paragraphs, ...items];
    const whole = lead + parts.map(([text]) => text).join('\n');
    const each = parts.map(([text, own], n) => clause(`${article}(${n + 1})`, own, lead + text));
    return [clause(article, heading, whole), ...(parts.length > 1 ? each : [])];
  },
);

function clause(name: string, heading: string, text: string): Clause {
  return { clause: name, title: clauseTitle(name), heading, text };
}

/** Returns the English heading of a clause. Throws for one that the Regulation lacks, because rules cite it. */
export function headingOf(name: string): string {
  const found = CLAUSES.find((one) => one.clause === name);
  if (!found) throw new Error(`the Regulation has no clause ${name}`);
  return found.heading;
}
