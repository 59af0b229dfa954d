import type { PageQuery } from '#libs/http';
import type { Page } from '#libs/persistence';

export const pageOf = ({ limit, cursor }: PageQuery): Page => ({ limit, cursor: cursor ?? null });
