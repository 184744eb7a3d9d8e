/*
 * Every key of an issue's header, of bulletin.yaml and of people.yaml, once: the parser, the JSON Schema, `new` and the
 * documentation are made from these tables.
 */
import type { Bilingual, Severity } from './catalogue/entry.js';

export interface KeySchema {
  /** The key as it is documented. */
  readonly key: string;
  /** Its one synonym in Chinese; keys that are Chinese themselves have none. */
  readonly synonym?: string;
  readonly value: ValueSchema;
  /** `expected`: the printed issue needs it, a draft may be without. */
  readonly presence: 'required' | 'expected' | 'optional';
  readonly description: Bilingual;
  /** The value as one would type it behind the key. */
  readonly example: string;
}

export type ValueSchema =
  /** One line of text. */
  | { readonly type: 'text' }
  /** One text, or a list of texts. */
  | { readonly type: 'texts' }
  /** Plain digits: from 1 on, or from 0 on. */
  | { readonly type: 'number'; readonly from: 0 | 1 }
  /** One of the words of `severityWords`. */
  | { readonly type: 'severity' }
  /** Four digits. */
  | { readonly type: 'year' }
  /** `2024-12-25` or `2024年12月25日`. */
  | { readonly type: 'date' }
  /** `2024-12-02/2024-12-06` or `2024年12月2日—12月6日`. */
  | { readonly type: 'period' }
  /** A signed number, or `{from, to}`. */
  | { readonly type: 'change'; readonly keys: readonly KeySchema[] }
  /** Figures by measure, or the word `无`. */
  | { readonly type: 'week' }
  /** The word `preprinted`, or `{image}`. */
  | { readonly type: 'masthead'; readonly keys: readonly KeySchema[] }
  /** Some known keys, and any number of others that are all alike. */
  | { readonly type: 'mapping'; readonly keys: readonly KeySchema[]; readonly others?: ValueSchema }
  /** An item may also be written as the text of its key `alone`; where there is only one, without the list. */
  | { readonly type: 'list'; readonly item: MappingSchema; readonly alone?: string };

export type MappingSchema = Extract<ValueSchema, { type: 'mapping' }>;
export type ListSchema = Extract<ValueSchema, { type: 'list' }>;

const text = { type: 'text' } as const;
const count = { type: 'number', from: 0 } as const;
const ordinal = { type: 'number', from: 1 } as const;
const figures = { type: 'mapping', keys: [], others: count } as const;

/** The word for a week without figures. */
export const noFigures = '无';

/** The words for a masthead that is on the paper already. */
export const preprintedWords: readonly string[] = ['preprinted', '预印'];

/** What a rule's findings are to be, in either language; `off` for none. */
export const severityWords: Readonly<Record<string, Severity | 'off'>> = {
  off: 'off',
  hint: 'hint',
  warning: 'warning',
  error: 'error',
  关: 'off',
  提示: 'hint',
  警告: 'warning',
  错误: 'error',
};

const year = {
  key: 'year',
  synonym: '年',
  value: { type: 'year' },
  presence: 'required',
  description: { zh: '年份', en: 'the year' },
  example: '2024',
} as const satisfies KeySchema;

/** 报, 送 and 发. */
export const distributionSchema = {
  type: 'mapping',
  keys: [
    {
      key: '报',
      value: text,
      presence: 'optional',
      description: { zh: '上级', en: 'superiors' },
      example: '省政务管理办公室、省中心领导',
    },
    { key: '送', value: text, presence: 'optional', description: { zh: '平级', en: 'peers' }, example: '省直有关部门' },
    {
      key: '发',
      value: text,
      presence: 'optional',
      description: { zh: '下级和内部', en: 'subordinates' },
      example: '省直部门办事大厅，省中心各处（室）',
    },
  ],
} as const satisfies MappingSchema;

/** One entry of `corrections`; every other key is a measure. */
export const correctionSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'series',
      synonym: '系列',
      value: text,
      presence: 'required',
      description: { zh: '更正哪个系列', en: 'the series that is corrected' },
      example: '综窗',
    },
    {
      key: 'number',
      synonym: '总第',
      value: ordinal,
      presence: 'required',
      description: { zh: '更正哪一期（总第期号）', en: 'the number of the issue that is corrected' },
      example: '519',
    },
    {
      key: 'reason',
      synonym: '原因',
      value: text,
      presence: 'required',
      description: { zh: '更正的原因', en: 'why' },
      example: '重复计件',
    },
  ],
  others: {
    type: 'change',
    keys: [
      {
        key: 'from',
        synonym: '原为',
        value: count,
        presence: 'required',
        description: { zh: '原来的数', en: 'the figure so far' },
        example: '677',
      },
      {
        key: 'to',
        synonym: '改为',
        value: count,
        presence: 'required',
        description: { zh: '正确的数', en: 'the right figure' },
        example: '674',
      },
    ],
  },
} as const satisfies MappingSchema;

