import { expect } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RehearsalClockActivitiesService } from '#activities/rehearsal-clock';
import { MatterActivitiesService } from '#activities/matter';
import { readConfig, type Config } from '#libs/config';
import type { MatterSender } from '#libs/contracts';
import type { Instant } from '#libs/domain';
import { Problem, SignedIn } from '#libs/http';
import { MatterClient, RehearsalClockClient } from '#libs/temporal';
import { PROBLEM_LIST } from '../../apps/api/src/problem-list/problem-list.js';
import { AppModule } from '../../apps/api/src/app.module.js';
import { setUp, strictExpress } from '../../apps/api/src/create-api.js';
import type { ThrowawayDatabase } from '../support/database.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';
import { UNLIMITED } from '../../infra/operations/unlimited.js';

/** The real API on a real PostgreSQL; instead of Temporal, the same activities are called directly. */
export interface OpenApi {
  readonly url: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Folder with the bytes of the documents. */
  readonly documentsDir: string;
  readonly app: NestExpressApplication;
  close(): Promise<void>;
}

/** Opens the API on an empty rehearsal that begins at `start`. */
export const openApi = async (start: Instant): Promise<OpenApi> => openOn(await startRehearsalDatabase(start));

/** Opens the API on a database, which it stops when it is closed. */
export async function openOn(database: ThrowawayDatabase): Promise<OpenApi> {
  const { ownerUrl, appUrl, documentsDir } = database;
  const app = await boot({ ...rehearsal(appUrl), documentsDir });
  const close = async (): Promise<void> => {
    await app.close();
    await database.stop();
  };
  return { url: await app.getUrl(), ownerUrl, appUrl, documentsDir, app, close };
}

/** Configuration with an unused address for Temporal; a route that needs Temporal fails. */
export const rehearsal = (databaseUrl: string): Config =>
  readConfig({
    ZHENGSHU_MODE: 'rehearsal',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    PORT: '0',
    ...UNLIMITED,
  });

export async function boot(config: Config): Promise<NestExpressApplication> {
  const module = await Test.createTestingModule({ imports: [AppModule.for(config)] })
    .overrideProvider(MatterClient)
    .useFactory({ factory: directly, inject: [DataSource] })
    .overrideProvider(RehearsalClockClient)
    .useFactory({ factory: movedHere, inject: [DataSource] })
    .compile();
  const app = module.createNestApplication<NestExpressApplication>(strictExpress(), {
    bodyParser: false,
    logger: false,
  });
  await setUp(app, config);
  await app.listen(config.port, config.listenHost);
  return app;
}

function directly(database: DataSource): MatterSender {
  const transition = new MatterActivitiesService(database);
  return { send: (process, matterId, message) => transition.transition(process, matterId, message) };
}

function movedHere(database: DataSource): Pick<RehearsalClockClient, 'start'> {
  const rehearsal = new RehearsalClockActivitiesService(database, directly(database));
  return {
    start: async (advanceId) => {
      let advanced = await rehearsal.advance(advanceId);
      while (advanced.kind === 'MOVED') advanced = await rehearsal.advance(advanceId);
    },
  };
}

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** The text parsed as JSON; null if it is none. */
  readonly body: unknown;
}

export async function ask(
  url: string,
  init: RequestInit & { readonly token?: string | undefined } = {},
): Promise<Reply> {
  const { token, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (typeof rest.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const response = await fetch(url, { ...rest, headers });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, headers: response.headers, text, body: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function signIn(url: string, account: string): Promise<string> {
  const { body } = await ask(`${url}/api/v1/rehearsal/sign-in`, { method: 'POST', body: JSON.stringify({ account }) });
  return SignedIn.parse(body).accessToken;
}

/** Expects a valid problem: its content type, the fields of RFC 9457, Chinese texts, and no trace of code. */
export function expectProblem(reply: Reply, status: number, field?: string): Problem {
  const problem = z.strictObject(Problem.shape).parse(reply.body);
  expect([reply.status, problem.status]).toEqual([status, status]);
  expect(reply.type).toMatch(/^application\/problem\+json/);
  expect(problem.type).toBe(`/problems/${problem.code}`);
  const listed = PROBLEM_LIST.find(({ code }) => code === problem.code);
  expect(listed?.status).toBe(status);
  if (listed?.clause) expect([problem.code, problem.clause]).toEqual([listed.code, listed.clause]);
  expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(reply.text).not.toMatch(/node_modules|\.ts:|\.js:|Error:|SELECT/);
  if (field !== undefined) expect(problem.errors?.map((one) => one.field)).toContain(field);
  return problem;
}
