import { Injectable, type NestMiddleware, type OnModuleDestroy } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { unavailable } from '../problem/problem.exception.js';

/**
 * Once the process is told to stop, what is under way is answered and its connection closed; what still comes on an
 * open connection is refused. Nest then waits for the server to be empty, and closes the pools last.
 */
@Injectable()
export class DrainMiddleware implements NestMiddleware, OnModuleDestroy {
  private begun = false;

  onModuleDestroy(): void {
    this.begun = true;
  }

  use(request: Request, response: Response, next: NextFunction): void {
    response.once('finish', () => {
      if (this.begun) request.socket.end();
    });
    if (!this.begun) return next();
    response.set('Connection', 'close');
    next(unavailable('服务正在停止，没有任何改动，请稍后重试。'));
  }
}
