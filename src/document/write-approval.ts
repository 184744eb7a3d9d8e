import { chineseIssueNumber, chinesePeriod } from '../model/chinese-date.js';
import type { ApprovalSheet } from '../model/document.js';
import type { Issue } from '../model/issue.js';
import { runFor } from '../model/text-run.js';

/** The steps of an approval in their order, and what offices call the duty of whoever takes them. */
const steps: readonly (readonly [step: string, duties: readonly string[]])[] = [
  ['拟稿', ['拟稿', '撰稿', '责编', '责任编辑', '编辑']],
  ['核稿', ['核稿', '审核', '审稿', '复核']],
  ['会签', ['会签']],
  ['签发', ['签发']],
];

/** 审签单: who drafts, checks, countersigns and signs an issue, with the names that its header states. */
export function writeApproval({ name, header }: Issue): ApprovalSheet {
  const { range, period, staff } = header;
  const word = (text: string) => runFor(range, text);
  const namesOf = (duties: readonly string[]) => {
    const duty = duties.find((one) => staff.has(one));
    const persons = duty === undefined ? undefined : staff.get(duty);
    return persons ? persons.value.split('、').map((person) => runFor(persons.range, person.trim())) : [];
  };
  return {
    title: word('审签单'),
    facts: [
      runFor(name.range, name.value),
      word(`\u3000${chineseIssueNumber(header)}`),
      runFor(period.range, `（${chinesePeriod(period.value)}）`),
    ],
    head: { step: word('环节'), name: word('姓名'), opinion: word('意见和签名'), date: word('日期') },
    rows: steps.map(([step, duties]) => ({ step: word(step), names: namesOf(duties) })),
  };
}
