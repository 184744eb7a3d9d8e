import { copies, distribution, maxPages, name, publisher, template, year } from './shared-keys.js';
import { decimal, figures, type MappingSchema, ordinal, text } from './value-schema.js';

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
        value: decimal,
        presence: 'required',
        description: { zh: '原来的数', en: 'the figure so far' },
        example: '677',
      },
      {
        key: 'to',
        synonym: '改为',
        value: decimal,
        presence: 'required',
        description: { zh: '正确的数', en: 'the right figure' },
        example: '674',
      },
    ],
  },
} as const satisfies MappingSchema;

/** One entry of `released`: a printing of the issue. */
export const releaseSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'date',
      synonym: '印发日期',
      value: { type: 'date' },
      presence: 'required',
      description: { zh: '这次印发的日期', en: 'the printing date' },
      example: '2024-12-25',
    },
    {
      key: 'pages',
      synonym: '页数',
      value: ordinal,
      presence: 'required',
      description: { zh: '印发的 PDF 有几页', en: 'how many pages the PDF has' },
      example: '4',
    },
    {
      key: 'sha256',
      synonym: '校验值',
      value: { type: 'digest' },
      presence: 'required',
      description: { zh: '印发的 PDF 的 SHA-256 校验值', en: 'the SHA-256 of the PDF' },
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      key: 'published',
      synonym: '已刊累计',
      value: { type: 'mapping', keys: [], others: figures },
      presence: 'optional',
      description: { zh: '印出的累计数', en: 'the cumulative figures as printed' },
      example: '{综窗: {咨询: 77319, 受理: 31803}}',
    },
    {
      key: 'files',
      synonym: '稿件',
      value: { type: 'mapping', keys: [], others: { type: 'digest' } },
      presence: 'required',
      description: {
        zh: '印发时各个稿件文件的 SHA-256 校验值',
        en: 'the SHA-256 of each file that the issue was made from',
      },
      example: '{index.md: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}',
    },
    {
      key: 'reason',
      synonym: '原因',
      value: text,
      presence: 'optional',
      description: { zh: '重新印发的原因', en: 'why it was printed again' },
      example: '第二页图片印错',
    },
    {
      key: 'record',
      synonym: '记录校验值',
      value: { type: 'digest' },
      presence: 'optional',
      description: {
        zh: '印发记录文件（519-印发.json）的 SHA-256 校验值',
        en: 'the SHA-256 of the file that records the release',
      },
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      key: 'withdrawn',
      synonym: '撤回',
      value: text,
      presence: 'optional',
      description: {
        zh: '印发当天撤回的，写明原因：这一次印发不再算数',
        en: 'why the release was withdrawn on its day: it no longer holds',
      },
      example: '付印前发现错字',
    },
  ],
} as const satisfies MappingSchema;

/** The front matter of an issue's index.md. A special issue has `special` in the place of `number` and `issue`. */
export const headerSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'number',
      synonym: '总第',
      value: ordinal,
      presence: 'regular',
      description: { zh: '总第期号', en: 'the running number of the issue' },
      example: '519',
    },
    year,
    {
      key: 'issue',
      synonym: '期',
      value: ordinal,
      presence: 'regular',
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
      value: { type: 'texts' },
      presence: 'optional',
      description: {
        zh: '首页左上角的标注，几行就写几项',
        en: 'the marking at the top left of the first page, one text or a list of lines',
      },
      example: '[密级, 内部资料 注意保存]',
    },
    distribution,
    {
      key: '增发',
      value: { type: 'receivers' },
      presence: 'optional',
      description: { zh: '只有这一期增加的收文单位', en: 'receivers of this issue alone' },
      example: '省大数据中心',
    },
    copies,
    maxPages,
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
    {
      key: 'released',
      synonym: '印发',
      value: { type: 'list', item: releaseSchema },
      presence: 'optional',
      description: {
        zh: '印发的记录，由 bulletin release 写入，不要手改',
        en: 'the record of its printing, written by bulletin release and not by hand',
      },
      example:
        '[{date: 2024-12-25, pages: 4, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, files: {}}]',
    },
  ],
} as const satisfies MappingSchema;
