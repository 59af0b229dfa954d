/** Maximum number of active webhooks of one department. */
export const MAX_WEBHOOKS = 5;

/** Maximum number of secrets of one webhook that sign at the same time. */
export const MAX_SECRETS = 5;
