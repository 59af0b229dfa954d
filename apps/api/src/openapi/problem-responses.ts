import { problem, PROBLEM_CONTENT_TYPE } from '#libs/http';
import { PROBLEM_RESPONSES, type ProblemStatus } from '../problem/problems.decorator.js';
import { headersOf } from './headers.js';
import { referenceTo } from './json-schema.js';

/** Refers to the component that describes the problems of a status. */
export const problemResponse = (status: ProblemStatus): { readonly $ref: string } => ({
  $ref: `#/components/responses/${PROBLEM_RESPONSES[status].name}`,
});

export const isProblemStatus = (status: number): status is ProblemStatus => status in PROBLEM_RESPONSES;

/** Answers with a problem, by the name of their component; all have one schema. */
export const problemResponses = (): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(PROBLEM_RESPONSES).map(([text, { name, meaning }]) => {
      const status = Number(text);
      const example = problem({ status, code: EXAMPLES[status] ?? 'BAD_REQUEST', detail: `${meaning}。` });
      return [
        name,
        {
          description: meaning,
          headers: headersOf({ status, isKeyed: true, isFile: false, isTagged: false, isLimited: status === 429 }),
          content: { [PROBLEM_CONTENT_TYPE]: { schema: referenceTo('Problem'), example } },
        },
      ];
    }),
  );

/** A code of each status, for the example. */
const EXAMPLES: Readonly<Record<number, string>> = {
  400: 'INVALID',
  401: 'TOKEN_MISSING',
  403: 'NOT_YOUR_OFFICE',
  404: 'NOT_FOUND',
  406: 'EVENT_STREAM_ONLY',
  408: 'BODY_STOOD_STILL',
  409: 'WRONG_STATE',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'IDEMPOTENCY_KEY_REUSED',
  429: 'BUSY',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'OUTCOME_UNKNOWN',
};
