import { type KeySchema, type MappingSchema, text } from './value-schema.js';

/** Where the figures of a series stand in the sheets that are sent every week. */
const sourceSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'file',
      synonym: '文件',
      value: text,
      presence: 'optional',
      description: {
        zh: '文件叫什么；* 代表任意几个字，? 代表一个字。别的文件不取这个系列',
        en: 'what the file is called, with * for any characters and ? for one; no other has the series',
      },
      example: '"综窗周报*.xlsx"',
    },
    {
      key: 'sheet',
      synonym: '工作表',
      value: text,
      presence: 'optional',
      description: { zh: '哪一张工作表', en: 'the sheet of the workbook' },
      example: '周报',
    },
    {
      key: 'columns',
      synonym: '列',
      value: { type: 'mapping', keys: [], others: text },
      presence: 'optional',
      description: {
        zh: '各个指标在哪一列：写列号，或者表头上的字；没有写的按名称找',
        en: 'the column of each measure, by its letters or its head; those that aren’t named are found by name',
      },
      example: '{咨询: B, 受理: 受理件数}',
    },
    {
      key: 'total',
      synonym: '合计行',
      value: text,
      presence: 'optional',
      description: {
        zh: '合计行写着什么，或者是第几行；不写就找“合计”',
        en: 'what the row of totals is called, or its number; “合计” where left out',
      },
      example: '全市合计',
    },
    {
      key: 'dates',
      synonym: '日期单元格',
      value: { type: 'texts' },
      presence: 'optional',
      description: {
        zh: '写着起止日期的单元格；开始和结束分在两格的写两格',
        en: 'the cell that states the period, or those of its first and last day',
      },
      example: 'A2',
    },
  ],
} as const satisfies MappingSchema;

export const source = {
  key: 'source',
  synonym: '取数',
  value: sourceSchema,
  presence: 'optional',
  description: {
    zh: '每周的数从哪个表格的哪里取（bulletin import）；没有写就按名称找',
    en: 'where bulletin import takes its figures from; where left out they are found by name',
  },
  example: '{file: "综窗周报*.xlsx", columns: {咨询: B, 受理: C}, total: 合计, dates: A2}',
} as const satisfies KeySchema;
