import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { processNamed } from '#libs/domain';
import { MatterClient } from '#libs/temporal';
import { CommandService } from '../../apps/api/src/command/command.service.js';
import { request } from '../scenarios/payloads.js';
import type { ThrowawayDatabase } from '../support/database.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';
import { ask, boot, expectProblem, rehearsal, signIn } from './api.fixture.js';

let database: ThrowawayDatabase;
let app: NestExpressApplication;
let url: string;
let token: string;
beforeAll(async () => {
  database = await startRehearsalDatabase('2026-01-26T01:00:00.000Z');
  app = await boot(rehearsal(database.appUrl));
  url = await app.getUrl();
  token = await signIn(url, 'm4.handler');
});
afterAll(async () => {
  await app?.close();
  await database?.stop();
});

const draft = () =>
  ask(`${url}/api/v1/share-requests`, {
    method: 'POST',
    token,
    headers: { 'idempotency-key': 'k' },
    body: JSON.stringify(request('3070990100002/000001', 'API', 1)),
  });

describe('a database that fails', () => {
  it('after a command was sent makes the outcome unknown: the answer does not say that nothing changed', async () => {
    const sending = jest.spyOn(app.get(MatterClient), 'send').mockImplementation(async () => {
      await database.crash();
      throw new Error('no answer came');
    });
    expect(expectProblem(await draft(), 504).code).toBe('OUTCOME_UNKNOWN');
    expect(sending).toHaveBeenCalledTimes(2);
    sending.mockRestore();
  });

  it('before a command was sent makes an answer that nothing happened', async () => {
    expect(expectProblem(await draft(), 503).code).toBe('UNAVAILABLE');
  });

  it('accepts the same key as new after its recovery', async () => {
    await database.restart();
    expect((await draft()).status).toBe(201);
  });
});

describe('a rule that does not end', () => {
  const shareRequest = processNamed('share-request');
  const forever = () => {
    for (;;);
  };
  const endless = {
    ...shareRequest,
    rows: shareRequest.rows.map((row) => (row.name === 'draft-request' ? { ...row, decide: forever } : row)),
  };

  it('is stopped and named, sends nothing, and the API goes on', async () => {
    const sending = jest.spyOn(app.get(MatterClient), 'send');
    const given = app.get(CommandService).give(endless, {
      accountId: 'm4.handler',
      command: 'draft-request',
      route: '/api/v1/share-requests',
      matterId: null,
      idempotencyKey: 'endless',
      payload: request('3070990100002/000001', 'API', 1),
    });
    await expect(given).rejects.toThrow('share-request draft-request');
    expect(sending).not.toHaveBeenCalled();
    sending.mockRestore();
    expect((await ask(`${url}/health/live`, {})).status).toBe(200);
  });
});
