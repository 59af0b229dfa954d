import { clockOf } from '../matter/clocks.js';
import { isMetInTime, isMissed } from '../clock/standing.js';
import { accessEndsAt, hasDataReached } from '../processes/share-request/access.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import type { ShareRequestMatter } from '../processes/share-request/share-request.state.js';
import { sideTables } from '../processes/share-request/side-tables.js';
import { USE_RECORD_TYPES, type UseRecordType } from '../processes/share-request/use-content.js';
import { caseOf, type Case, type FigureSetting } from './case.js';
import { clockCase } from './limits.js';
import { measureOf, type Measure } from './measure.js';

/** A case of the requester about a request. */
const requesterCase = (matter: ShareRequestMatter, given: Partial<Case> = {}): Case =>
  caseOf(matter, { departmentId: matter.parties.requester, ...given });

/** True while the requester may receive or use data under the request. */
function isActive(matter: ShareRequestMatter, { now }: FigureSetting): boolean {
  const end = accessEndsAt(matter);
  return sideTables(matter).grant?.active === true && (end === null || end > now);
}

/** K15. */
export const ACCEPTED_FIRST: readonly Measure[] = [
  measureOf<ShareRequestMatter>(
    shareRequest.process,
    {
      measure: 'acceptedFirst',
      title: '一次验收通过率',
      formula: '第一次共享即验收通过的 / 第一次共享已经验收的申请',
      unit: 'SHARE',
    },
    (matter) => {
      const outcome = matter.data.deliveries[0]?.outcome ?? null;
      const { provider } = matter.parties;
      return outcome === null ? [] : [caseOf(matter, { departmentId: provider, met: outcome === 'ACCEPTED' })];
    },
  ),
];

/** K23. */
export const APPLICATION: readonly Measure[] = [
  measureOf<ShareRequestMatter>(
    shareRequest.process,
    {
      measure: 'grants',
      title: '有效的共享',
      formula: '已同意、使用时限未届满且未申报使用结束的申请的件数',
      unit: 'COUNT',
    },
    (matter, setting) => (isActive(matter, setting) ? [requesterCase(matter)] : []),
  ),
  measureOf<ShareRequestMatter>(
    shareRequest.process,
    { measure: 'effects', title: '应用成效', formula: '应用成效的使用记录的条数', unit: 'COUNT' },
    (matter) =>
      matter.data.useRecords.flatMap(({ type, recordNo }) =>
        type === 'EFFECT' ? [requesterCase(matter, { part: `record-${String(recordNo)}` })] : [],
      ),
  ),
];

/** The kinds of Art 29(2); the destruction of data comes at the end of their use. */
const FIVE_KINDS = USE_RECORD_TYPES.filter((type) => type !== 'STATUS');
const IN_USE_KINDS = FIVE_KINDS.filter((type) => type !== 'DESTRUCTION');

/** K24. */
export const RECORDS_COMPLETE: readonly Measure[] = [
  complete('complete', '使用记录完备率', '五类使用记录齐全的', FIVE_KINDS),
  complete('completeInUse', '使用记录完备率（不计销毁）', '除销毁情况外四类使用记录齐全的', IN_USE_KINDS),
];

function complete(measure: string, title: string, met: string, kinds: readonly UseRecordType[]): Measure {
  return measureOf<ShareRequestMatter>(
    shareRequest.process,
    { measure, title, formula: `${met} / 已取得数据的有效的共享`, unit: 'SHARE' },
    (matter, setting) => {
      if (!isActive(matter, setting) || !hasDataReached(matter.data)) return [];
      const recorded = new Set(matter.data.useRecords.map(({ type }) => type));
      return [requesterCase(matter, { met: kinds.every((kind) => recorded.has(kind)) })];
    },
  );
}

/** K26. */
export const DISPOSED_IN_TIME: readonly Measure[] = [
  measureOf<ShareRequestMatter>(
    shareRequest.process,
    {
      measure: 'inTime',
      title: '处置及时率',
      formula: '工作目标内处置并经确认的 / 处置的工作目标已办结的和已届满的',
      unit: 'SHARE',
    },
    (matter, setting) => {
      const { disposal } = matter.data;
      if (!disposal) return [];
      const clock = clockOf(matter, 'disposal');
      const met = isMetInTime(clock) && disposal.status === 'CONFIRMED';
      return isMetInTime(clock) || isMissed(clock, setting.now) ? [clockCase(matter, clock, setting, { met })] : [];
    },
  ),
];
