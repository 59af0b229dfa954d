import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';

export const ANSWER_SCHEMA = 'zhengshu:answer';

/** Documents the successful answer of a route and enforces its schema at run time, so that no other field is sent. */
export const Answers = (status: number, schema: ZodType, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWER_SCHEMA, schema),
    ApiResponse({ status, description, standardSchema: schema }),
  );
