import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCESSES } from '#libs/domain';
import { operationIdOf } from '../../apps/api/src/command/operation-id.js';
import { PROBLEM_LIST } from '../../apps/api/src/problem-list/problem-list.js';
import { ApiDocument, objectsIn, type Content } from '../../test/e2e/document.fixture.js';
import { documentAlone } from '../../apps/api/src/document-alone.js';

let api: ApiDocument;
let folder: string;
let file: string;
beforeAll(async () => {
  const raw = await documentAlone();
  api = new ApiDocument(raw);
  folder = await mkdtemp(path.join(tmpdir(), 'openapi-'));
  file = path.join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(raw));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Examples of a body or an answer. */
const examplesOf = ({ example, examples = {} }: Content[string]): readonly unknown[] => [
  ...(example === undefined ? [] : [example]),
  ...Object.values(examples).map(({ value }) => value),
];

/** Bodies and answers of all operations in JSON, problems included. */
const contents = (): readonly (readonly [string, Content[string]])[] =>
  api.operations.flatMap((operation) => {
    const { operationId, requestBody, responses } = operation;
    const answers = Object.entries(responses).flatMap(([status, { content }]) =>
      Object.entries(content).map(([type, one]) => [`${operationId} ${status} ${type}`, one] as const),
    );
    const bodies = Object.entries(requestBody?.content ?? {}).map(
      ([type, one]) => [`${operationId} body ${type}`, one] as const,
    );
    return [...bodies, ...answers].filter(([name]) => name.endsWith('json'));
  });

describe('examples', () => {
  it('stand at every body and every answer, and satisfy their schemas', () => {
    expect(contents().length).toBeGreaterThan(500);
    for (const [name, content] of contents()) {
      const examples = examplesOf(content);
      expect([name, examples.length]).not.toEqual([name, 0]);
      for (const example of examples) expect([name, ...api.complaints(content.schema, example)]).toEqual([name]);
    }
  });

  it('of single schemas satisfy them', () => {
    const examples = [...objectsIn(api.raw)].filter((schema) => 'example' in schema && 'type' in schema);
    expect(examples.length).toBeGreaterThan(100);
    for (const schema of examples) expect([schema, ...api.complaints(schema, schema.example)]).toEqual([schema]);
  });
});

it('the body of a command asks for a document where the command is refused without one', () => {
  const asks = PROCESSES.flatMap(({ process, rows }) =>
    rows.flatMap(({ name }) => {
      const operation = api.operations.find(({ operationId }) => operationId === operationIdOf(process, name));
      const body = operation?.requestBody?.content['application/json'];
      const required: unknown = body?.schema['required'];
      return Array.isArray(required) && required.includes('documents') ? [name] : [];
    }),
  );
  expect([...new Set(asks)].sort()).toEqual([
    'certify-disposal',
    'contest',
    'draft-rule',
    'plead',
    'record-assessment',
    'register-earlier-receipt',
    'register-extension-decision',
    'register-extension-request',
    'revise-rule',
    'submit-correction',
  ]);
});

it('the codes of each operation, and those of examples, are in the list of problems', () => {
  const listed = PROBLEM_LIST.map(({ code }) => code);
  for (const operation of api.operations)
    expect(listed).toEqual(expect.arrayContaining([...operation['x-problem-codes']]));
  const shown = contents().flatMap(([, content]) => examplesOf(content));
  for (const { code, type } of shown as { code?: string; type?: string }[])
    if (type?.startsWith('/problems/')) expect(listed).toContain(code);
});

describe('schemas', () => {
  it('of answers allow fields of later versions', () => {
    const answers = api.operations
      .flatMap(({ responses }) => Object.values(responses))
      .flatMap(({ content }) => Object.values(content).map(({ schema }) => schema));
    for (const schema of answers) {
      const parts = [schema, ...Object.values(api.partsOf(schema))];
      const closed = parts.flatMap((part) => [...objectsIn(part)]).filter((one) => one.additionalProperties === false);
      expect(closed).toEqual([]);
    }
  });

  it('of a union name the component for each value of the field that tells them apart', () => {
    const unions = [...objectsIn(api.schemas)].filter(({ discriminator }) => discriminator !== undefined);
    expect(unions.map(({ discriminator }) => discriminator)).toEqual([
      expect.objectContaining({
        propertyName: 'process',
        mapping: expect.objectContaining({ 'share-request': '#/components/schemas/ShareRequest' }),
      }),
    ]);
  });
});

const run = promisify(execFile);
const lint = async (tool: string, ...options: readonly string[]): Promise<string> => {
  const offline = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const args = [path.join('node_modules', '.bin', tool), 'lint', file, ...options];
  return run(process.execPath, args, { env: offline }).then(
    () => '',
    (error: unknown) => {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      return `${stdout}${stderr}`;
    },
  );
};

it('Spectral finds nothing, with the rules of this folder', async () => {
  const options = ['--ruleset', 'infra/quality/spectral.yaml', '--fail-severity', 'hint', '--quiet'];
  expect(await lint('spectral', ...options)).toBe('');
});

it('Redocly finds nothing, with the rules of this folder', async () => {
  expect(await lint('redocly', '--config', 'infra/quality/redocly.yaml')).toBe('');
});
