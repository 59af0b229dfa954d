import { ASSESSMENT_TITLES } from '../cataloguing/assessment.js';
import { TRIGGER_TITLES } from '../catalog-update/catalog-update.content.js';
import type { Audience } from '../../access/audience.js';
import type { Telling } from '../../matter/definition.js';
import { GROUND_TITLES } from './catalog-entry.content.js';
import type { CatalogEntryEvent } from './catalog-entry.events.js';
import { titleOf } from './catalog-entry.state.js';

/** Returns the history line of an event, in the language of the Regulation. */
export function tell(event: CatalogEntryEvent): Telling {
  const line = (clause: string, sentence: string, audience: Audience = 'everybody'): Telling => ({
    clause,
    sentence,
    audience,
  });
  switch (event.type) {
    case 'entryDrafted':
      return line('12(2)', `起草目录，名称为${event.content.name || '（未填）'}。`, 'provider');
    case 'entryRevised':
      return line('12(2)', `修改目录，形成第 ${event.revision} 稿。`, 'provider');
    case 'assessmentStarted': {
      const titles = event.needed.map((type) => ASSESSMENT_TITLES[type]).join('、');
      return line('13(1)', `将第 ${event.revision} 稿提交评估：${titles}。`, 'provider');
    }
    case 'entryAssessed': {
      const { type, result, assessedOn, opinion } = event.assessment;
      const passed = result === 'PASS' ? '通过' : '不通过';
      return line('13(1)', `${ASSESSMENT_TITLES[type]}${passed}（${assessedOn}）：${opinion}`, 'provider');
    }
    case 'assessmentCompleted':
      return line('13(1)', `第 ${event.revision} 稿所需的评估全部通过。`, 'provider');
    case 'entryLocked':
      return line('3', '经评估涉密，不属于政务数据，目录予以锁定。');
    case 'entrySubmittedToHead':
      return line('13(1)', `工作机构负责人将第 ${event.revision} 稿提交部门负责人审核。`, 'provider');
    case 'entryRejectedByHead':
      return line('13(1)', `部门负责人退回修改：${event.reason}`, 'provider');
    case 'entrySubmitted':
      return line('13(1)', `经部门负责人审核同意，将第 ${event.revision} 稿报送同级主管部门。`);
    case 'entryReturned':
      return line('16(1)', `主管部门退回目录：${numberedList(event.reasons)}`);
    case 'entryReworked':
      return line('16(1)', '提供部门开始修改退回的目录。', 'provider');
    case 'entryAbandoned':
      return line('12(2)', `提供部门放弃目录草稿：${event.reason}`);
    case 'entryPublished':
    case 'entryImported':
    case 'entryUpdateOpened':
    case 'entryUpdatePublished':
    case 'entryUpdateDismissed':
    case 'retirementProposed':
    case 'entryRetired':
      return { audience: ANNOUNCEMENTS.includes(event.type) ? 'everyDepartment' : 'everybody', ...published(event) };
  }
}

type Published = Extract<
  CatalogEntryEvent,
  {
    type:
      | 'entryPublished'
      | 'entryImported'
      | 'entryUpdateOpened'
      | 'entryUpdatePublished'
      | 'entryUpdateDismissed'
      | 'retirementProposed'
      | 'entryRetired';
  }
>;

/** Events that were announced to every department (统一通告), or imported as published before. */
const ANNOUNCEMENTS: readonly string[] = ['entryPublished', 'entryImported', 'entryUpdatePublished', 'entryRetired'];

/** Lines from publication on. */
function published(event: Published): Pick<Telling, 'clause' | 'sentence'> {
  switch (event.type) {
    case 'entryPublished':
      return { clause: '16(1)', sentence: `主管部门审核通过，发布第 ${event.version} 版并通告各部门。` };
    case 'entryImported':
      return { clause: '16(1)', sentence: `接收已发布的目录${titleOf(event.content)}，现行为第 ${event.version} 版。` };
    case 'entryUpdateOpened': {
      const day = event.eventDate ? `（${event.eventDate}）` : '';
      const what = event.kind === 'RETIRE' ? '开始办理目录退出' : '开始办理目录更新';
      return { clause: '17(1)', sentence: `${what}：${TRIGGER_TITLES[event.trigger]}${day}；目录照常使用。` };
    }
    case 'entryUpdatePublished': {
      const faults = event.faults.length > 0 ? '；内容存在不一致，待更正' : '';
      const anew = (event.rebased ?? []).map(({ version }) => `第 ${version} 版`).join('、');
      const rebased = anew === '' ? '' : `；此前发布、尚未施行的版本随之并入本次变更，改为${anew}`;
      return { clause: '17(3)', sentence: `更新审核通过，发布第 ${event.version} 版并通告各部门${rebased}${faults}。` };
    }
    case 'entryUpdateDismissed':
      return { clause: '17(2)', sentence: `经主管部门确认，无须更新：${event.reason}` };
    case 'retirementProposed': {
      const { ground, reason } = event.proposal;
      return { clause: '17(1)', sentence: `提供部门提出目录退出（${GROUND_TITLES[ground]}）：${reason}` };
    }
    case 'entryRetired':
      return { clause: '17(3)', sentence: `主管部门审核通过，目录退出并通告各部门：${event.reason}` };
  }
}

const numberedList = (list: readonly string[]): string => list.map((one, n) => `${n + 1}. ${one}`).join('；');
