import { from, timedText, until } from './timed-schema.js';
import { type KeySchema, type MappingSchema, text } from './value-schema.js';

/** How a period's figure comes of those of its weeks. */
export const takeWords = {
  sum: 'sum',
  max: 'max',
  min: 'min',
  last: 'last',
  合计: 'sum',
  最大: 'max',
  最小: 'min',
  期末: 'last',
} as const;

/** The words for a measure that is in no list. */
export const unlistedWords: readonly string[] = ['no', '不印'];

const unit = {
  key: 'unit',
  synonym: '计量单位',
  value: timedText,
  presence: 'required',
  description: { zh: '填数用的单位', en: 'the unit of its figures' },
  example: '件',
} as const satisfies KeySchema;

const digits = {
  key: 'digits',
  synonym: '小数位数',
  value: { type: 'number', from: 0 },
  presence: 'optional',
  description: { zh: '印几位小数', en: 'how many decimals are printed' },
  example: '2',
} as const satisfies KeySchema;

/** A measure that is printed in another unit than it is entered in. */
const printSchema = {
  type: 'mapping',
  alone: 'unit',
  keys: [{ ...unit, value: text, example: '亿元' }, digits],
} as const satisfies MappingSchema;

/** A measure of a series, where more is to be said of it than its unit. */
export const measureSchema = {
  type: 'mapping',
  alone: 'unit',
  keys: [
    unit,
    digits,
    {
      key: 'of',
      synonym: '公式',
      value: { type: 'formula' },
      presence: 'optional',
      description: {
        zh: '怎么从别的指标算出来；百分比、千分比自动乘 100、1000',
        en: 'a rate of the sums of other measures; % and ‰ are multiplied by 100 and 1000',
      },
      example: '(受理 - 退件) / 受理',
    },
    {
      key: 'mean',
      synonym: '加权',
      value: text,
      presence: 'optional',
      description: { zh: '每周填平均数，累计按哪个指标加权', en: 'a mean, weighted by this measure' },
      example: '受理',
    },
    {
      key: 'take',
      synonym: '累计方式',
      value: { type: 'word', words: Object.keys(takeWords) },
      presence: 'optional',
      description: {
        zh: '累计怎么取：合计、最大、最小、期末',
        en: 'what a period takes of its weeks: sum, max, min or last',
      },
      example: 'max',
    },
    { ...from, description: { zh: '从总第几期或哪一天起才有', en: 'the first issue or day that has it' } },
    { ...until, description: { zh: '到总第几期或哪一天为止', en: 'the last issue or day that has it' } },
    {
      key: 'was',
      synonym: '曾用',
      value: text,
      presence: 'optional',
      description: {
        zh: '以前的名称；from（启用）写从哪一期起用现在的名称',
        en: 'its former name; “from” is then where the new one begins',
      },
      example: '咨询',
    },
    {
      key: 'print',
      synonym: '印作',
      value: printSchema,
      presence: 'optional',
      description: {
        zh: '换成别的单位印；写 no（不印），就不列在一串数里',
        en: 'another unit to print it in; “no” keeps it out of lists',
      },
      example: '{unit: 亿元, digits: 2}',
    },
    {
      key: 'words',
      synonym: '升降',
      value: { type: 'texts' },
      presence: 'optional',
      description: { zh: '变大、变小怎么说', en: 'the words for more and for less' },
      example: '[延长, 缩短]',
    },
  ],
} as const satisfies MappingSchema;
