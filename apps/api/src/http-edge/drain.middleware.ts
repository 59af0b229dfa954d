import { Injectable, type NestMiddleware, type OnModuleDestroy } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { unavailable } from '../problem/problem.exception.js';

/**
 * Once the process is told to stop, requests under way are answered and their connections closed; later requests on
 * open connections get 503. Nest then waits until the server has no connections, and closes the pools last.
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
