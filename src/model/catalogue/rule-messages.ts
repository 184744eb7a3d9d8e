import type { FindingEntry } from './entry.js';

/** What is found in settings of rules, and in notes that silence findings. */
export const ruleMessages = {
  'rule-unknown': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则',
    en: 'there is no rule “{rule}”',
    note: { zh: '规则的名称在每条提示末尾的方括号里', en: 'rules are named in brackets behind each finding' },
  },
  'rule-unknown/near': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则，是不是“{nearest}”？',
    en: 'there is no rule “{rule}”; did you mean “{nearest}”?',
  },
  'rule-fixed': {
    severity: 'warning',
    zh: '“{rule}”查的是没法付印的错误，不能关闭，也不能改轻重',
    en: '“{rule}” finds what makes the PDF wrong or impossible: it can be neither switched off nor changed',
    note: { zh: '删去这一行，照提示改稿件', en: 'remove this line and mend what the rule finds' },
  },
  'rule-fixed/note': {
    severity: 'warning',
    zh: '“{rule}”查的是没法付印的错误，不能忽略',
    en: '“{rule}” finds what makes the PDF wrong or impossible: it cannot be ignored',
    note: { zh: '删去它，照提示改稿件', en: 'remove it and mend what the rule finds' },
  },
  'ignore-unknown': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则',
    en: 'there is no rule “{rule}”',
    note: { zh: '规则的名称在每条提示末尾的方括号里', en: 'rules are named in brackets behind each finding' },
  },
  'ignore-unknown/near': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则，是不是“{nearest}”？',
    en: 'there is no rule “{rule}”; did you mean “{nearest}”?',
  },
  'ignore-unknown/none': {
    severity: 'warning',
    zh: '这条备注没有写要忽略哪条规则',
    en: 'this note names no rule to ignore',
    note: {
      zh: '写成“<!-- bulletin-ignore 规则: 原因 -->”，规则是提示末尾方括号里的名称',
      en: 'write <!-- bulletin-ignore rule: reason -->; rules are named in brackets behind each finding',
    },
  },
  'ignore-reason': {
    severity: 'warning',
    zh: '忽略要写明原因；没有原因不算数',
    en: 'a reason must be given; without one nothing is ignored',
    note: {
      zh: '写成“<!-- bulletin-ignore {rules}: 原因 -->”',
      en: 'write <!-- bulletin-ignore {rules}: reason -->',
    },
  },
  'ignore-unused': {
    severity: 'warning',
    zh: '“{rule}”在下面这一段里没有查出什么，用不着忽略',
    en: '“{rule}” finds nothing in the block that follows: there is nothing to ignore',
    note: {
      zh: '把它删去；它管的是后面紧接着的一段，写在段落里就管那一段',
      en: 'remove it; a note is for the block behind it, or the paragraph that it stands in',
    },
  },
} as const satisfies Record<string, FindingEntry>;
