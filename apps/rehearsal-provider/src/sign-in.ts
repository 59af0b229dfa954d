import type { Request, Response } from 'express';
import { errors, type default as Provider } from 'oidc-provider';
import { z } from 'zod';
import type { Accounts } from './accounts.js';
import { choosePage } from './pages/choose-page.js';
import { errorPage } from './pages/other-pages.js';
import { subjectsFor } from './provider-settings.js';

/** Number of offices that one page shows. */
const MOST_OFFICES = 400;
const UNKNOWN = '没有这个账号，请从下面选择一个。';

/** PostgreSQL refuses the character U+0000 in a text: no name has it, and no account. */
const query = z
  .object({ q: z.string().max(100) })
  .transform(({ q }) => q.replaceAll('\0', '').trim())
  .catch('');
const chosen = z
  .object({
    account: z
      .string()
      .max(200)
      .regex(/^[^\0]+$/),
  })
  .transform(({ account }) => account);
const cancelled = z.object({ cancel: z.string() });

/** The page on which one chooses whom to be, and the choice. */
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly settings: { readonly publicUrl: string; readonly claim?: string },
  ) {}

  /** Shows the page; an expired or foreign request is answered with 400. */
  async show(provider: Provider, request: Request, response: Response): Promise<void> {
    if (!(await this.isOpen(provider, request, response))) return;
    await this.page(request, response);
  }

  /** Signs in as the chosen account and continues; an unknown account is refused with 422, on the same page. */
  async choose(provider: Provider, request: Request, response: Response): Promise<void> {
    if (!(await this.isOpen(provider, request, response))) return;
    if (cancelled.safeParse(request.body).success)
      return provider.interactionFinished(request, response, { error: 'access_denied' });
    const { data: account } = chosen.safeParse(request.body);
    if (account === undefined || !(await this.accounts.has(account))) {
      response.status(422);
      return this.page(request, response, UNKNOWN);
    }
    const accountId = subjectsFor(this.settings.claim ?? 'sub').of(account);
    return provider.interactionFinished(request, response, { login: { accountId }, select_account: {} });
  }

  /** The cookie of the request must belong to its address: two tabs may ask to sign in at the same time. */
  private async isOpen(provider: Provider, request: Request, response: Response): Promise<boolean> {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      if (uid === request.params.uid) return true;
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
    }
    response.status(400).send(errorPage(this.settings.publicUrl, { error: 'session_not_found' }));
    return false;
  }

  private async page(request: Request, response: Response, refused?: string): Promise<void> {
    const q = query.parse(request.query);
    const found = await this.accounts.search(q, MOST_OFFICES + 1);
    const offices = found.slice(0, MOST_OFFICES);
    const hasMore = found.length > MOST_OFFICES;
    response.send(choosePage({ path: request.path, q, offices, hasMore, ...(refused !== undefined && { refused }) }));
  }
}
