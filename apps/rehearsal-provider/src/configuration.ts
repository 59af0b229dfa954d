import { interactionPolicy, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { Accounts } from './accounts.js';
import type { MemoryStore } from './memory-adapter.js';
import { errorPage, leavePage, leftPage } from './pages/other-pages.js';
import { productUrls, subjectsFor, type ProviderSettings } from './provider-settings.js';

/** State that outlives a change of keys: sessions, and the secret that signs cookies. */
export interface Kept {
  readonly store: MemoryStore;
  readonly cookieKey: string;
}

const MINUTE = 60;
const WORKING_DAY = 8 * 60 * MINUTE;

/** Lifetimes in seconds. An id token needs to live only until the product has read it. */
const LIFETIMES = {
  AccessToken: 5 * MINUTE,
  AuthorizationCode: MINUTE,
  ClientCredentials: 5 * MINUTE,
  IdToken: 10 * MINUTE,
  Interaction: 60 * MINUTE,
  Session: WORKING_DAY,
  Grant: WORKING_DAY,
} as const;

/** Returns the configuration of oidc-provider. The first key signs; all of them are published. */
export function configurationOf(
  settings: ProviderSettings,
  accounts: Accounts,
  keys: readonly JWK[],
  { store, cookieKey }: Kept,
): Configuration {
  const claim = settings.claim ?? 'sub';
  return {
    adapter: store.adapters(),
    jwks: { keys: [...keys] },
    clients: [clientOf(settings), ...programsOf(settings)],
    clientAuthMethods: ['client_secret_basic'],
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', claim] },
    conformIdTokenClaims: false, // the id token has the claim of the account, too: no client here asks for user info
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    interactions: { policy: prompts(), url: (_, { uid }) => `/sign-in/${uid}` },
    findAccount: (_, subject) => findAccount(accounts, claim, subject),
    loadExistingGrant: grantOf,
    cookies: {
      keys: [cookieKey],
      names: { session: 'rehearsal_session', interaction: 'rehearsal_choice', resume: 'rehearsal_resume' },
    },
    ttl: LIFETIMES,
    fetch: (url, init) => callProduct(settings, url, init),
    features: featuresOf(settings),
    renderError: (ctx, out) => show(ctx, errorPage(settings.publicUrl, out)),
  };
}

const clientOf = ({ clientId, clientSecret, publicUrl, idTokenAlgorithm = 'RS256' }: ProviderSettings) => {
  const { home, callback, backChannelLogout } = productUrls(publicUrl);
  return {
    client_id: clientId,
    client_secret: clientSecret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [callback],
    post_logout_redirect_uris: [home],
    backchannel_logout_uri: backChannelLogout,
    backchannel_logout_session_required: true,
    id_token_signed_response_alg: idTokenAlgorithm,
  } as const;
};

/** Clients that get tokens for themselves alone (RFC 6749 §4.4). */
const programsOf = ({ programs = {} }: ProviderSettings) =>
  Object.entries(programs).map(
    ([id, secret]) =>
      ({
        client_id: id,
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      }) as const,
  );

/** Prompts of the provider. There is none for consent: the one client is the product itself. */
function prompts(): interactionPolicy.Prompt[] {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

const featuresOf = ({ publicUrl, audience, programs }: ProviderSettings) =>
  ({
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    clientCredentials: { enabled: programs !== undefined },
    resourceIndicators: audience === undefined ? { enabled: false } : tokensFor(audience),
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx: KoaContextWithOIDC, form: string) => show(ctx, leavePage(publicUrl, form, isOwnHint(ctx))),
      postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => show(ctx, leftPage(publicUrl)),
    },
  }) as const;

/** Makes every access token a JWT for one audience, whether a client names it or not. */
const tokensFor = (audience: string) =>
  ({
    enabled: true,
    defaultResource: () => RESOURCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({ audience, scope: 'openid', accessTokenFormat: 'jwt' as const }),
  }) as const;
/** The product as a resource: oidc-provider asks for a URI, and the audience need not be one. */
const RESOURCE = 'urn:zhengshu:api';

/** True if the product asks to sign out the very person who is signed in here: then nobody needs to be asked. */
function isOwnHint({ oidc }: KoaContextWithOIDC): boolean {
  const subject = oidc.entities.IdTokenHint?.payload.sub;
  return subject !== undefined && subject === oidc.session?.accountId;
}

async function findAccount(accounts: Accounts, claim: string, subject: string) {
  const accountId = subjectsFor(claim).accountOf(subject);
  if (!(await accounts.has(accountId))) return undefined;
  return { accountId: subject, claims: () => ({ sub: subject, [claim]: claim === 'sub' ? subject : accountId }) };
}

/** Returns what the product may know of the person, without asking them. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { client, provider, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

/**
 * Calls the product, which stands on this machine: oidc-provider refuses loopback addresses by the dispatcher that it
 * gives, because elsewhere the addresses of clients are not to be trusted. Here it is the one of the settings.
 */
function callProduct({ publicUrl }: ProviderSettings, url: string | URL | Request, init: RequestInit = {}) {
  const address = url instanceof Request ? url.url : String(url);
  if (address !== productUrls(publicUrl).backChannelLogout)
    throw new Error(`not an address of the product: ${address}`);
  const { dispatcher: _, ...rest } = init;
  return fetch(address, rest);
}

function show(ctx: KoaContextWithOIDC, page: string): void {
  ctx.type = 'html';
  ctx.body = page;
}
