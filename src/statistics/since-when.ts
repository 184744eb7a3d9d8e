import { beganIn } from '../model/began-in.js';
import type { Question } from '../model/query-ledger.js';

/** `（自第12期起）`, `（自3月16日起）` of a measure that began within a year; nothing of one that was there from its start. */
export function sinceWhen(question: Question, year: number): string {
  const began = beganIn(question, year);
  if (!began) return '';
  const { from } = began.measure;
  const since = from?.type === 'date' ? `${from.date.month}月${from.date.day}日` : `第${began.issue.issue}期`;
  return `（自${since}起）`;
}
