import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CONFIG, type Config } from '#libs/config';
import { AuthGuard } from './auth.guard.js';
import { OidcIssuer } from './oidc-issuer.js';
import { OidcTokenService } from './oidc-token.service.js';
import { RehearsalSignInController } from './rehearsal-sign-in.controller.js';
import { RehearsalTokenService } from './rehearsal-token.service.js';
import { SessionController } from './session.controller.js';
import { SessionCookieService } from './session-cookie.service.js';
import { SessionService, SIGN_IN } from './session.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { TokenService } from './token.service.js';

/**
 * Authentication: people with a browser sign in at a provider of identities and get a session; programs bring tokens, of
 * that provider in production, and of the platform itself in a rehearsal.
 */
@Module({})
export class IdentityModule {
  static for(config: Config): DynamicModule {
    const issuer = new OidcIssuer(config.signIn);
    return {
      module: IdentityModule,
      controllers: [SignInController, SessionController, ...(config.oidc ? [] : [RehearsalSignInController])],
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: SIGN_IN, useValue: config.signIn },
        { provide: OidcIssuer, useValue: issuer },
        SessionService,
        SessionCookieService,
        SignInService,
        ...tokens(config, issuer),
      ],
      exports: [SessionService],
    };
  }
}

function tokens(config: Config, issuer: OidcIssuer): Provider[] {
  const { oidc, tokenLeewaySeconds: leewaySeconds } = config;
  if (oidc) return [{ provide: TokenService, useValue: new OidcTokenService(issuer, { ...oidc, leewaySeconds }) }];
  return [
    { provide: CONFIG, useValue: config },
    RehearsalTokenService,
    { provide: TokenService, useExisting: RehearsalTokenService },
  ];
}
