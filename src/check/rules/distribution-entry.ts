import { declareFindings } from '../../model/finding.js';
import { distributionKinds } from '../../model/settings.js';
import type { CheckedIssue } from '../checked-issue.js';
import type { Rule } from '../rule.js';
import { type Receiver, splitReceivers } from '../split-receivers.js';

const finding = declareFindings({
  'distribution-entry': {
    severity: 'warning',
    zh: '“{kind}”里这里少了一个单位，或者多了标点',
    en: 'a receiver is missing in “{kind}” here, or a mark is too many',
    note: { zh: '补上单位，或者删去多余的标点', en: 'add the receiver, or take the mark out' },
  },
  'distribution-entry/doubled': {
    severity: 'warning',
    zh: '“{receiver}”重复了：“{first}”里已经有',
    en: '“{receiver}” is named twice: it is in “{first}” already',
    note: { zh: '只留一处', en: 'keep one of them' },
  },
});

/** Empty and doubled receivers of 报, 送, 发 and 增发. */
export const distributionEntry: Rule = {
  id: 'distribution-entry',
  group: 'header',
  finding,
  *check(issue) {
    const seen = new Map<string, string>();
    for (const [kind, receivers] of receiversOf(issue)) {
      for (const receiver of receivers) {
        if (receiver.name === '') yield finding('distribution-entry', receiver.range, { kind });
        if (receiver.name === '') continue;
        const key = isRelative(receiver.name) ? `${kind}${receiver.group} ${receiver.name}` : receiver.name;
        const first = seen.get(key);
        if (first === undefined) seen.set(key, kind);
        else yield finding('distribution-entry/doubled', receiver.range, { receiver: receiver.name, first });
      }
    }
  },
};

function* receiversOf({ header, issue }: CheckedIssue): Generator<[string, readonly Receiver[]]> {
  for (const kind of distributionKinds) {
    const list = issue.distribution[kind];
    if (list) yield [kind, splitReceivers(list)];
  }
  if (header.增发) yield ['增发', splitReceivers(header.增发)];
}

/** `省中心各处（室）、直属单位，某厅各处、直属单位`: what is meant depends on who is named before it in the group. */
const isRelative = (name: string): boolean => /^(?:各|本|直属|所属|下属|下设|内设|有关|相关|其他|其它)/.test(name);
