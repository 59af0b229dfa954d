import { giveDocumentNumber } from './commands/document-number.js';
import { handOver } from './commands/handing-over.js';
import { askOpinions, giveOpinion } from './commands/opinions.js';
import { signForReceipt } from './commands/receipt.js';
import type { EverydayRow } from './commands/row.js';
import { correctSlip } from './commands/slip.js';
import { answerSupervision, supervise } from './commands/supervision.js';
import { markUrgency } from './commands/urgency.js';
import { urge } from './commands/urging.js';
import type { Own } from './own.js';

/** 日常办理: what offices do every day on any matter, in every process alike. None of it moves a limit of the law. */
export const everydayRows = (own: Own): readonly EverydayRow[] => [
  signForReceipt(own),
  urge(own),
  supervise(own),
  answerSupervision,
  handOver,
  askOpinions,
  giveOpinion,
  markUrgency,
  giveDocumentNumber(own),
  correctSlip(own),
];
