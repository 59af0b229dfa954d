import type { Answer, Process } from '#libs/domain';
import { problem, type Receipt } from '#libs/http';
import { busy, outcomeUnknown, ProblemException, refused, unavailable } from '../problem/problem.exception.js';

/** Outcome of a command as far as the API knows it. */
export type CommandResult =
  | { readonly kind: 'ANSWERED'; readonly answer: Answer }
  /** This process already sends too many commands of the matter. */
  | { readonly kind: 'BUSY' }
  /** The database does not answer; nothing was sent. */
  | { readonly kind: 'UNAVAILABLE' }
  /** The command may or may not have been carried out; the client must repeat it with the same key. */
  | { readonly kind: 'UNKNOWN' }
  /** A rule or a stored row is broken; the matter did not change. */
  | { readonly kind: 'DEFECT' };

/** The receipt of a command. Throws the problem that the result stands for where there is none. */
export function receiptOf({ stateTitles }: Process, result: CommandResult): Receipt {
  switch (result.kind) {
    case 'ANSWERED':
      if (!result.answer.ok) throw refused(result.answer.refusal);
      return { ...result.answer.receipt, stateTitle: stateTitles[result.answer.receipt.state] ?? '' };
    case 'BUSY':
      throw busy('该事项同时办理的命令过多，请稍后重试。', 1);
    case 'UNAVAILABLE':
      throw unavailable('数据库暂时不可用，没有任何改动，请稍后重试。');
    case 'UNKNOWN':
      throw outcomeUnknown('结果未知，请用同一个 Idempotency-Key 重新提交。outcome unknown, repeat with the same key');
    case 'DEFECT':
      throw defect();
  }
}

const defect = (): ProblemException =>
  new ProblemException(
    problem({ status: 500, code: 'DEFECT', detail: '系统处理该命令时出现故障，事项没有改动；已通知运维人员。' }),
  );
