/** Active webhooks of one department at most. */
export const MAX_WEBHOOKS = 5;

/** Secrets of one webhook that sign side by side at most. */
export const MAX_SECRETS = 5;
