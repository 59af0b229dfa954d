import { problem } from '#libs/http';
import { ProblemException } from '../problem/problem.exception.js';

const SAID = {
  TOKEN_MISSING: '请先登录，并在 Authorization 头中以 Bearer 方式提供令牌。',
  TOKEN_EXPIRED: '登录已过期，请重新登录。',
  TOKEN_INVALID: '令牌无效，请重新登录。',
  SESSION_ENDED: '登录已结束，请重新登录。',
  SIGN_IN_FAILED: '身份认证没有通过，请重新登录；仍不成功的，请联系系统管理员。',
  SIGN_IN_REFUSED: '身份提供方没有让您登录，请重新登录；仍不成功的，请联系系统管理员。',
  ACCOUNT_UNKNOWN: '令牌所指的账号不在本平台，请联系系统管理员。',
} as const;

/** 401 with the challenge that RFC 6750 asks for. */
export function unauthorized(code: keyof typeof SAID): ProblemException {
  const challenge = `Bearer realm="zhengshu"${code === 'TOKEN_MISSING' ? '' : ', error="invalid_token"'}`;
  return new ProblemException(problem({ status: 401, code, detail: SAID[code] }), { 'WWW-Authenticate': challenge });
}
