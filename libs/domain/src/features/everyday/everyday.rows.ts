import { giveDocumentNumber } from './commands/document-number.js';
import { handOver } from './commands/handing-over.js';
import { askOpinions, giveOpinion } from './commands/opinions.js';
import { signForReceipt } from './commands/receipt.js';
import type { EverydayRow } from './commands/everyday.row.js';
import { correctSlip } from './commands/slip.js';
import { answerSupervision, supervise } from './commands/supervision.js';
import { markUrgency } from './commands/urgency.js';
import { urge } from './commands/urging.js';
import type { SealedDefinition } from '../../matter/definition.js';
import type { Process } from '../../matter/process.js';

/** Commands of 日常办理, the same in every process. None of them moves a limit of the law. */
export const everydayRows = (process: SealedDefinition, whole: Process): readonly EverydayRow[] => [
  signForReceipt(process),
  urge(process),
  supervise(process),
  answerSupervision,
  handOver(whole),
  askOpinions(whole),
  giveOpinion,
  markUrgency,
  giveDocumentNumber(process),
  correctSlip(process),
];
