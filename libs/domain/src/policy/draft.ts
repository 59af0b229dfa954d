import { divisionNamed } from '../calendar/area.js';
import { clauseTitle } from '../law/article-title.js';
import { limitOf } from '../law/limits.js';
import type { Refusal } from '../language/refusal.js';
import { areOptions } from './content.js';
import type { LocalLimit, PolicyContent, PolicyOptions } from './policy.js';
import { POLICY_REGISTER } from './register.js';

/**
 * Changes of a new version: options of the points that are named, and all local limits; anything left out stays as it
 * is.
 */
export interface PolicyChange {
  readonly options: Readonly<Record<string, string>>;
  readonly localLimits?: readonly LocalLimit[];
}

export type DraftedPolicy =
  | { readonly ok: true; readonly content: PolicyContent }
  | { readonly ok: false; readonly refusal: Refusal };

type Fault = NonNullable<Refusal['fields']>[number];

/** Applies a change to a version: returns the new content, or a refusal that names every faulty field. */
export function draftPolicy(base: PolicyContent, change: PolicyChange): DraftedPolicy {
  const { options: chosen, localLimits = base.localLimits } = change;
  const faults = optionFaults(chosen);
  if (faults.length > 0 || !areOptions(chosen))
    return refused('OPTION_REFUSED', '口径中有不能采用的选项，请按字段提示修改。', faults);
  const options = { ...base.options, ...chosen };
  const limits = limitFaults(localLimits, options);
  if (limits.length > 0)
    return refused('LOCAL_LIMIT_REFUSED', '地方期限不符合第二十三条，请按字段提示修改。', limits, '23');
  const content = { options, localLimits };
  if (JSON.stringify(content) === JSON.stringify({ options: { ...base.options }, localLimits: base.localLimits }))
    return refused('NOTHING_CHANGED', '与现行口径相同，无须登记。', []);
  return { ok: true, content };
}

function optionFaults(chosen: PolicyChange['options']): Fault[] {
  return Object.entries(chosen).flatMap(([id, option]) => {
    const message = whyNot(id, option);
    return message === null ? [] : [{ field: `options.${id}`, message }];
  });
}

function whyNot(id: string, option: string): string | null {
  const point = POLICY_REGISTER.find((one) => one.id === id);
  if (!point) return '登记表中没有这一事项';
  if (!Object.hasOwn(point.options, option)) return `应为 ${Object.keys(point.options).join('、')} 之一`;
  const reason = point.notOffered?.[option];
  return reason === undefined ? null : `本版本不提供这一选项：${reason}`;
}

const DIVISION_PREFIX = /^\d{2}(\d{2}(\d{2})?)?$/;

function limitFaults(limits: readonly LocalLimit[], options: PolicyOptions): Fault[] {
  if (limits.length > 0 && options['Q-24'] === 'NOT_ALLOWED')
    return [{ field: 'localLimits', message: '现行口径为地方不可以规定更短的期限' }];
  const places = limits.map(placeOf);
  return limits.flatMap((limit, n): Fault[] => {
    const at = (field: keyof LocalLimit, message: string): Fault => ({ field: `localLimits.${n}.${field}`, message });
    const isReply = limit.clause === '21(1)';
    return [
      ...(DIVISION_PREFIX.test(limit.divisionPrefix) ? [] : [at('divisionPrefix', '应为2、4或6位数字')]),
      ...(isReply === (limit.shareAttribute !== undefined)
        ? []
        : [
            at(
              'shareAttribute',
              isReply ? '第二十一条第一款须分别填写无条件、有条件共享的期限' : '只有第二十一条第一款区分',
            ),
          ]),
      ...(limit.basis.trim() === '' ? [at('basis', '请填写规定这一期限的文件')] : []),
      ...(places.indexOf(placeOf(limit)) === n ? [] : [at('divisionPrefix', '同一地区的同一期限重复')]),
      ...tooLong(limit).map((message) => at('workingDays', message)),
    ];
  });
}

const placeOf = ({ divisionPrefix, clause, shareAttribute }: LocalLimit): string =>
  `${divisionNamed(divisionPrefix)} ${clause} ${shareAttribute ?? ''}`;

function tooLong({ clause, shareAttribute, workingDays }: LocalLimit): string[] {
  const law = limitOf(clause, shareAttribute);
  if (!Number.isSafeInteger(workingDays) || workingDays < 1) return ['应为不少于 1 的整数'];
  return workingDays > law ? [`${clauseTitle(clause)}规定 ${law} 个工作日，地方只能规定更短的期限`] : [];
}

function refused(code: string, message: string, fields: readonly Fault[], clause?: string): DraftedPolicy {
  return {
    ok: false,
    refusal: { kind: 'RULE', code, message, ...(fields.length > 0 && { fields }), ...(clause && { clause }) },
  };
}
