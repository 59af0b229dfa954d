import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';

export const ANSWER_SCHEMA = 'zhengshu:answer';

/** What a route answers when all is well: documented, and held to at run time, so that no further field gets out. */
export const Answers = (status: number, schema: ZodType, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWER_SCHEMA, schema),
    ApiResponse({ status, description, standardSchema: schema }),
  );
