import type { MatterInput } from '#libs/contracts';
import { MatterRun } from './matter-run.js';

/** The workflow of one matter (事项), whichever process it follows: `input.process` names the process. */
async function matter(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}

/*
 * One line for each process: its name in camelCase (`matterWorkflowType`), which Temporal takes as the workflow type.
 * Types are recorded in histories, so a line is added and never renamed or removed.
 */
export {
  matter as account, // 账号: from the registration until the person has left
  matter as breachCandidate, // 违规线索: from the deadline that passed to the judgement
  matter as calendarYear, // 年度工作日历: from the year without a notice to the calendar that holds it
  matter as catalogEntry, // 目录条目: from draft to retirement
  matter as catalogUpdate, // 目录更新: from what makes it due to publication
  matter as client, // 接入系统: proposed, confirmed, ended
  matter as correctionRequest, // 校核申请: from the error that was found to the feedback on it
  matter as delegation, // 授权代行: proposed, confirmed, ended
  matter as department, // 部门: from the creation to the end, when another one takes over
  matter as division, // 行政区划: created, and perhaps renamed
  matter as internalRule, // 内部共享制度: from the first draft through its versions to the repeal
  matter as officeGrant, // 任职: proposed, confirmed, ended
  matter as outageFinding, // 平台故障认定: recorded, and perhaps revoked
  matter as recusal, // 回避: recorded, and perhaps lifted
  matter as shareRequest, // 共享申请: from draft to use
  matter as updateTrigger, // 更新触发事项: registered, and done
  matter as workingBody, // 工作机构: designated, and ended
};
