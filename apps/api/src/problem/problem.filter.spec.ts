import { expect, it } from '@jest/globals';
import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { rule } from '#libs/domain';
import { BadCursorError } from '#libs/persistence';
import { BudgetExceededError } from '#libs/watchdog';
import { NotRecordedError } from '../recording/not-recorded.error.js';
import { invalidRequest, problemOf } from './problem.exception.js';
import { toProblem } from './problem.filter.js';

const parserSays = (status: number, type: string): HttpException =>
  new HttpException('in English', status, { cause: Object.assign(new Error('in English'), { type }) });
const lost = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });

it.each<[string, unknown, number, string]>([
  ['a cursor that no list gave out', new BadCursorError(), 400, 'INVALID'],
  ['wrong JSON', parserSays(400, 'entity.parse.failed'), 400, 'INVALID'],
  ['an incomplete body', parserSays(400, 'request.aborted'), 400, 'INVALID'],
  ['a large body', parserSays(413, 'entity.too.large'), 413, 'BODY_TOO_LARGE'],
  ['an unsupported encoding', parserSays(415, 'encoding.unsupported'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['an unknown route', new NotFoundException(), 404, 'ROUTE_NOT_FOUND'],
  ['a request that Express refuses', new BadRequestException('in English'), 400, 'BAD_REQUEST'],
  ['an unreachable database', lost, 503, 'UNAVAILABLE'],
  ['an access log that cannot be written', new NotRecordedError(new Error('secret')), 503, 'UNAVAILABLE'],
  ['a computation that was stopped', new BudgetExceededError('secret', 2_000), 503, 'COMPUTATION_STOPPED'],
  ['an unexpected error', new Error('secret'), 500, 'INTERNAL'],
  ['a thrown text', 'secret', 500, 'INTERNAL'],
])('converts %s to a problem', (_, error, status, code) => {
  const { problem } = toProblem(error);
  expect(problem).toMatchObject({ status, code, detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
  expect(JSON.stringify(problem)).not.toMatch(/secret|in English|10\.0\.0\.1/);
});

it('gives each unexpected error an instance id of its own, and no other error one', () => {
  const [one, other] = [toProblem(new Error('a')), toProblem(new Error('a'))];
  expect(one.problem.instance).toMatch(/^urn:uuid:/);
  expect(one.problem.instance).not.toBe(other.problem.instance);
  expect(toProblem(lost).problem).not.toHaveProperty('instance');
  expect(toProblem(lost).headers).toEqual({ 'Retry-After': '1' });
});

it('returns a thrown problem unchanged', () => {
  const given = invalidRequest([{ field: 'a', message: '必填' }]);
  expect(toProblem(given)).toBe(given);
});

it('shows the clause and the fields of a refusal', () => {
  const fields = [{ field: 'days', message: '最多十个工作日' }];
  expect(problemOf(rule('EXTENSION_TOO_LONG', '21(1)', '延长期限最多十个工作日。', fields))).toEqual({
    type: '/problems/EXTENSION_TOO_LONG',
    title: '不符合规则',
    status: 422,
    code: 'EXTENSION_TOO_LONG',
    clause: '21(1)',
    detail: '延长期限最多十个工作日。',
    errors: fields,
  });
});
