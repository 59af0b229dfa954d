import type { Receipt } from '#libs/domain';
import { problem, type Problem } from '#libs/http';
import { ProblemException, unavailable } from '../problem/problem.exception.js';
import type { CommandResult } from './command.service.js';
import { refused } from '../problem/refused.js';

/** The receipt of a command, or the problem that it came to. */
export function receiptOf(given: CommandResult): Receipt {
  switch (given.kind) {
    case 'ANSWERED':
      if (given.answer.ok) return given.answer.receipt;
      throw refused(given.answer.refusal);
    case 'BUSY':
      throw new ProblemException(BUSY, { 'Retry-After': '1' });
    case 'UNAVAILABLE':
      throw unavailable('数据库暂时不可用，没有任何改动，请稍后重试。');
    case 'UNKNOWN':
      throw new ProblemException(UNKNOWN);
    case 'DEFECT':
      throw new ProblemException(DEFECT);
  }
}

const BUSY: Problem = problem({ status: 429, code: 'BUSY', detail: '该事项同时办理的命令过多，请稍后重试。' });
const UNKNOWN: Problem = problem({
  status: 504,
  code: 'OUTCOME_UNKNOWN',
  detail: '结果未知，请用同一个 Idempotency-Key 重新提交。outcome unknown, repeat with the same key',
});
const DEFECT: Problem = problem({
  status: 500,
  code: 'DEFECT',
  detail: '系统处理该命令时出现故障，事项没有改动；已通知运维人员。',
});
