import type { MappingSchema } from './value-schema.js';

/** issues/holidays.yaml: which days are off, and which weekends are worked instead. */
export const holidaysSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'off',
      synonym: '放假',
      value: { type: 'days' },
      presence: 'optional',
      description: { zh: '放假的日子，一天或者一段', en: 'days off, single ones or periods' },
      example: '[2024-10-01/2024-10-07, 2025-01-01]',
    },
    {
      key: 'workdays',
      synonym: '上班',
      value: { type: 'days' },
      presence: 'optional',
      description: {
        zh: '调休要上班的周末；放假的一段里有要上班的，也写在这里',
        en: 'weekends that are worked instead; they go before days off',
      },
      example: '[2024-09-29, 2024-10-12]',
    },
  ],
} as const satisfies MappingSchema;
