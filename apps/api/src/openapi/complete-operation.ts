import { OPENAPI_PUBLIC } from '../identity/public.decorator.js';
import { PROBLEM_LIST, REFUSALS_OF_OPERATIONS } from '../problem-list/problem-list.js';
import type { ProblemStatus } from '../problem/problems.decorator.js';
import { headersOf } from './headers.js';
import type { Components, JsonSchema } from './json-schema.js';
import { isProblemStatus, problemResponse } from './problem-responses.js';
import { labelFields } from './labelled.js';
import { sampleOf } from './sample.js';

interface Media {
  schema?: JsonSchema;
  example?: unknown;
  examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Response {
  content?: Record<string, Media>;
  headers?: Record<string, object>;
}

/** The parts of an operation that are completed here. */
export interface Operation {
  [OPENAPI_PUBLIC]?: true;
  security?: unknown[];
  readonly operationId: string;
  readonly tags: readonly string[];
  'x-problem-codes'?: readonly string[];
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<string, Response | { readonly $ref: string }>;
}

/** Properties of a route that follow from its address and method. */
export interface Kind {
  readonly isWrite: boolean;
  /** True if a person or an address may send it only so often. */
  readonly isLimited: boolean;
}

/** Adds to a route what follows for every route: its security, its problems, its headers, and examples. */
export function completeOperation(operation: Operation, schemas: Components, kind: Kind): void {
  const isPublic = operation[OPENAPI_PUBLIC] === true;
  if (isPublic) operation.security = [];
  delete operation[OPENAPI_PUBLIC];
  const { requestBody, parameters = [] } = operation;
  for (const status of [
    ...problemsOf({ isPublic, hasBody: requestBody !== undefined, ...kind }),
    ...Object.keys(operation.responses),
  ]) {
    const number = Number(status);
    if (isProblemStatus(number)) operation.responses[status] = problemResponse(number);
  }
  const isKeyed = parameters.some(({ name }) => name === 'Idempotency-Key');
  for (const [status, response] of Object.entries(operation.responses)) {
    if ('$ref' in response) continue;
    const isFile = !Object.keys(response.content ?? {}).some((type) => type.endsWith('json'));
    response.headers = headersOf({
      status: Number(status),
      isKeyed,
      isFile,
      isLimited: kind.isLimited,
      isTagged: '304' in operation.responses,
    });
    addExamples(response.content ?? {}, schemas);
  }
  addExamples(requestBody?.content ?? {}, schemas);
  for (const media of Object.values(requestBody?.content ?? {}))
    if (media.schema) labelFields(media.schema, exampleOf(media), schemas);
  operation['x-problem-codes'] = problemCodesOf(operation, isKeyed);
}

/** Codes of all requests, and of those with a key. */
const ALWAYS: readonly string[] = [
  'INVALID',
  'BAD_REQUEST',
  'TOKEN_MISSING',
  'TOKEN_EXPIRED',
  'TOKEN_INVALID',
  'ACCOUNT_UNKNOWN',
  'SESSION_ENDED',
  'CSRF_TOKEN_INVALID',
  'NOT_FOUND',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
  'UNAVAILABLE',
  'COMPUTATION_STOPPED',
];
const WITH_KEY: readonly string[] = ['IDEMPOTENCY_KEY_REUSED', 'OUTCOME_UNKNOWN'];

/** Codes with which an operation may answer: those of its rules and of all requests, at statuses that it documents. */
function problemCodesOf(operation: Operation, isKeyed: boolean): readonly string[] {
  const own = [...(operation['x-problem-codes'] ?? []), ...(REFUSALS_OF_OPERATIONS[operation.operationId] ?? [])];
  const codes = new Set([...own, ...ALWAYS, ...(isKeyed ? WITH_KEY : [])]);
  return PROBLEM_LIST.filter(({ code, status }) => codes.has(code) && status in operation.responses).map(
    ({ code }) => code,
  );
}

interface Route extends Kind {
  readonly isPublic: boolean;
  readonly hasBody: boolean;
}

/** Statuses of the problems that every route may answer with. */
const problemsOf = ({ isPublic, isWrite, hasBody, isLimited }: Route): readonly ProblemStatus[] => [
  400,
  500,
  503,
  ...(isPublic ? [] : ([401] as const)),
  ...(isWrite && !isPublic ? ([403] as const) : []),
  ...(hasBody ? ([413, 415] as const) : []),
  ...(isLimited ? ([429] as const) : []),
];

/** The example of a body, or the first of several. */
function exampleOf({ example, examples = {} }: Media): unknown {
  const [first] = Object.values(examples);
  return first ? first.value : example;
}

function addExamples(content: Record<string, Media>, schemas: Components): void {
  for (const media of Object.values(content)) {
    if (media.schema && media.example === undefined && media.examples === undefined)
      media.example = sampleOf(media.schema, schemas);
  }
}
