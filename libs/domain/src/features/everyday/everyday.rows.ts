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

/** Commands of 日常办理, the same in every process. None of them moves a limit of the law. */
export const everydayRows = (process: SealedDefinition): readonly EverydayRow[] => [
  signForReceipt(process),
  urge(process),
  supervise(process),
  answerSupervision,
  handOver(process),
  askOpinions(process),
  giveOpinion,
  markUrgency,
  giveDocumentNumber(process),
  correctSlip(process),
];
