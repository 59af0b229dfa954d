import { conflict } from '../../../language/refusal.js';
import { reasoned } from '../breach-candidate.content.js';
import { toJudges } from '../breach-candidate.notices.js';
import { standingJudgement } from '../breach-candidate.state.js';
import { done, refuseRule, row } from './breach-candidate.row.js';
import { judgesNeeded, toBodiesAbove } from './judges-left.js';

/**
 * 异议: the responsible department may object once to a judgement, with evidence; another person of the authority then
 * judges again. What it has to say before the judgement is a plea.
 */
const contest = row({
  name: 'contest',
  title: '对违规认定提出异议',
  clause: '39',
  attaches: '异议的证明材料',
  from: ['JUDGED'],
  payload: reasoned,
  example: { reason: '答复已于期限内由本部门工作机构发出，平台接口故障致使登记迟延，见所附发送记录。' },
  guard({ data }) {
    const last = standingJudgement(data);
    if (last?.answersObjection)
      return conflict('CONTESTED_ALREADY', '对认定只能提出一次异议，主管部门重新作出的认定为准。', '39');
    return last?.outcome === 'BREACH' ? null : IN_FAVOUR;
  },
  needs: (_, matter) => judgesNeeded(matter),
  decide(matter, { reason }, context) {
    const { documents, organisation } = context;
    if (documents.length === 0)
      return refuseRule('EVIDENCE_REQUIRED', '39', '提出异议须附证明材料。', [
        { field: 'documents', message: '请附至少一个文件' },
      ]);
    const evidence = documents.map(({ documentId }) => documentId);
    return done({
      event: { type: 'breachContested', reason, evidence },
      notices: [
        toJudges(matter, `责任部门对违规认定提出异议，请由原认定人以外的人员认定：${reason}`, organisation),
        ...toBodiesAbove(matter, 'CONTESTED', `责任部门对违规认定提出异议：${reason}`, context),
      ],
    });
  },
});

const IN_FAVOUR = conflict('JUDGED_IN_FAVOUR', '该认定没有认定本部门违规，无须提出异议。', '39');

export const CONTESTING = [contest];
