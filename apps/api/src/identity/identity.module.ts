import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Config } from '#libs/config';
import { AuthGuard } from './auth.guard.js';
import { OidcTokens } from './oidc-token.service.js';
import { RehearsalTokens } from './rehearsal-token.service.js';
import { SignInController } from './sign-in.controller.js';
import { Tokens } from './token.service.js';

/** Who somebody is: by an issuer's tokens in production, by the rehearsal's own in a rehearsal. */
@Module({})
export class IdentityModule {
  static for({ oidc }: Config): DynamicModule {
    const guard = { provide: APP_GUARD, useClass: AuthGuard };
    if (oidc) {
      const providers = [guard, { provide: Tokens, useValue: new OidcTokens(oidc) }];
      return { module: IdentityModule, providers };
    }
    const providers = [guard, RehearsalTokens, { provide: Tokens, useExisting: RehearsalTokens }];
    return { module: IdentityModule, controllers: [SignInController], providers };
  }
}
