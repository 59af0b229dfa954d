/** Units of our numbers, with their Chinese words. */
export const NUMBER_UNITS = {
  CHARACTERS: '字',
  SECONDS: '秒',
  HOUR: '时',
  MINUTE_OF_DAY: '分',
  WORKING_DAYS: '个工作日',
  DAYS: '日',
  YEARS: '年',
  MONTH: '月',
  DAY_OF_DECEMBER: '日',
  COUNT: '个',
} as const;

/** A number that stands in no clause and that this platform has chosen. */
export interface OurNumber {
  readonly value: number;
  readonly unit: keyof typeof NUMBER_UNITS;
  /** Chinese words for what it counts. */
  readonly meaning: string;
  /** Reason for the value, in Chinese. */
  readonly why: string;
  /** Open point whose readings decide if the number applies; null if no policy touches it. */
  readonly point: string | null;
}

/**
 * Every number that this platform has chosen where the Regulation names none (regulation.md §3.7). The Regulation's own
 * stand in `limits.ts`. Bounds of fields and other technical limits are no rules, and stand beside what they bound.
 */
export const OUR_NUMBERS = {
  minReasonLength: {
    value: 15,
    unit: 'CHARACTERS',
    meaning: '说明理由的最少字数：不予共享、违规认定及其撤销、对陈述的答复',
    why: '第二十一条第二款要求说明理由；十五字以下说不出理由',
    point: null,
  },
  minEvidenceLength: {
    value: 5,
    unit: 'CHARACTERS',
    meaning: '平台以外的证据，其存放位置和不上传理由各自的最少字数',
    why: '五字以下只是搪塞',
    point: null,
  },
  deadlineGrace: {
    value: 15,
    unit: 'SECONDS',
    meaning: '收到的时刻与办理的时刻最多相差多久；届满之后隔多久才记录为逾期',
    why: '收发需要时间；届满前发出的办理仍算按时',
    point: null,
  },
  alertLateAfter: {
    value: 60,
    unit: 'SECONDS',
    meaning: '预警迟发超过多久即注明“迟发”',
    why: '一分钟以内属于正常的发送时间',
    point: null,
  },
  officeOpens: {
    value: 9,
    unit: 'HOUR',
    meaning: '预警在工作日几时发出',
    why: '上班之后即可看到',
    point: null,
  },
  middayReminder: {
    value: 12,
    unit: 'HOUR',
    meaning: '期限只有一个工作日的，过半提醒在几时发出',
    why: '一日之半',
    point: null,
  },
  businessCloseMinutes: {
    value: 1050,
    unit: 'MINUTE_OF_DAY',
    meaning: '下班时刻（17:30），按当日的分钟计',
    why: '对下班之后收到、最后一日何时届满的另一种理解，以此为界',
    point: null,
  },
  headHearsAfter: {
    value: 3,
    unit: 'WORKING_DAYS',
    meaning: '届满后第几个工作日上报主管部门负责人，并可由上级审核延期',
    why: '给责任部门补办的时间，又不至于久拖',
    point: null,
  },
  governmentHearsAfter: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '届满后第几个工作日上报本级人民政府',
    why: '两周仍未办结，须由政府督促',
    point: null,
  },
  floorDays: {
    value: 1,
    unit: 'WORKING_DAYS',
    meaning: '停计或者退回之后，期限至少留有的工作日',
    why: '补正后、退回后都须有时间办理',
    point: null,
  },
  yearEndWeekFrom: {
    value: 25,
    unit: 'DAY_OF_DECEMBER',
    meaning: '12月的几日起，日期取决于次年的放假通知',
    why: '2006、2007、2011、2018 年的通知都曾调整这一周',
    point: null,
  },
  calendarNoticeMonth: {
    value: 11,
    unit: 'MONTH',
    meaning: '几月起提醒载入次年的放假通知，目标为当月月底',
    why: '通知通常在十一月公布',
    point: null,
  },
  supplementNotice: {
    value: 5,
    unit: 'WORKING_DAYS',
    meaning: '收到申请后几个工作日内可以要求补正（有条件共享）',
    why: '参照行政许可法第三十二条',
    point: 'Q-11',
  },
  supplementNoticeUnconditional: {
    value: 1,
    unit: 'WORKING_DAYS',
    meaning: '同上，无条件共享',
    why: '期限本身只有一个工作日',
    point: 'Q-11',
  },
  supplementTarget: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '需求部门补正的工作目标',
    why: '条例未规定；避免期限一直停计',
    point: 'Q-12',
  },
  extensionDecisionTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '审核延期申请的工作目标',
    why: '条例未规定；审核不应耗尽期限',
    point: null,
  },
  firstReviewTarget: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '主管部门首次审核目录的工作目标',
    why: '第十七条第三款只规定更新的审核',
    point: 'Q-23',
  },
  firstReviewShortTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '同上，另一选项',
    why: '与更新的审核一致',
    point: 'Q-23',
  },
  voluntaryUpdateTarget: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '自愿更新目录的工作目标',
    why: '没有法定事由的更新，条例没有期限',
    point: null,
  },
  reworkTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '审核期间期限届满、退回后修改的工作目标',
    why: '条例未规定；修改应当迅速',
    point: 'Q-14',
  },
  contestTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '上级主管部门答复对退回认定的异议的工作目标',
    why: '答复之前期限继续计算',
    point: null,
  },
  dismissalTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '主管部门确认无须更新的工作目标',
    why: '确认之前期限继续计算',
    point: null,
  },
  acceptanceTarget: {
    value: 5,
    unit: 'WORKING_DAYS',
    meaning: '需求部门验收数据的工作目标',
    why: '条例未规定；不由系统自动验收',
    point: null,
  },
  redeliveryTarget: {
    value: 5,
    unit: 'WORKING_DAYS',
    meaning: '退回后重新提供的工作目标（提供期限已办结的理解）',
    why: '条例未规定',
    point: 'Q-33',
  },
  termEndTarget: {
    value: 5,
    unit: 'WORKING_DAYS',
    meaning: '使用期限届满后，需求部门申报使用结束的工作目标',
    why: '条例未规定；届满后不应再用',
    point: null,
  },
  disposalTarget: {
    value: 20,
    unit: 'WORKING_DAYS',
    meaning: '处置数据的工作目标',
    why: '条例未规定；须清点副本',
    point: null,
  },
  termWithoutReason: {
    value: 3,
    unit: 'YEARS',
    meaning: '使用期限超过几年的，须说明理由',
    why: '与第二十九条第二款的保存年限相当',
    point: null,
  },
  rerouteTarget: {
    value: 2,
    unit: 'WORKING_DAYS',
    meaning: '把校核申请转交数源部门的工作目标',
    why: '期限不因转交停止',
    point: 'Q-18',
  },
  citizenReportTarget: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '办理公民反映的数据错误的工作目标',
    why: '条例只规定部门的校核申请',
    point: null,
  },
  answerTarget: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '答复对校核结果不同意见的工作目标',
    why: '与校核的期限一样长',
    point: null,
  },
  feedbackTarget: {
    value: 5,
    unit: 'WORKING_DAYS',
    meaning: '需求部门确认校核结果的工作目标',
    why: '条例未规定',
    point: null,
  },
  registrationDays: {
    value: 20,
    unit: 'WORKING_DAYS',
    meaning: '期限办结后几个工作日内可以补记更早的收到时间',
    why: '补记有据，又不使旧事长期未定',
    point: null,
  },
  longestOutage: {
    value: 31,
    unit: 'DAYS',
    meaning: '一次平台故障认定最长的日数',
    why: '更长的分次认定，逐次说明',
    point: null,
  },
  supervisionAnswer: {
    value: 10,
    unit: 'WORKING_DAYS',
    meaning: '督办要求答复的最长工作日数',
    why: '督办应当迅速',
    point: null,
  },
  mostSlipped: {
    value: 3,
    unit: 'CHARACTERS',
    meaning: '更正笔误最多改动的字数，与首次记录的文本相比',
    why: '改动更多就不是笔误',
    point: null,
  },
  slippedAmong: {
    value: 3,
    unit: 'CHARACTERS',
    meaning: '更正笔误每改动一个字，首次记录的文本至少应有的字数',
    why: '短的文本改动过半就是另一个意思',
    point: null,
  },
  mostColleagues: {
    value: 10,
    unit: 'COUNT',
    meaning: '一次征求意见的最多人数',
    why: '更多的请分次',
    point: null,
  },
  mostDocuments: {
    value: 20,
    unit: 'COUNT',
    meaning: '一次办理所附文件的最多个数',
    why: '更多的请合并',
    point: null,
  },
  mostTriggeredEntries: {
    value: 500,
    unit: 'COUNT',
    meaning: '一次批量事由涉及目录的最多条数',
    why: '更多的请分次',
    point: null,
  },
  minQualityRules: {
    value: 3,
    unit: 'COUNT',
    meaning: '目录应当选择的质量规则的最少条数',
    why: '第十八条要求保证质量，未定条数',
    point: null,
  },
  fewestForShare: {
    value: 5,
    unit: 'COUNT',
    meaning: '统计给出比率的最少期限个数',
    why: '个数太少的比率没有意义',
    point: null,
  },
} as const satisfies Readonly<Record<string, OurNumber>>;
