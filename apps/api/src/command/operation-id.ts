/** Offices whose acts begin with their name: `lead-consent`. */
const OFFICES: readonly string[] = ['lead', 'head', 'authority'];

/** Verb first, for commands that are named after what has happened. */
const WITHOUT_VERB: Readonly<Record<string, string>> = { 'purpose-ended': 'end-purpose' };

/**
 * Returns the operation id of a command, verb first: `draftShareRequest`, `recordShareRequestDelivery`,
 * `approveShareRequestReplyAsLead`. A word that the process has already is not repeated.
 */
export function operationIdOf(process: string, command: string): string {
  const noun = process.split('-');
  const [first = '', ...others] = (WITHOUT_VERB[command] ?? command).split('-');
  const office = OFFICES.includes(first) ? ['as', first] : [];
  const [verb = '', ...rest] = office.length > 0 ? others : [first, ...others];
  const [only, ...more] = rest;
  const isRepeated = only !== undefined && more.length === 0 && noun.includes(only);
  return [verb, ...[...noun, ...(isRepeated ? [] : rest), ...office].map(capitalised)].join('');
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
