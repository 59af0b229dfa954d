import { ENUMERATIONS } from '#libs/domain';
import type { Indicators } from '#libs/http';

const HEADINGS = [
  '指标',
  '名称',
  '公式',
  '公式版本',
  '公式内容',
  '单位',
  '值',
  '分子',
  '分母',
  '暂定：分子',
  '暂定：分母',
  '待复核：分子',
  '待复核：分母',
  '截至',
  '缺少',
] as const;

/** The indicators as rows of a sheet, one for each figure; one that is not computed has a row with what is missing. */
export const indicatorTable = ({ items, cutOff }: Indicators): readonly (readonly string[])[] => [
  HEADINGS,
  ...items.flatMap(({ code, title, measures, missing }) => [
    ...measures.map((one) => [
      code,
      one.title,
      one.formula.id,
      String(one.formula.version),
      one.formula.text,
      ENUMERATIONS.measureUnit?.[one.unit]?.zh ?? one.unit,
      one.value === null ? '' : String(one.value),
      ...[one, one.provisional, one.needsReview].flatMap(({ numerator, denominator }) => [
        String(numerator),
        String(denominator),
      ]),
      cutOff,
      '',
    ]),
    ...(missing === null ? [] : [[code, title, ...HEADINGS.slice(2, -2).map(() => ''), cutOff, missing]]),
  ]),
];
