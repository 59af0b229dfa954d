import { conflict } from '../../../language/refusal.js';
import { contestContent } from '../breach-candidate.content.js';
import { toJudge } from '../breach-candidate.notices.js';
import { ANSWERABLE, done, refuseRule, row } from './breach-candidate.row.js';

/** 异议: the responsible department may object once, with evidence; another person of the authority then judges again. */
const contest = row({
  name: 'contest',
  title: '对违规线索提出异议',
  clause: '39',
  from: ['OPEN', 'JUDGED'],
  offices: [ANSWERABLE],
  payload: contestContent,
  example: { reason: '答复已于期限内由本部门工作机构发出，平台接口故障致使登记迟延，见所附发送记录。' },
  guard: ({ data }) =>
    data.contest && conflict('CONTESTED_ALREADY', '对同一违规线索只能提出一次异议，主管部门的认定为准。', '39'),
  decide({ parties }, { reason }, { documents, organisation }) {
    if (documents.length === 0)
      return refuseRule('EVIDENCE_REQUIRED', '39', '提出异议须附证明材料。', [
        { field: 'documents', message: '请附至少一个文件' },
      ]);
    const evidence = documents.map(({ documentId }) => documentId);
    return done({
      event: { type: 'breachContested', reason, evidence },
      notices: [toJudge(parties, `责任部门对违规线索提出异议，请由原认定人以外的人员认定：${reason}`, organisation)],
    });
  },
});

export const CONTESTING = [contest];
