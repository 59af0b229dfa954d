import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CONFIG, type Config } from '#libs/config';
import { AuthGuard } from './auth.guard.js';
import { OidcTokenService } from './oidc-token.service.js';
import { RehearsalTokenService } from './rehearsal-token.service.js';
import { SignInController } from './sign-in.controller.js';
import { TokenService } from './token.service.js';

/** Authentication: tokens of an OIDC issuer in production, tokens that the platform signs itself in a rehearsal. */
@Module({})
export class IdentityModule {
  static for(config: Config): DynamicModule {
    const { oidc, tokenLeewaySeconds } = config;
    const guard = { provide: APP_GUARD, useClass: AuthGuard };
    if (oidc) {
      const providers = [guard, { provide: TokenService, useValue: new OidcTokenService(oidc, tokenLeewaySeconds) }];
      return { module: IdentityModule, providers };
    }
    const providers = [
      guard,
      { provide: CONFIG, useValue: config },
      RehearsalTokenService,
      { provide: TokenService, useExisting: RehearsalTokenService },
    ];
    return { module: IdentityModule, controllers: [SignInController], providers };
  }
}
