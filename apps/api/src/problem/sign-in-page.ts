import type { Request } from 'express';
import type { Problem } from '#libs/http';

/**
 * Returns the page that tells a person in a browser, with a way on, why a sign-in did not succeed; null for a program, which
 * gets the problem.
 */
export function signInPage({ detail, instance }: Problem, request: Request): string | null {
  const isSignIn = request.method === 'GET' && request.path.startsWith('/api/v1/sign-in');
  return isSignIn && !instance && request.accepts(['json', 'html']) === 'html' ? page(detail) : null;
}

/** The page; `detail` is a sentence of the platform's own. */
const page = (detail: string): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>登录没有成功</title></head>
<body>
<h1>登录没有成功</h1>
<p>${detail}</p>
<p><a href="/api/v1/sign-in">重新登录</a></p>
</body>
</html>
`;
