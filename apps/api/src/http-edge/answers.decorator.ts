import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { z, ZodType } from 'zod';

export const ANSWER_SCHEMA = 'zhengshu:answer';

/** The address of what a route has created, told by its answer; null if it created nothing. */
export type LocationOf = (answer: unknown) => string | null;
export const ANSWER_LOCATION = 'zhengshu:location';

/** Documents the successful answer of a route and enforces its schema at run time, so that no other field is sent. */
export const Answers = (status: 200 | 202, schema: ZodType, description: string): MethodDecorator =>
  answers(status, schema, description);

/** Like {@link Answers}, for a route that creates something: `location` returns its address, for the header. */
export const AnswersCreated = <Schema extends ZodType>(
  schema: Schema,
  description: string,
  location: (answer: z.output<Schema>) => string | null,
): MethodDecorator => applyDecorators(answers(201, schema, description), SetMetadata(ANSWER_LOCATION, location));

const answers = (status: number, schema: ZodType, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    SetMetadata(ANSWER_SCHEMA, schema),
    ApiResponse({ status, description, standardSchema: schema }),
  );

export const ANSWER_TAGGED = 'zhengshu:tagged';

/**
 * Gives the answer of a reading route an ETag, the digest of the whole answer: it also changes when a day passes, a right is
 * gained or a name is corrected, and nothing happens in the matter. A client that names it gets 304 without a body.
 */
export const Tagged = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWER_TAGGED, true),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: '上次答复的 ETag；答复没有任何变化的，答以 304，没有内容',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiResponse({ status: 304, description: '与 If-None-Match 所指的答复相同' }),
  );
