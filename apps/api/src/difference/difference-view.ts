import { differencesOf, pathOf, type Difference } from '#libs/domain';
import type { DifferenceView } from '#libs/http';
import { headingOf } from '#libs/sheets';

/** Returns the differences of two contents, each with a Chinese label. */
export const differenceViews = (before: unknown, after: unknown): DifferenceView[] =>
  differencesOf(before, after).map((difference) => ({
    path: pathOf(difference.steps),
    label: labelOf(difference, [after, before]),
    before: difference.before ?? null,
    after: difference.after ?? null,
  }));

/** Labels of fields that no sheet of entries has, by their paths with `*` for an element. */
const LABELS: Readonly<Record<string, string>> = {
  items: '数据项',
  'items.*': '数据项',
  conditions: '使用条件',
  'conditions.*': '使用条件',
  legalBases: '依据',
  'legalBases.*': '依据',
  dataCategory: '数据分类',
  temporalCoverage: '时间范围',
  contactWorkingBody: '联系机构',
  dataFormat: '数据格式',
  changeReason: '变更理由',
  catalogCode: '目录代码',
  itemIds: '数据项',
  dutyNeed: '履职需要',
  usageBasis: '使用依据',
  usageScenario: '使用场景',
  usageScope: '使用范围',
  shareMode: '共享方式',
  usageTerm: '使用时限',
  'usageTerm.until': '使用时限截止日期',
  'usageTerm.reason': '使用时限的理由',
  receivingEndpoint: '接收地址',
  decisions: '逐项答复',
  'decisions.*': '逐项答复',
  'decisions.*.agree': '是否同意',
  'decisions.*.code': '不同意的理由类别',
  'decisions.*.text': '不同意的理由',
  'decisions.*.conditionId': '所依据的使用条件',
  'decisions.*.basisId': '所依据的依据',
  'decisions.*.article': '所依据的条款',
  'decisions.*.basis': '所依据的规定',
  'decisions.*.sourceCatalogCode': '数源目录代码',
  disposalInstruction: '处置要求',
  responsibilityMatrix: '责任划分',
  errors: '数据错误',
  'errors.*': '数据错误',
  'errors.*.recordKey': '记录标识',
  'errors.*.currentValue': '现有值',
  'errors.*.expectedValue': '应有值',
  'errors.*.description': '错误说明',
  evidence: '证明材料',
};

/** The label of the field, with the name of the element in which it stands; the nearest labelled field around an unknown one. */
function labelOf({ steps }: Difference, contents: readonly unknown[]): string {
  const pattern = steps.flatMap((step) => (typeof step === 'string' ? [step] : typeof step === 'object' ? ['*'] : []));
  const isOrder = steps.some((step) => typeof step === 'symbol');
  const lengths = pattern.map((_, n) => pattern.length - n);
  const known = lengths.map((length) => pattern.slice(0, length).join('.')).flatMap((path) => titleOf(path) ?? []);
  const title = `${known[0] ?? '内容'}${isOrder ? '的顺序' : ''}`;
  const name = contents.map((content) => elementName(steps, content)).find((found) => found !== null);
  return name === undefined || name === null ? title : `${title}（${name}）`;
}

const titleOf = (path: string): string | undefined => LABELS[path] ?? headingOf(path);

/** The name by which people know the element of a list that the steps enter; null if they enter none, or it has no name. */
function elementName(steps: Difference['steps'], content: unknown): string | null {
  const [field, element] = steps;
  if (typeof field !== 'string' || typeof element !== 'object') return null;
  const list = fieldOf(content, field);
  const found: unknown = Array.isArray(list) ? list.find((one) => fieldOf(one, element.key) === element.id) : null;
  const name = ['nameZh', 'title', 'text'].map((key) => fieldOf(found, key)).find((one) => typeof one === 'string');
  return typeof name === 'string' && name !== '' ? name : null;
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
