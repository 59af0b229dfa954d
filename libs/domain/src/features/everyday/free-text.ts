/**
 * Texts in which a slip may be corrected, by event and field; every other text stays as it was said. None of them is a
 * ground, purpose, basis, item or date, a document that somebody consents to, or the reason of a decision, assessment,
 * finding or judgement: those are changed by the command that made them, and by its reviews.
 */
export const CORRECTABLE: Readonly<Record<string, readonly string[]>> = {
  urged: ['text'],
  supervised: ['requirement'],
  supervisionAnswered: ['answer'],
  opinionsAsked: ['question'],
  opinionGiven: ['text'],
  slipCorrected: ['reason'],
  requestRejectedByLead: ['reason'],
  requestWithdrawn: ['reason'],
  supplementAsked: ['list'],
  supplementReturned: ['reason'],
  replyReturned: ['reason'],
  useRecorded: ['record.text'],
  correctionDrafted: ['claim.errors.description'],
  correctionRevised: ['claim.errors.description'],
  citizenReportRegistered: ['report.errors.description'],
  errorCorrected: ['correction.note'],
  entryRejectedByHead: ['reason'],
  entryAbandoned: ['reason'],
  updateRejectedByHead: ['reason'],
  ruleReturned: ['reason'],
  ruleDraftAbandoned: ['reason'],
};

/** True if a slip may be corrected at a path of an event; the positions of a list have the name of the list. */
export const isCorrectable = (event: string, path: readonly string[]): boolean =>
  Object.hasOwn(CORRECTABLE, event) && !!CORRECTABLE[event]?.includes(fieldOf(path));

/** Returns a path without positions in lists: `list` for `list.0`. */
const fieldOf = (path: readonly string[]): string => path.filter((step) => !/^\d+$/.test(step)).join('.');

/** Returns the text at a path; null if there is none. */
export function textAt(value: unknown, [step, ...rest]: readonly string[]): string | null {
  if (step === undefined) return typeof value === 'string' ? value : null;
  return isHolder(value) && Object.hasOwn(value, step) ? textAt(value[step], rest) : null;
}

/** Returns a copy of the value with another text at an existing path. */
export function withText(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text;
  if (isList(value)) return value.map((one, n) => (String(n) === step ? withText(one, rest, text) : one));
  return isHolder(value) ? { ...value, [step]: withText(value[step], rest, text) } : value;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
