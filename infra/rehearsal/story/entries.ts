import { neededAssessments } from '#libs/domain';
import { storyEntries, type SampleEntry } from '../data/index.js';
import { authorityOf } from '../publication.js';
import { at, stepsOf, type Step } from './step.js';

/** Days on which an entry of the story is drafted, consented to and reviewed. */
interface Days {
  readonly drafted: string;
  readonly consented: string;
  readonly reviewed: string;
}

const EARLY: Days = { drafted: '2025-11-04', consented: '2025-11-06', reviewed: '2025-11-10' };
const LATE: Days = { drafted: '2026-01-22', consented: '2026-01-26', reviewed: '2026-01-28' };

const entryNamed = (name: string): SampleEntry => {
  const found = storyEntries().find(({ content }) => content.name === name);
  if (!found) throw new Error(`the story has no entry ${name}`);
  return found;
};

const actsOn = (name: string) => stepsOf('catalog-entries', name);

/** Returns all steps of an entry up to its publication. */
function way(name: string, { drafted, consented, reviewed }: Days): readonly Step[] {
  const { provider, content } = entryNamed(name);
  const act = actsOn(name);
  const by = (person: string): string => `${provider.toLowerCase()}.${person}`;
  const found = { revision: 1, result: 'PASS', assessedOn: drafted, opinion: '评估通过，见所附报告。' };
  const cites = `${content.name}评估报告(示例)：不涉及国家秘密和工作秘密。`;
  return [
    act(at(drafted, '09:10'), by('handler'), 'create-draft', { content }),
    act(at(drafted, '09:50'), by('handler'), 'start-assessment', { revision: 1 }),
    ...neededAssessments(content).map((type) =>
      act(at(drafted, '15:10'), by('assessor'), 'record-assessment', { ...found, type }, { cites }),
    ),
    act(at(consented, '09:10'), by('lead'), 'submit-to-head', { revision: 1 }),
    act(at(consented, '15:10'), by('head'), 'head-approve', { revision: 1 }),
    act(at(reviewed, '10:10'), `${authorityOf(provider)}.reviewer`, 'authority-pass', { revision: 1 }),
  ];
}

/** Returns the steps of an entry up to a command, inclusive. */
function upTo(command: string, name: string): readonly Step[] {
  const steps = way(name, LATE);
  return steps.slice(0, steps.findIndex((step) => step.command === command) + 1);
}

const returned: readonly Step[] = [
  ...upTo('head-approve', '公交线路站点信息'),
  actsOn('公交线路站点信息')(at('2026-01-29', '15:10'), 'm5.reviewer', 'authority-return', {
    reasons: ['站点坐标的精度没有说明，请补充后重新报送。'],
  }),
];

const abandoned: readonly Step[] = [
  ...upTo('create-draft', '农机购置补贴汇总'),
  actsOn('农机购置补贴汇总')(at('2026-01-27', '09:10'), 'c2.lead', 'abandon-draft', {
    reason: '省级部门已经提供同一数据，不再重复编目。',
  }),
];

const retiring: readonly Step[] = [
  ...way('采矿权出让公告', EARLY),
  actsOn('采矿权出让公告')(at('2026-01-27', '10:10'), 'p5.lead', 'propose-retirement', {
    ground: 'LAW_REPEALED',
    reason: '公告所依据的规定已经废止。',
    trigger: 'LEGAL_CHANGE',
    eventDate: '2026-01-26',
    docRef: '《云岭省采矿权公告办法(示例)》废止',
  }),
];

/** An entry that is merged into another one: it is retired by an update with its own steps (§2.1 rows 12, 13). */
const retired: readonly Step[] = [
  ...way('就业见习岗位信息', EARLY),
  actsOn('就业见习岗位信息')(
    at('2026-01-05', '09:30'),
    'p4.lead',
    'propose-retirement',
    {
      ground: 'MERGED',
      reason: '内容已经并入就业服务目录。',
      trigger: 'VOLUNTARY',
      eventDate: null,
      docRef: null,
    },
    { opens: { matter: 'retirement', process: 'catalog-update' } },
  ),
  ...retirement(),
];

function retirement(): readonly Step[] {
  const act = stepsOf('catalog-updates', 'retirement');
  return [
    act(at('2026-01-06', '09:30'), 'p4.handler', 'start-update'),
    act(at('2026-01-06', '10:30'), 'p4.lead', 'submit-to-head', { revision: 1 }),
    act(at('2026-01-06', '15:30'), 'p4.head', 'head-approve', { revision: 1 }),
    act(at('2026-01-07', '10:30'), 'p1.reviewer', 'authority-pass', { revision: 1 }),
  ];
}

/** Steps that bring one entry into each state, except the states of an update. */
export const entrySteps: readonly Step[] = [
  ...upTo('create-draft', '公积金贷款发放汇总'),
  ...upTo('start-assessment', '物业服务企业信用评价'),
  ...upTo('record-assessment', '校车使用许可信息'),
  ...upTo('submit-to-head', '公共场所卫生许可信息'),
  ...upTo('head-approve', '检验检测机构资质信息'),
  ...returned,
  ...abandoned,
  ...way('婚姻登记机关信息', EARLY),
  ...retiring,
  ...retired,
];
