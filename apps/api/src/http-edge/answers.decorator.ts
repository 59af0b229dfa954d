import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z, ZodType } from 'zod';

export const ANSWER_SCHEMA = 'zhengshu:answer';

/** The address of what a route has created, told by its answer. */
export type LocationOf = (answer: unknown) => string;
export const ANSWER_LOCATION = 'zhengshu:location';

/** Documents the successful answer of a route and enforces its schema at run time, so that no other field is sent. */
export const Answers = (status: 200 | 202, schema: ZodType, description: string): MethodDecorator =>
  answers(status, schema, description);

/** Like {@link Answers}, for a route that creates something: `location` returns its address, for the header. */
export const AnswersCreated = <Schema extends ZodType>(
  schema: Schema,
  description: string,
  location: (answer: z.output<Schema>) => string,
): MethodDecorator => applyDecorators(answers(201, schema, description), SetMetadata(ANSWER_LOCATION, location));

const answers = (status: number, schema: ZodType, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWER_SCHEMA, schema),
    ApiResponse({ status, description, standardSchema: schema }),
  );
