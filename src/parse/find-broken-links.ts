import type { Finding } from '../model/finding.js';
import type { TextRun } from '../model/issue.js';
import { rangeOfRun, sliceRun } from '../model/text-run.js';
import { finding } from './finding.js';

/** What an address begins with, or a name of the web. */
const ADDRESS = String.raw`(?:https?[:：]\/\/|mailto[:：]|www\.|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|edu|gov|net|org)(?![\w-]))`;
/** Text and address in any brackets; of a text with emphasis or figures in it only the closing one is in the run. */
const LINK = new RegExp(
  String.raw`(?:(?<!!|！)([[［【])([^[\]［］【】\r\n]{0,100}))?([\]］】])([ \t\u3000]*)([(（])([ \t\u3000]*<?${ADDRESS}[^()（）[\]［］，。；、\r\n]{0,300})([)）]?)`,
  'g',
);

/** What was meant as a link and is text: links have no other brackets than `[]` and `()`, and no blanks. */
export function findBrokenLinks(run: TextRun): readonly Finding[] {
  if (!/[\]］】]/.test(run.text)) return [];
  return Array.from(run.text.matchAll(LINK), (match): Finding[] => {
    const [typed, open, name = '', close = '', gap = '', openAddress = '', inside = '', closeAddress = ''] = match;
    const part = sliceRun(run, match.index, match.index + typed.length);
    // `\[` is meant as text.
    if (part.map.some(({ type, sourceStart, sourceEnd }) => type === 'replaced' && sourceEnd - sourceStart === 2))
      return [];
    const range = rangeOfRun(part);
    const address = inside.trim().replace('：', ':');
    const isHeading = open === '【' || close === '】';
    if (isHeading) return open === '【' ? [finding('link-form/bracket', range, { name, address })] : [];
    const isBlank = gap !== '' || /[ \t\u3000]/.test(inside);
    const isAscii = !/[［］（）：]/.test(`${open}${close}${openAddress}${closeAddress}${inside}`);
    const found = finding(isBlank && isAscii ? 'link-form/blank' : 'link-form', range, { typed });
    const isWhole =
      open !== undefined && closeAddress !== '' && /^[!-~]+$/.test(address) && /^(?:https?|mailto):/.test(address);
    return [isWhole ? { ...found, fix: { range, text: `[${name}](${address})` } } : found];
  }).flat();
}