const publisher = {
  key: 'publisher',
  synonym: '编印单位',
  value: text,
  presence: 'optional',
  description: { zh: '编印单位', en: 'who publishes the bulletin' },
  example: '四川省政府政务服务和公共资源交易服务中心',
} as const satisfies KeySchema;

const name = {
  key: 'name',
  synonym: '名称',
  value: text,
  presence: 'optional',
  description: { zh: '刊名，印在报头', en: 'the name, printed in the masthead' },
  example: '工作动态',
} as const satisfies KeySchema;

const template = {
  key: 'template',
  synonym: '模板',
  value: text,
  presence: 'optional',
  description: { zh: '版式模板的文件夹名', en: 'folder name of the template' },
  example: 'bulletin',
} as const satisfies KeySchema;

const copies = {
  key: 'copies',
  synonym: '份数',
  value: ordinal,
  presence: 'optional',
  description: { zh: '印发份数', en: 'copies printed' },
  example: '100',
} as const satisfies KeySchema;

const distribution = {
  key: 'distribution',
  synonym: '报送范围',
  value: distributionSchema,
  presence: 'optional',
  description: { zh: '报送范围：报、送、发', en: 'the distribution list: 报, 送, 发' },
  example: '{报: 省中心领导, 发: 省中心各处（室）}',
} as const satisfies KeySchema;

/** The front matter of an issue's index.md. A special issue has `special` in the place of `number` and `issue`. */
export const headerSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'number',
      synonym: '总第',
      value: ordinal,
      presence: 'required',
      description: { zh: '总第期号', en: 'the running number of the issue' },
      example: '519',
    },
    year,
    {
      key: 'issue',
      synonym: '期',
      value: ordinal,
      presence: 'required',
      description: { zh: '本年第几期', en: 'the number of the issue in its year' },
      example: '48',
    },
    {
      key: 'special',
      synonym: '增刊',
      value: ordinal,
      presence: 'optional',
      description: {
        zh: '增刊第几期，代替总第期号和期号',
        en: 'number of a special issue, instead of number and issue',
      },
      example: '1',
    },
    {
      key: 'period',
      synonym: '起止',
      value: { type: 'period' },
      presence: 'required',
      description: { zh: '起止日期，首尾都算在内', en: 'first and last day, both included' },
      example: '2024-12-02/2024-12-06',
    },
    {
      key: 'date',
      synonym: '印发日期',
      value: { type: 'date' },
      presence: 'expected',
      description: { zh: '印发日期', en: 'the printing date' },
      example: '2024-12-25',
    },
    name,
    publisher,
    template,
    {
      key: 'title',
      synonym: '标题',
      value: text,
      presence: 'optional',
      description: { zh: '正文上方的大标题', en: 'a title above the text' },
      example: '全省政务服务工作专刊',
    },
    {
      key: 'marking',
      synonym: '标注',
      value: text,
      presence: 'optional',
      description: { zh: '首页左上角的标注', en: 'a marking at the top left of the first page' },
      example: '内部资料 注意保存',
    },
    distribution,
    {
      key: '增发',
      value: text,
      presence: 'optional',
      description: { zh: '只有这一期增加的收文单位', en: 'receivers of this issue alone' },
      example: '省大数据中心',
    },
    copies,
    {
      key: 'staff',
      synonym: '人员',
      value: { type: 'mapping', keys: [], others: text },
      presence: 'optional',
      description: { zh: '责编、审核、签发等人员', en: 'duties and names' },
      example: '{责编: 张三, 审核: 李四, 签发: 王五}',
    },
    {
      key: 'statistics',
      synonym: '统计',
      value: { type: 'mapping', keys: [], others: { type: 'week' } },
      presence: 'optional',
      description: { zh: '本周的数，按系列填', en: 'the figures of the week by series' },
      example: '{综窗: {咨询: 1634, 受理: 677}}',
    },
    {
      key: 'published',
      synonym: '已刊累计',
      value: { type: 'mapping', keys: [], others: figures },
      presence: 'optional',
      description: { zh: '已经印出的累计数，用来核对', en: 'the cumulative figures as printed, for comparison' },
      example: '{综窗: {咨询: 77319, 受理: 31803}}',
    },
    {
      key: 'corrections',
      synonym: '更正',
      value: { type: 'list', item: correctionSchema },
      presence: 'optional',
      description: {
        zh: '对以前各期数字的更正，从这一期起计入',
        en: 'changes to earlier figures, counted from here on',
      },
      example: '[{series: 综窗, number: 519, 受理: -3, reason: 重复计件}]',
    },
  ],
} as const satisfies MappingSchema;

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
  others: count,
} as const satisfies MappingSchema;

