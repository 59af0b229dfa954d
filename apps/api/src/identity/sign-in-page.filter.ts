import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter, toProblem } from '../problem/problem.filter.js';

/** Tells a person in a browser, on a page with a way on, why a sign-in did not succeed; programs get the problem. */
@Catch()
export class SignInPageFilter implements ExceptionFilter {
  private readonly problems = new ProblemFilter();

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const { problem, headers } = toProblem(error);
    if (problem.instance || request.accepts(['json', 'html']) !== 'html') {
      this.problems.catch(error, host);
      return;
    }
    const response = host.switchToHttp().getResponse<Response>();
    response.status(problem.status).set(headers).type('html').send(page(problem.detail));
  }
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
