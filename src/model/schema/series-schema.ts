import { measureSchema } from './measure-schema.js';
import { year } from './shared-keys.js';
import { source } from './source-schema.js';
import { from, timedText, until } from './timed-schema.js';
import { decimal, type KeySchema, type MappingSchema, ordinal, text } from './value-schema.js';

/** How the issue of last year is found. */
export const comparisonWords = { issue: 'issue', date: 'date', 期号: 'issue', 日期: 'date' } as const;

/** How figures are compared with last year's: of one series, or of all that don't say so themselves. */
export const compareKey = {
  key: 'compare',
  synonym: '同比方式',
  value: { type: 'word', words: Object.keys(comparisonWords) },
  presence: 'optional',
  description: {
    zh: '同比和去年哪一期比：issue（期号）同一期号，date（日期）最后一天最接近的一期',
    en: 'which issue of last year is compared with: that of the same 期号, or the nearest by date',
  },
  example: 'date',
} as const satisfies KeySchema;

/** One entry of `opening`; every other key is a measure. */
export const openingSchema = {
  type: 'mapping',
  keys: [
    year,
    {
      key: 'through',
      synonym: '截至',
      value: ordinal,
      presence: 'required',
      description: { zh: '计到总第几期', en: 'number of the last issue counted' },
      example: '518',
    },
    {
      key: 'until',
      synonym: '止于',
      value: { type: 'date' },
      presence: 'optional',
      description: { zh: '计到哪一天', en: 'the last day counted' },
      example: '2024-11-29',
    },
  ],
  others: decimal,
} as const satisfies MappingSchema;

/** One series of `statistics` in bulletin.yaml. */
export const seriesSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'title',
      synonym: '标题',
      value: timedText,
      presence: 'required',
      description: { zh: '正文里怎么称呼', en: 'its name in running text' },
      example: '省本级综窗',
    },
    {
      key: 'measures',
      synonym: '指标',
      value: { type: 'entries', value: measureSchema },
      presence: 'required',
      description: { zh: '指标和单位，按印出的顺序', en: 'measures and their units in printing order' },
      example: '{咨询: 人次, 受理: 件}',
    },
    {
      key: 'opening',
      synonym: '期初',
      value: { type: 'list', item: openingSchema },
      presence: 'optional',
      description: { zh: '在这里的第一期以前已经计入的数', en: 'what was counted before the first kept issue' },
      example: '[{year: 2024, through: 518, 咨询: 75685}]',
    },
    {
      key: 'list',
      synonym: '列出',
      value: { type: 'texts' },
      presence: 'optional',
      description: {
        zh: '一串数里列哪些指标；不写就列能相加的',
        en: 'the measures of a list; those that add up where left out',
      },
      example: '[咨询, 受理, 办结率]',
    },
    compareKey,
    {
      ...from,
      description: { zh: '各个指标从总第几期或哪一天起才有', en: 'the first issue or day that has its measures' },
    },
    { ...until, description: { zh: '各个指标到总第几期或哪一天为止', en: 'the last issue or day that has them' } },
    {
      key: 'was',
      synonym: '曾用',
      value: text,
      presence: 'optional',
      description: {
        zh: '这个系列在各期里以前的名称；from（启用）写从哪一期起用现在的名称',
        en: 'what issues called the series before; “from” is then where the new name begins',
      },
      example: '大厅',
    },
    source,
  ],
} as const satisfies MappingSchema;
