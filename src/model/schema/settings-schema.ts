import { compareKey, seriesSchema } from './series-schema.js';
import { copies, distribution, maxPages, name, publisher, template } from './shared-keys.js';
import { timedText } from './timed-schema.js';
import { type MappingSchema, permittedWords, text } from './value-schema.js';

/** bulletin.yaml: what all issues share. */
export const settingsSchema = {
  type: 'mapping',
  keys: [
    { ...name, value: timedText, presence: 'required' },
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
    { ...publisher, value: timedText, presence: 'required' },
    { ...template, value: timedText, presence: 'required' },
    distribution,
    copies,
    maxPages,
    {
      key: 'output',
      synonym: '文件名',
      value: { type: 'output-name' },
      presence: 'optional',
      description: {
        zh: 'PDF 的文件名，不写“.pdf”；可以用 {名称} {年} {期} {总第} {期号} {起} {止}',
        en: 'the name of the PDF, without “.pdf”; with {名称} {年} {期} {总第} {期号} {起} {止}',
      },
      example: '"{名称}{年}年第{期}期（总第{总第}期）"',
    },
    {
      key: 'formats',
      synonym: '输出格式',
      value: { type: 'texts' },
      presence: 'optional',
      description: { zh: '生成哪些文件；不写就是 pdf', en: 'which files are built; pdf where it isn’t there' },
      example: '[pdf, docx]',
    },
    {
      key: 'statistics',
      synonym: '统计',
      value: { type: 'entries', value: seriesSchema },
      presence: 'optional',
      description: { zh: '每周要报的数，按系列', en: 'what is counted every week, by series' },
      example: '{综窗: {title: 省本级综窗, measures: {咨询: 人次, 受理: 件}}}',
    },
    compareKey,
    {
      key: 'rules',
      synonym: '规则',
      value: { type: 'entries', value: { type: 'severity' } },
      presence: 'optional',
      description: {
        zh: '各条检查规则的轻重：off（关）、hint（提示）、warning（警告）、error（错误）',
        en: 'severity of rules: off, hint, warning or error',
      },
      example: '{period-skip: off}',
    },
    {
      key: 'classified',
      synonym: '涉密',
      value: { type: 'word', words: permittedWords },
      presence: 'optional',
      description: {
        zh: '这台是涉密计算机，可以处理涉密文稿；预览不再开放给别的电脑（--host）',
        en: 'this computer is for classified matter; the preview is open to no other one (--host)',
      },
      example: 'permitted',
    },
    {
      key: 'terms',
      synonym: '用词',
      value: { type: 'entries', value: { type: 'texts' } },
      presence: 'optional',
      description: {
        zh: '规范用词，后面写常见的错误写法',
        en: 'words that have one right form, each with its wrong forms',
      },
      example: '{省政务服务大厅: [省政务大厅, 省服务大厅]}',
    },
  ],
} as const satisfies MappingSchema;
