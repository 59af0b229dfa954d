import { z } from 'zod';
import { PROCESSES } from '#libs/domain';
import { ProblemItem } from './problem.js';

const word = { zh: z.string(), en: z.string() };
const Words = z
  .record(z.string(), z.object(word).meta({ id: 'Word', example: { zh: '有条件共享', en: 'conditional sharing' } }))
  .meta({ description: '代码的中文和英文，按代码' });

const ProcessWords = z
  .object({
    process: z.string().meta({ example: PROCESSES[0].process }),
    ...word,
    clause: z.string().meta({ example: '20(2)' }),
    states: Words.meta({ example: { UNDER_REVIEW: { zh: '审核中', en: 'under review' } } }),
    commands: z.array(
      z.object({
        command: z.string().meta({ example: 'lead-consent' }),
        ...word,
        clause: z.string().meta({ example: '20(2)' }),
      }),
    ),
    clocks: Words.meta({
      description: '期限和工作目标，按 clockId；以连字符结尾的，clockId 其后为序号',
      example: { reply: { zh: '答复期限', en: 'reply' } },
    }),
  })
  .meta({ id: 'ProcessWords', description: '一类事项的状态、命令、期限' });

const Clause = z
  .object({
    clause: z.string().meta({ example: '21(1)' }),
    title: z.string().meta({ example: '第二十一条第一款' }),
    heading: z.string().meta({ description: '英文提要，由平台拟定', example: 'Reply within 1 or 10 working days' }),
    text: z.string().meta({ description: '条文；项前有所在条的引语' }),
  })
  .meta({ id: 'Clause', description: '条例的一条、一款或者一项' });

const Ground = z
  .object({
    code: z.string().meta({ example: 'OUTSIDE_PUBLISHED_SCOPE' }),
    ...word,
    forUnconditional: z.boolean().meta({ description: '可以作为不同意共享无条件共享类数据的理由' }),
    toldToAuthority: z.boolean().meta({ description: '以此理由不同意的，告知同级主管部门' }),
    needs: z.array(z.array(z.string())).meta({
      description: '以此理由不同意的，答复中的这一数据项须填写的字段；有几组的，填写其中一组',
      example: [['text', 'conditionId']],
    }),
  })
  .meta({ id: 'RefusalGround', description: '提供部门可以不同意共享的理由' });

/** What the codes of the API mean. */
export const Dictionary = z
  .object({
    processes: z.array(ProcessWords),
    enumerations: z.record(z.string(), Words).meta({
      description: '各枚举的词，按枚举的名称；/openapi.json 中的 x-words 指出一个字段用哪一个',
      example: { shareAttribute: { CONDITIONAL: { zh: '有条件共享', en: 'conditional sharing' } } },
    }),
    clauses: z.array(Clause),
    refusalGrounds: z.array(Ground),
    problems: z.array(ProblemItem).meta({ description: '全部问题代码，同 /problems' }),
  })
  .meta({ id: 'Dictionary' });
export type Dictionary = z.output<typeof Dictionary>;
