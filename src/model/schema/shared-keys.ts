import { type KeySchema, type MappingSchema, ordinal, text } from './value-schema.js';

/* Keys that both an issue's header and bulletin.yaml have. */

export const year = {
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
      value: { type: 'receivers' },
      presence: 'optional',
      description: { zh: '上级', en: 'superiors' },
      example: '省政务管理办公室、省中心领导',
    },
    {
      key: '送',
      value: { type: 'receivers' },
      presence: 'optional',
      description: { zh: '平级', en: 'peers' },
      example: '省直有关部门',
    },
    {
      key: '发',
      value: { type: 'receivers' },
      presence: 'optional',
      description: { zh: '下级和内部', en: 'subordinates' },
      example: '省直部门办事大厅，省中心各处（室）',
    },
  ],
} as const satisfies MappingSchema;

export const publisher = {
  key: 'publisher',
  synonym: '编印单位',
  value: text,
  presence: 'optional',
  description: { zh: '编印单位', en: 'who publishes the bulletin' },
  example: '四川省政府政务服务和公共资源交易服务中心',
} as const satisfies KeySchema;

export const name = {
  key: 'name',
  synonym: '名称',
  value: text,
  presence: 'optional',
  description: { zh: '刊名，印在报头', en: 'the name, printed in the masthead' },
  example: '工作动态',
} as const satisfies KeySchema;

export const template = {
  key: 'template',
  synonym: '模板',
  value: text,
  presence: 'optional',
  description: { zh: '版式模板的文件夹名', en: 'folder name of the template' },
  example: 'bulletin',
} as const satisfies KeySchema;

export const copies = {
  key: 'copies',
  synonym: '份数',
  value: ordinal,
  presence: 'optional',
  description: { zh: '印发份数', en: 'copies printed' },
  example: '100',
} as const satisfies KeySchema;

export const maxPages = {
  key: 'max_pages',
  synonym: '页数上限',
  value: ordinal,
  presence: 'optional',
  description: { zh: '最多印几页', en: 'the most pages an issue may have' },
  example: '8',
} as const satisfies KeySchema;

export const distribution = {
  key: 'distribution',
  synonym: '报送范围',
  value: distributionSchema,
  presence: 'optional',
  description: { zh: '报送范围：报、送、发', en: 'the distribution list: 报, 送, 发' },
  example: '{报: 省中心领导, 发: 省中心各处（室）}',
} as const satisfies KeySchema;
