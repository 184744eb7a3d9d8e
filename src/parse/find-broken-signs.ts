import type { Finding } from '../model/finding.js';
import type { TextRun } from '../model/issue.js';
import { rangeOfRun, sliceRun } from '../model/text-run.js';
import { finding } from './finding.js';

const LOWERED = new Map(Array.from('₀₁₂₃₄₅₆₇₈₉₊₋', (sign, i) => ['0123456789+-'.charAt(i), sign]));
const RAISED = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', (sign, i) => ['0123456789+-'.charAt(i), sign]));

/** `CO~2~` and `m^2^`, as other programs write what stands lower or higher. */
const SCRIPT = /(?<=[A-Za-z)）])~([\dA-Za-z+-]{1,4})~|(?<=[\p{L}\p{N})）])\^([\dA-Za-z+-]{1,4})\^/gu;

/** Signs in a text that are printed other than they were meant: raised and lowered ones, and the backslashes of a path. */
export function findBrokenSigns(run: TextRun): readonly Finding[] {
  return [...findScripts(run), ...findPaths(run)];
}

function findScripts(run: TextRun): readonly Finding[] {
  if (!/[~^]/.test(run.text)) return [];
  return Array.from(run.text.matchAll(SCRIPT), ({ 0: typed, 1: lowered, 2: raised, index }) => {
    const range = rangeOfRun(sliceRun(run, index, index + typed.length));
    const signs = lowered === undefined ? RAISED : LOWERED;
    const wanted = Array.from(lowered ?? raised ?? '', (character) => signs.get(character) ?? '?').join('');
    const found = finding('script-mark', range, { typed });
    return wanted.includes('?') ? found : { ...found, fix: { range, text: wanted } };
  });
}

/** What stands before a part of a path: a drive, or a part behind a backslash. One right before it is printed already. */
const IN_PATH = /(?:(?<![A-Za-z])[A-Za-z]:[^\s\\，。；、：（）《》“”]*|\\[^\s\\，。；、：（）《》“”]+)$/;

/** `\\server\甲`: of two backslashes Markdown prints one, and of one before a mark none. */
function findPaths({ text, file, map }: TextRun): readonly Finding[] {
  const found: Finding[] = [];
  for (const { type, at, length, sourceStart, sourceEnd } of map) {
    const source = file.text.slice(sourceStart, sourceEnd);
    if (type !== 'replaced' || length !== 1 || !source.startsWith('\\')) continue;
    const before = text.slice(Math.max(0, at - 100), at);
    const isHost = source === '\\\\' && /(?:^|[^A-Za-z0-9\\])$/.test(before) && /^[A-Za-z0-9]/.test(text.slice(at + 1));
    const isFolder = source !== '\\\\' && IN_PATH.test(before);
    if (!isHost && !isFolder) continue;
    const range = { file, start: sourceStart, end: sourceEnd };
    found.push({
      ...finding('path-mark', range, { typed: source, printed: text.charAt(at) }),
      fix: { range, text: source.replaceAll('\\', '\\\\').replace(/[^\\]$/, '\\$&') },
    });
  }
  return found;
}
