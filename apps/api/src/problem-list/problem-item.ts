import type { z } from 'zod';
import { spelled } from '#libs/domain';
import { problemTitle, problemType, type ProblemItem } from '#libs/http';
import type { ListedProblem } from './problem-list.js';

/** One problem as the list and the dictionary show it. */
export const problemItem = ({ code, status, clause, meaning }: ListedProblem): z.input<typeof ProblemItem> => ({
  type: problemType(code),
  code,
  status,
  title: problemTitle(status),
  clause,
  meaning,
  en: spelled(code),
  wayOut: WAYS_OUT[status] ?? OTHERWISE,
});

const OTHERWISE = '请按说明修改后重新提交。';

/** What a client does about a problem, by status. */
const WAYS_OUT: Readonly<Record<number, string>> = {
  400: '按 errors 指出的字段修改后重新提交。',
  401: '登录后带上有效的令牌重新提交。',
  403: '由有权办理的岗位或者另一位人员办理；availableCommands 列出本人现在能办的。',
  404: '核对地址和编号；无权查看的与没有的，答复相同。',
  405: '改用 Allow 列出的方法。',
  408: '换用较好的网络，用同一个 Idempotency-Key 重新上传。',
  409: '重新读取现状，再决定是否办理。',
  413: '减小内容后重新提交。',
  415: '改用文档写明的格式。',
  422: '按说明的规则修改内容，或者待条件具备后用新的 Idempotency-Key 提交。',
  429: '等候 Retry-After 所示的秒数后重试。',
  500: '用同一个 Idempotency-Key 重试；仍不成功的，把 instance 告诉运维人员。',
  503: '没有任何改动，等候 Retry-After 所示的秒数后重试。',
  504: '用同一个 Idempotency-Key 重新提交，不会重复办理。',
};
