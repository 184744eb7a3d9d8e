import type { FindingEntry } from '../model/message.js';

/** Findings in template.yaml. */
export const templateFindings = {
  'template-unknown': {
    severity: 'error',
    zh: '没有“{name}”这个版式',
    en: 'there is no template “{name}”',
    note: { zh: '现有的版式：{names}', en: 'there are: {names}' },
  },
  'template-unknown/near': {
    severity: 'error',
    zh: '没有“{name}”这个版式，是不是“{nearest}”？',
    en: 'there is no template “{name}”; did you mean “{nearest}”?',
    note: { zh: '现有的版式：{names}', en: 'there are: {names}' },
  },
  'template-extends/circle': {
    severity: 'error',
    zh: '“{name}”沿用来沿用去，又回到了它自己',
    en: 'what “{name}” extends leads back to it',
    note: {
      zh: '改一处 extends（沿用），让它沿用别的版式，或者删掉这一行',
      en: 'let one of them extend another template, or none',
    },
  },
  'template-extends/deep': {
    severity: 'error',
    zh: '一层层沿用，超过了 {most} 个版式',
    en: 'more than {most} templates stand on each other',
    note: { zh: '直接沿用更下面的那个版式', en: 'extend one further down' },
  },
  'template-value': {
    severity: 'error',
    zh: '“{key}”写成了“{text}”，应当是{wanted}',
    en: '“{key}” is “{text}”, expected {wanted}',
  },
  'template-too-small': {
    severity: 'error',
    zh: '一页只有 {lines} 行，报头就要占 {masthead} 行，放不下正文',
    en: 'a page of {lines} lines has no room below a masthead of {masthead}',
  },
} as const satisfies Record<string, FindingEntry>;
