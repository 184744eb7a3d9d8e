import { type KeySchema, ordinal, text, type ValueSchema } from './value-schema.js';

/** 总第 of an issue, or a day. */
const bound = { type: 'either', of: [ordinal, { type: 'date' }] } as const satisfies ValueSchema;

export const from = {
  key: 'from',
  synonym: '启用',
  value: bound,
  presence: 'optional',
  description: { zh: '从总第几期起，或者从哪一天起', en: 'the first issue, by its number, or a day' },
  example: '620',
} as const satisfies KeySchema;

export const until = {
  key: 'until',
  synonym: '停用',
  value: bound,
  presence: 'optional',
  description: { zh: '到总第几期为止，或者到哪一天为止', en: 'the last issue, by its number, or a day' },
  example: '619',
} as const satisfies KeySchema;

/** One value of several that hold one after the other. */
export const timedEntrySchema = {
  type: 'mapping',
  keys: [
    {
      key: 'is',
      synonym: '为',
      value: text,
      presence: 'required',
      description: { zh: '这段时间里写什么', en: 'what holds in that time' },
      example: '某某中心',
    },
    from,
    until,
  ],
} as const satisfies ValueSchema;

/** One text, or several that hold one after the other. */
export const timedText = {
  type: 'either',
  of: [text, { type: 'list', item: timedEntrySchema }],
} as const satisfies ValueSchema;