/** One series of `statistics` in bulletin.yaml. */
export const seriesSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'title',
      synonym: '标题',
      value: text,
      presence: 'required',
      description: { zh: '正文里怎么称呼', en: 'its name in running text' },
      example: '省本级综窗',
    },
    {
      key: 'measures',
      synonym: '指标',
      value: { type: 'mapping', keys: [], others: text },
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
  ],
} as const satisfies MappingSchema;

export const settingsSchema = {
  type: 'mapping',
  keys: [
    { ...name, presence: 'required' },
    {
      key: 'masthead',
      synonym: '报头',
      value: {
        type: 'masthead',
        keys: [
          {
            key: 'image',
            synonym: '图片',
            value: text,
            presence: 'required',
            description: { zh: '报头图片的路径', en: 'path of the image' },
            example: 'masthead.png',
          },
        ],
      },
      presence: 'optional',
      description: {
        zh: '报头不用刊名排，而用图片或预印纸',
        en: 'an image or preprinted paper instead of the set name',
      },
      example: 'preprinted',
    },
    { ...publisher, presence: 'required' },
    { ...template, presence: 'required' },
    distribution,
    copies,
    {
      key: 'statistics',
      synonym: '统计',
      value: { type: 'mapping', keys: [], others: seriesSchema },
      presence: 'optional',
      description: { zh: '每周要报的数，按系列', en: 'what is counted every week, by series' },
      example: '{综窗: {title: 省本级综窗, measures: {咨询: 人次, 受理: 件}}}',
    },
    {
      key: 'rules',
      synonym: '规则',
      value: { type: 'mapping', keys: [], others: { type: 'severity' } },
      presence: 'optional',
      description: {
        zh: '各条检查规则的轻重：off（关）、hint（提示）、warning（警告）、error（错误）',
        en: 'severity of rules: off, hint, warning or error',
      },
      example: '{period-skip: off}',
    },
    {
      key: 'terms',
      synonym: '用词',
      value: { type: 'mapping', keys: [], others: { type: 'texts' } },
      presence: 'optional',
      description: {
        zh: '规范用词，后面写常见的错误写法',
        en: 'words that have one right form, each with its wrong forms',
      },
      example: '{省政务服务大厅: [省政务大厅, 省服务大厅]}',
    },
  ],
} as const satisfies MappingSchema;

/** One entry of a person's `titles`. */
export const heldTitleSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'title',
      synonym: '职务',
      value: text,
      presence: 'required',
      description: { zh: '职务全称', en: 'the title in full' },
      example: '某某局局长',
    },
    {
      key: 'from',
      synonym: '自',
      value: { type: 'date' },
      presence: 'optional',
      description: { zh: '任职第一天；不写就是一直在任', en: 'the first day in office; open where left out' },
      example: '2024-01-01',
    },
    {
      key: 'to',
      synonym: '至',
      value: { type: 'date' },
      presence: 'optional',
      description: { zh: '任职最后一天；不写就是至今在任', en: 'the last day in office; open where left out' },
      example: '2024-12-31',
    },
  ],
} as const satisfies MappingSchema;

/** One person of people.yaml. */
export const personSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'name',
      synonym: '姓名',
      value: text,
      presence: 'required',
      description: { zh: '姓名', en: 'the name' },
      example: '张某某',
    },
    {
      key: 'titles',
      synonym: '职务',
      value: { type: 'list', item: heldTitleSchema, alone: 'title' },
      presence: 'optional',
      description: { zh: '现在和以前的职务', en: 'titles held, now or before' },
      example: '[{title: 某某局局长, from: 2024-01-01}]',
    },
    {
      key: 'rank',
      synonym: '排名',
      value: ordinal,
      presence: 'optional',
      description: { zh: '排名，1 排在最前；不写就不查先后', en: 'rank, 1 is named first; not checked where left out' },
      example: '1',
    },
  ],
} as const satisfies MappingSchema;

/** issues/people.yaml: who is who, for the checks of names, titles and their order. */
export const peopleSchema = { type: 'list', item: personSchema } as const satisfies ListSchema;

/** How a message names a key: with its Chinese synonym beside it. */
export const keyName = ({ key, synonym }: KeySchema): Bilingual => ({
  zh: synonym ? `${key}（${synonym}）` : key,
  en: key,
});
