import { type KeySchema, text, type ValueSchema } from './value-schema.js';

export const from = {
  key: 'from',
  synonym: '启用',
  value: { type: 'bound' },
  presence: 'optional',
  description: { zh: '从总第几期起，或者从哪一天起', en: 'the first issue, by its number, or a day' },
  example: '620',
} as const satisfies KeySchema;

export const until = {
  key: 'until',
  synonym: '停用',
  value: { type: 'bound' },
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
export const timedText = { type: 'timed', item: timedEntrySchema } as const satisfies ValueSchema;
