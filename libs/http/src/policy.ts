import { z } from 'zod';
import { impersonal, NUMBER_UNITS, POLICY_REGISTER } from '#libs/domain';
import { page } from './page.js';
import { ClauseTitle, Instant, ProcessTitle } from './values.js';

const Clause = z.enum(['17(2)', '17(3)', '21(1)', '22(1)', '26(2)']).meta({ description: '规定期限的条款' });
const ShareAttribute = z
  .enum(['UNCONDITIONAL', 'CONDITIONAL'])
  .meta({ description: '第二十一条第一款的两个期限：无条件共享、有条件共享；其他条款不填' });

const LocalLimit = z.strictObject({
  divisionPrefix: z
    .string()
    .trim()
    .min(1)
    .max(6)
    .meta({ description: '行政区划代码，末尾的零可以省略，2、4 或 6 位；适用于这一区划及其下级区划', example: '9901' }),
  clause: Clause,
  shareAttribute: ShareAttribute.exactOptional(),
  workingDays: z.int().min(1).max(100).meta({ description: '不得长于条例的期限', example: 5 }),
  basis: impersonal(200).meta({ description: '规定这一期限的文件' }),
});

/** Chosen readings, by the numbers of the points in the register. */
const Options = z.strictObject(
  Object.fromEntries(
    POLICY_REGISTER.map(({ id, question, options }) => [
      id,
      z.enum(Object.keys(options)).meta({ 'x-words': id }).exactOptional().meta({ description: question }),
    ]),
  ),
);

/** Numbers that no clause names, with the reason for each. */
export const OwnNumbers = z
  .object({
    items: z.array(
      z.object({
        name: z.string().meta({ example: 'supplementTarget' }),
        value: z.int(),
        unit: z.enum(Object.keys(NUMBER_UNITS)).meta({ description: '单位的代码', example: 'WORKING_DAYS' }),
        unitTitle: z.string().meta({ example: '个工作日' }),
        meaning: z.string(),
        why: z.string().meta({ description: '为什么是这个数' }),
        point: z.string().nullable().meta({
          description: '由口径的这一事项决定是否适用，见 /policies/register；与口径无关的为 null',
          example: 'Q-12',
        }),
      }),
    ),
  })
  .meta({ id: 'OwnNumbers', description: '条例没有规定、由平台确定的数' });
export type OwnNumbers = z.input<typeof OwnNumbers>;

/** Upload of a new version; points that are left out keep the reading in force. */
export const PolicyBody = z
  .strictObject({
    title: impersonal(200).meta({ description: '这一版本的名称或文号' }),
    options: Options.default({}).meta({
      description: '事项编号和所采用的选项；没有填写的照旧，可选的见 /policies/register',
    }),
    localLimits: z
      .array(LocalLimit)
      .max(200)
      .exactOptional()
      .meta({ description: '全部地方更短期限（第二十三条）；不填则照旧，填空数组则全部取消' }),
  })
  .meta({ id: 'PolicyBody' });
export type PolicyBody = z.output<typeof PolicyBody>;

const Version = z.string().meta({ example: 'POLICY-2026.1' });
export const PolicyReceipt = z.object({ version: Version }).meta({ id: 'PolicyReceipt' });
export type PolicyReceipt = z.output<typeof PolicyReceipt>;

const item = {
  version: Version,
  title: z.string(),
  basedOn: Version.nullable(),
  state: z.enum(['CHECKED', 'ACTIVE', 'SUPERSEDED']).meta({ description: '待启用、现行、已被替换' }),
  uploadedBy: z.string().nullable(),
  uploadedAt: Instant.nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: Instant.nullable(),
};
const Item = z.object(item);
export const PolicyPage = page(Item.meta({ id: 'PolicyItem' })).meta({ id: 'PolicyPage' });

const Limit = z.object({
  divisionPrefix: z.string().nullable().meta({ description: '行政区划代码，末尾的零可以省略；null 为其余各地' }),
  clause: Clause,
  shareAttribute: ShareAttribute.nullable(),
  law: z.int().meta({ description: '条例规定的工作日数' }),
  before: z.int().meta({ description: '按现行版本' }),
  after: z.int().meta({ description: '按这一版本' }),
});

const Use = z.object({ process: z.string(), processTitle: ProcessTitle, clause: z.string(), clauseTitle: ClauseTitle });

const OptionDifference = z.object({
  id: z.string().meta({ example: 'Q-12' }),
  question: z.string(),
  before: z.object({ option: z.string(), says: z.string() }),
  after: z.object({ option: z.string(), says: z.string() }),
});

/** A version, with its differences from the one in force. */
export const PolicyView = Item.extend({
  options: z.record(z.string(), z.string()),
  localLimits: z.array(z.object(LocalLimit.shape)),
  differences: z.object({ options: z.array(OptionDifference), limits: z.array(Limit) }),
}).meta({ id: 'Policy' });
export type PolicyView = z.output<typeof PolicyView>;

/**
 * Preview of a version's effects. Clocks keep the policy under which they began, so only new clocks and later acts
 * change.
 */
export const PolicyWhatIf = z
  .object({
    options: z.array(
      OptionDifference.extend({
        readBy: z.enum(['CLOCK', 'ACT']).meta({
          description: 'CLOCK 只影响此后开始的时钟；ACT 影响此后的办理，正在办理的事项也在内',
        }),
        uses: z.array(Use),
      }),
    ),
    limits: z.array(Limit).meta({ description: '此后开始的时钟的期限，只列有变化的' }),
    openClocks: z.int().meta({ description: '正在计算或者停计的时钟：仍按其开始时的版本计算，一个也不改变' }),
  })
  .meta({ id: 'PolicyWhatIf' });
export type PolicyWhatIf = z.output<typeof PolicyWhatIf>;

export const PolicyRegister = z
  .object({
    items: z.array(
      z.object({
        id: z.string().meta({ example: 'Q-12' }),
        question: z.string(),
        why: z.string().meta({ description: '默认选项的理由' }),
        default: z.string(),
        inForce: z.string().meta({ description: '现行版本所采用的选项' }),
        readBy: z.enum(['CLOCK', 'ACT']),
        uses: z.array(Use),
        options: z.array(
          z.object({
            option: z.string(),
            says: z.string(),
            notOffered: z.string().nullable().meta({ description: '本版本不提供的原因' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PolicyRegister' });
export type PolicyRegister = z.output<typeof PolicyRegister>;
