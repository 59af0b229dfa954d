import { point, type OpenPoint } from './open-point.js';

export type { OpenPoint };

/** The register of open points (regulation.md §3.6). The first option of each is the default. */
export const POLICY_REGISTER: readonly OpenPoint[] = [
  point(
    'Q-01',
    '起算当日是否计入期限？',
    ['EXCLUDE', 'INCLUDE'],
    'Civil Code 201 leaves the first day out, which is also how limits in working days are commonly read.',
  ),
  point(
    'Q-02',
    '休息日收到的，以哪一日为收到之日？',
    ['ACTUAL_DAY', 'NEXT_WORKING_DAY'],
    'The actual day is simplest and gives the earlier date, so that meeting it satisfies both readings; a court has accepted the other one.',
  ),
  point(
    'Q-03',
    '工作日下班后收到的，以哪一日为收到之日？',
    ['SAME_DAY', 'NEXT_WORKING_DAY'],
    'The platform receives around the clock, and limits are counted in whole days.',
  ),
  point(
    'Q-04',
    '期限最后一日何时截止？',
    ['MIDNIGHT', 'BUSINESS_CLOSE'],
    'Civil Code 203 ends the last day at midnight, and an electronic channel does not close; the reminders keep office hours.',
  ),
  point(
    'Q-05',
    '平台上何为“收到”共享申请？',
    ['PROVIDER_INBOX', 'FORWARDED', 'ACCEPTED'],
    'If triage or acceptance began the limit, whoever delays it would lengthen it.',
  ),
  point(
    'Q-06',
    '期限届满前申请、届满后才同意的延期是否有效？',
    ['LATE_GRANT', 'STRICT'],
    'The provider does not answer for an authority that decides late. Asked for after the end, an extension is refused under either reading.',
  ),
  point(
    'Q-07',
    '无条件共享数据的一个工作日答复期限能否延长？',
    ['YES', 'NO'],
    'The sentence on extension follows both limits; such extensions are shown apart in the statistics.',
  ),
  point(
    'Q-08',
    '可以延期几次？',
    ['ONE', 'MANY'],
    'A single one keeps delay from coming by the drop; ten working days in all bind in either case.',
  ),
  point(
    'Q-09',
    '未告知申请部门的延期是否生效？',
    ['NOT_EFFECTIVE', 'EFFECTIVE'],
    'Telling the requester belongs to the rule itself (并告知).',
  ),
  point(
    'Q-10',
    '要求补正对期限有何影响？',
    ['PAUSE', 'RESTART', 'CONTINUE'],
    'The law is silent. Counting anew doubles the time, running on charges the provider with a gap of the requester; one working day at least always remains.',
  ),
  point(
    'Q-11',
    '最迟何时可以要求补正？',
    ['LIMITED', 'BEFORE_DUE'],
    'Five working days (one for unconditional data), after the model of the Licensing Act 32.',
  ),
  point(
    'Q-12',
    '申请部门补正可用多久？',
    ['SOFT_10_THEN_CLOSE', 'UNLIMITED'],
    'After a target of ten working days the provider may close the request, so that no clock stands still for ever; a person does it, never a timer.',
  ),
  point(
    'Q-13',
    '申请部门尚有条件未具备的，提供期限是否停计？',
    ['RUN', 'PAUSE'],
    'The text counts from the agreeing reply; the delay of the requester is recorded as a justification.',
  ),
  point(
    'Q-14',
    '主管部门退回目录更新后，更新期限如何计算？',
    ['ORIGINAL_DATE', 'RESTART', 'RESUME'],
    'The law is silent, and any new number would be one that it does not contain.',
  ),
  point(
    'Q-15',
    '目录更新期限自公布之日还是施行之日起算？',
    ['EFFECTIVE', 'PROMULGATED'],
    'Duties change on the day from which the new text applies.',
  ),
  point(
    'Q-16',
    '目录更新期限是否包含报送主管部门？',
    ['YES', 'NO'],
    'Updating and submitting stand in one sentence under one number.',
  ),
  point(
    'Q-17',
    '目录更新的五个工作日延期是上限还是定数？',
    ['MAXIMUM', 'FIXED'],
    'May be extended by five is read as by up to five, in whole days.',
  ),
  point(
    'Q-18',
    '校核申请发给非数源部门的，期限自何时起算？',
    ['FIRST_RECEIPT', 'REROUTE'],
    'The requester must not lose by a wrong address; passing it on has a target of two working days.',
  ),
  point(
    'Q-19',
    '无条件共享数据能否由平台自动答复？',
    ['OFF', 'ON'],
    'A reply needs the consent of the lead of the working body, unless a standing consent is on record.',
  ),
  point(
    'Q-20',
    '使用记录的三年保存期自何时起算？',
    ['END_OF_USE', 'EACH_RECORD'],
    'Counting from the end of use keeps every record long enough under either reading.',
  ),
  point(
    'Q-21',
    '由哪一方的主管部门暂停共享？',
    ['EITHER', 'REQUESTER_SIDE', 'PROVIDER_SIDE'],
    'The law is silent; the authority of the requester acts first as a rule.',
  ),
  point(
    'Q-22',
    '对服务变更提出异议，是否暂缓变更？',
    ['BLOCK_30', 'NOT_BLOCK'],
    'Until it is settled, at most thirty working days: service may not end without good reason.',
  ),
  point(
    'Q-23',
    '目录首次发布的审核是否设期限？',
    ['SOFT_10', 'NONE', 'SOFT_2'],
    'The two working days of the Regulation speak of updates only, so a first publication has a target, not a limit.',
  ),
  point(
    'Q-24',
    '地方能否规定更短的期限？',
    ['SHORTER_ALLOWED', 'NOT_ALLOWED'],
    'Shorter than the Regulation is allowed, longer never.',
  ),
  point(
    'Q-25',
    '一方即为上级的，谁是共同的上级主管部门？',
    ['COMMON_LEVEL', 'NEXT_ABOVE'],
    'The authority at the lowest division that holds both parties is the practical choice.',
  ),
  point(
    'Q-26',
    '能否部分同意共享申请？',
    ['ALLOWED', 'NOT_ALLOWED'],
    'The law speaks of the request as a whole and does not forbid a decision item by item, which helps the requester.',
  ),
  point(
    'Q-27',
    '放假通知尚未公布的年份如何计算？',
    ['PROVISIONAL', 'REFUSE'],
    'A deadline must have a date at once; it is marked provisional and counted again when the notice comes.',
  ),
  point('Q-28', '争议处理期间期限是否停计？', ['RUN', 'PAUSE'], 'Article 28 gives a dispute no suspensive effect.'),
  point(
    'Q-29',
    '“无正当理由”由谁认定？',
    ['AUTHORITY_DECISION', 'AUTOMATIC'],
    'Overdue is a fact that is counted, breach a judgement that the authority makes and records; they are shown apart.',
  ),
  point(
    'Q-30',
    '哪些理由可以拒绝无条件共享数据的申请？',
    ['SIX_CODES', 'ANY'],
    'Articles 3(1), 14, 15(1) and 20(2) read together leave six grounds, for the whole or for an item.',
  ),
  point(
    'Q-31',
    '暂停“其共享权限”指一项还是全部授权？',
    ['GRANT', 'ALL'],
    'The one grant concerned is the least intrusive reading.',
  ),
  point(
    'Q-32',
    '同意、决定的人是否须与起草、经办的人不同？',
    ['REQUIRED', 'RECORDED_EXCEPTION'],
    'A control of ours: the law asks for the consents, not for different persons.',
  ),
];
