import type { TextRun } from '../model/issue.js';
import { LONGEST_ADDRESS, linkAddress } from '../model/link-address.js';
import { sliceRun } from '../model/text-run.js';

/**
 * Splits a run at the bare addresses in it, which become links. An address ends at the first character that is not
 * ASCII, and before closing marks: what follows it in Chinese is no part of it. One that is too long, or none, stays text.
 */
export function findLinks(run: TextRun): readonly TextRun[] {
  if (run.link !== undefined) return [run];
  const runs: TextRun[] = [];
  let at = 0;
  for (const { 0: found, index } of run.text.matchAll(/(?<![A-Za-z0-9])(?:https?:\/\/|www\.)[\x21-\x7e]+/g)) {
    const address = withoutClosingMarks(found);
    if (address.length > LONGEST_ADDRESS || !/^(?:https?:\/\/|www\.)[A-Za-z0-9]/.test(address)) continue;
    const link = linkAddress(address.startsWith('www.') ? `http://${address}` : address);
    if (link === undefined) continue;
    if (index > at) runs.push(sliceRun(run, at, index));
    at = index + address.length;
    runs.push({ ...sliceRun(run, index, at), link });
  }
  if (at < run.text.length) runs.push(sliceRun(run, at, run.text.length));
  return runs;
}

/**
 * An address without the marks behind it. They are looked for by hand: a regular expression for the end of a text looks at
 * every run of marks in it.
 */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?\'")]}'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
