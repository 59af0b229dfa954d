import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PROBLEM_CONTENT_TYPE } from '#libs/http';
import { toProblem } from './to-problem.js';

/** Every error leaves as application/problem+json, and none with a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { problem, headers } = toProblem(error);
    if (problem.instance) this.log.error({ msg: 'not foreseen', instance: problem.instance, err: error });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).set(headers).type(PROBLEM_CONTENT_TYPE).send(JSON.stringify(problem));
  }
}
