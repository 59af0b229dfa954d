const PREFIX = 'zhengshu.draft.';

/** What was typed into a form and not yet sent, with the key of the command. */
export interface Draft {
  readonly value: unknown;
  readonly idempotencyKey: string;
}

/**
 * Drafts live in the tab: they outlast a reload, a refusal and a sign-in, and end with it, because machines are shared.
 * They belong to an account.
 */
const place = (account: string, form: string): string => `${PREFIX}${account}.${form}`;

export function keepDraft(account: string, form: string, draft: Draft): void {
  sessionStorage.setItem(place(account, form), JSON.stringify(draft));
}

export function keptDraft(account: string, form: string): Draft | undefined {
  const text = sessionStorage.getItem(place(account, form));
  return text === null ? undefined : (JSON.parse(text) as Draft);
}

export function dropDraft(account: string, form: string): void {
  sessionStorage.removeItem(place(account, form));
}

/** Forgets all drafts of this tab, when the person signs out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
