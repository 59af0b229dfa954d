import { z } from 'zod';
import { entryAssessment } from '#libs/domain';
import { LocalDate, Sha256 } from './values.js';

export const AssessmentView = z
  .object({ ...entryAssessment.shape, assessedOn: LocalDate, contentHash: Sha256 })
  .meta({ id: 'AssessmentView', description: '评估结论只对所评估的内容有效' });
