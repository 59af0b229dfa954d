import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { SignInSettings } from '#libs/config';
import { cookieName, cookiesOf, isOverTls, setCookie } from './cookies.js';
import { SIGN_IN } from './session.service.js';

/** The cookie in which a browser holds the token of its session. */
@Injectable()
export class SessionCookieService {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(@Inject(SIGN_IN) private readonly settings: SignInSettings | null) {
    this.secure = settings === null || isOverTls(settings.publicUrl);
    this.name = cookieName('zhengshu', this.secure);
  }

  of(request: Request): string | undefined {
    return cookiesOf(request)[this.name];
  }

  set(response: Response, token: string): void {
    setCookie(response, { ...this.own(), value: token, maxAge: (this.settings?.hours ?? 0) * 3_600 });
  }

  clear(response: Response): void {
    setCookie(response, { ...this.own(), value: '', maxAge: 0 });
  }

  private own() {
    return { name: this.name, secure: this.secure };
  }
}
