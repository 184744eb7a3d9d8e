import type { FindingEntry } from './entry.js';

/** Findings about people and terms, about what was copied, and about what must not be published. */
export const checkPeopleMessages = {
  'leader-order': {
    severity: 'warning',
    zh: '“{name}”排在“{before}”后面，按排名应当在前面',
    en: '“{name}” stands after “{before}”, but ranks above',
    note: {
      zh: '按 people.yaml 的排名，先后应当是：{order}',
      en: 'the order by the ranks in people.yaml: {order}',
    },
  },
  'person-title': {
    severity: 'warning',
    zh: '“{name}”这时的职务不是“{title}”',
    en: '“{title}” is not a title of “{name}” at this time',
    note: {
      zh: 'people.yaml 里写的是：{known}。以前的职务前面加“原”；新任职的，在 people.yaml 里补上',
      en: 'people.yaml has: {known}. Put “原” before a former title; add a new one to people.yaml',
    },
  },
  'person-name': {
    severity: 'warning',
    zh: '“{typed}”是不是“{name}”？这时的{title}是“{name}”',
    en: '“{typed}”: is it “{name}”, who is {title} at this time?',
    note: {
      zh: '换了人的，在 people.yaml 里写明各自任职的起止日期',
      en: 'where someone else holds the title now, state the days in office in people.yaml',
    },
  },
  'term-form': {
    severity: 'warning',
    zh: '“{typed}”的规范写法是“{right}”',
    en: '“{typed}” should read “{right}”',
    note: {
      zh: '规范用词写在 bulletin.yaml 的 terms（用词）里',
      en: 'the right forms are stated under terms in bulletin.yaml',
    },
  },
  'term-form/both': {
    severity: 'error',
    zh: '“{form}”既写成规范用词，又写成错误写法',
    en: '“{form}” is stated both as a right form and as a wrong one',
    note: { zh: '删去其中一处', en: 'remove one of them' },
  },
  'uneven-quote': {
    severity: 'hint',
    zh: '“{phrase}”在本期其他 {count} 处都加了引号，这里没有加',
    en: '“{phrase}” is quoted in {count} other places of this issue, and bare here',
    note: { zh: '是同一个说法就也加上引号', en: 'quote it here too where it is the same expression' },
  },
  'repeated-paragraph': {
    severity: 'warning',
    zh: '这一段和第{number}期的一段有 {percent}% 相同',
    en: '{percent}% of this paragraph equals one in issue {number}',
    note: { zh: '请核对是不是上次的内容忘了改', en: 'check that it was not left over from that issue' },
  },
  'identity-number': {
    severity: 'error',
    zh: '这里有一个身份证号码',
    en: 'this is an identity card number',
    note: {
      zh: '删去，或只留前几位、其余写成“*”；确实要登，就在前面加备注：<!-- bulletin-ignore identity-number: 理由 -->',
      en: 'remove or mask it; where it must be printed, say why: <!-- bulletin-ignore identity-number: reason -->',
    },
  },
  'mobile-number': {
    severity: 'error',
    zh: '这里有一个手机号码',
    en: 'this is a mobile phone number',
    note: {
      zh: '删去，或换成办公电话；确实要登，就在前面加备注：<!-- bulletin-ignore mobile-number: 理由 -->',
      en: 'remove it, or give an office number; where it must be printed, say why: <!-- bulletin-ignore mobile-number: reason -->',
    },
  },
  'bank-card': {
    severity: 'error',
    zh: '这里有一个银行卡号',
    en: 'this is a bank card number',
    note: {
      zh: '删去，或只留末四位；确实要登，就在前面加备注：<!-- bulletin-ignore bank-card: 理由 -->',
      en: 'remove or mask it; where it must be printed, say why: <!-- bulletin-ignore bank-card: reason -->',
    },
  },
} as const satisfies Record<string, FindingEntry>;
