import { type ListSchema, type MappingSchema, ordinal, text } from './value-schema.js';

/** One entry of a person's `titles`. */
export const heldTitleSchema = {
  type: 'mapping',
  alone: 'title',
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
      value: { type: 'list', item: heldTitleSchema },
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
