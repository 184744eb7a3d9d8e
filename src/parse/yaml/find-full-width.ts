import type { Finding } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import { finding } from '../finding.js';

/** A stretch of a source file that holds YAML. */
export interface YamlText {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the marks of a Chinese input method where YAML wants the ASCII ones, and colons without the blank behind them.
 *
 * YAML itself takes `{咨询：1634}` and `{咨询:1634}` for keys without a value and a line `年：2024` for plain text, and
 * complains somewhere else or not at all; so the raw text is looked at first. Marks inside a text value stay: a key is
 * one word, and a `，` parts two entries only where the next is `word:` and one of the two values is a number.
 */
export function findFullWidth(yaml: YamlText): readonly Finding[] {
  const findings: Finding[] = [];
  const { file, end } = yaml;
  let at = yaml.start;
  while (at < end) {
    const line = /[^\r\n]*/y;
    line.lastIndex = at;
    const length = Math.min(end - at, line.exec(file.text)?.[0].length ?? 0);
    at = scanLine({ file, start: at, end }, at + length, findings);
    at += /^(?:\r\n|\r|\n)?/.exec(file.text.slice(at, at + 2))?.[0].length ?? 0;
  }
  return findings;
}

const WORD = String.raw`[\p{L}\p{N}_-]+`;
/** Indent, list dashes, then a word and the colon or something like it. */
const KEY_LINE = new RegExp(String.raw`^([ \t\u3000]*(?:-[ \t\u3000]+)*)(${WORD})([ \t\u3000]*)([:：])(.?)`, 'u');

/** Looks at the line from `yaml.start` to `lineEnd`; returns where the next one starts, behind a flow mapping's end. */
function scanLine(yaml: YamlText, lineEnd: number, findings: Finding[]): number {
  const { file, start } = yaml;
  const line = file.text.slice(start, lineEnd);
  const indent = /^ *\u3000[ \u3000]*/.exec(line);
  if (indent) {
    const range = { file, start, end: start + indent[0].length };
    findings.push(finding('yaml-syntax/full-width-indent', range, {}));
  }
  const key = KEY_LINE.exec(line);
  let valueAt = start + (/^[ \t]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0);
  if (key) {
    const [, before = '', word = '', gap = '', colon = '', next = ''] = key;
    const colonAt = start + before.length + word.length + gap.length;
    checkColon({ file, colonAt, colon, next, word, value: line.slice(colonAt - start + 1) }, findings);
    valueAt = colonAt + 1;
  }
  while (valueAt < lineEnd && /[ \t]/.test(file.text.charAt(valueAt))) valueAt += 1;
  const first = file.text.charAt(valueAt);
  if (first === '｛' || first === '［') {
    const wanted = first === '｛' ? '{' : '[';
    findings.push(fullWidth(file, valueAt, wanted));
  }
  if (first === '{' || first === '[') return Math.max(lineEnd, scanFlow({ ...yaml, start: valueAt }, findings));
  return first === '"' || first === "'" ? Math.max(lineEnd, skipQuoted(yaml, valueAt)) : lineEnd;
}

/** A mark that must be the ASCII one. Behind a colon and a comma YAML wants a blank, which nobody types behind the others. */
function fullWidth(file: SourceFile, at: number, wanted: string): Finding {
  const range = { file, start: at, end: at + 1 };
  const needsBlank = /[:,]/.test(wanted) && /[^ \t\r\n]/.test(file.text.charAt(at + 1));
  const found = finding('full-width', range, { typed: file.text.charAt(at), wanted });
  return { ...found, fix: { range, text: needsBlank ? `${wanted} ` : wanted } };
}

interface Colon {
  readonly file: SourceFile;
  readonly colonAt: number;
  readonly colon: string;
  /** The character behind it. */
  readonly next: string;
  readonly word: string;
  readonly value: string;
}

/** A full-width colon, or one that no blank follows. */
function checkColon({ file, colonAt, colon, next, word, value }: Colon, findings: Finding[]): void {
  const range = { file, start: colonAt, end: colonAt + 1 };
  if (colon === '：') findings.push(fullWidth(file, colonAt, ':'));
  // `//` is left alone: an address is no key.
  else if (next !== '' && !/[ \t\r\n,{}[\]]/.test(next) && !value.startsWith('//')) {
    findings.push(finding('colon-blank', range, { key: word, value: value.trim() }));
  }
}

/** A word and a colon at the start of an entry of a flow mapping. */
const FLOW_KEY = new RegExp(String.raw`\s*(${WORD})(\s*)([:：])`, 'uy');
/** What may follow a full-width comma that was meant to part two entries. */
const NEXT_ENTRY = new RegExp(String.raw`^\s*${WORD}\s*(?::(?=\s)|[:：]\s*[-+＋－]?[\p{N}{])`, 'u');
const NUMBER = /^\s*[-+＋－]?\p{N}[\p{N},.]*\s*$/u;

/** Looks through `{…}` or `[…]` from its opening bracket; returns the offset behind the closing one. */
function scanFlow({ file, start, end }: YamlText, findings: Finding[]): number {
  let depth = 0;
  let at = start;
  let valueStart = start;
  while (at < end) {
    const behind = skipOpaque({ file, start: valueStart, end }, at);
    if (behind > at) {
      at = behind;
      continue;
    }
    const number = separatedNumber({ file, start: valueStart, end }, at);
    if (number) {
      findings.push(number);
      at = number.range.end;
      continue;
    }
    const mark = flowMark(file.text, valueStart, at);
    if (mark === 'open') depth += 1;
    if (mark === 'close') depth -= 1;
    if (mark === 'close' && depth === 0) return at + 1;
    const wanted = mark && WIDE_MARKS.get(mark);
    if (wanted) findings.push(fullWidth(file, at, wanted));
    if (mark === 'wide-close') return lineEndAfter(file.text, at, end);
    at += 1;
    if (!mark || mark === 'close') continue;
    at = scanFlowKey({ file, start: at, end }, findings);
    valueStart = at;
  }
  return end;
}

/** `1,634` at its first comma: YAML takes that for the end of the value, and the rest for a key without one. */
function separatedNumber({ file, start, end }: YamlText, at: number): Finding | undefined {
  if (!/[,，]/.test(file.text.charAt(at))) return undefined;
  const first = /[:：]?\s*([-+]?\d{1,3})$/.exec(file.text.slice(Math.max(start, at - 8), at))?.[1];
  const rest = /^(?:[,，]\d{3})+(?=\s*(?:[,，;；、}\]｝]|$))/.exec(file.text.slice(at, Math.min(end, at + 40)))?.[0];
  if (first === undefined || rest === undefined) return undefined;
  const range = { file, start: at - first.length, end: at + rest.length };
  const typed = first + rest;
  const wanted = typed.replace(/[,，]/g, '');
  return { ...finding('value-number/comma', range, { typed, wanted }), fix: { range, text: wanted } };
}

type FlowMark = 'open' | 'close' | 'comma' | 'wide-comma' | 'wide-close';

/** What should stand in the place of a full-width mark. */
const WIDE_MARKS: ReadonlyMap<FlowMark, string> = new Map([
  ['wide-comma', ','],
  ['wide-close', '}'],
]);

/** What the character at an offset is to a flow mapping; none where it belongs to a text. */
function flowMark(text: string, valueStart: number, at: number): FlowMark | undefined {
  switch (text.charAt(at)) {
    case '{':
    case '[':
      return 'open';
    case '}':
    case ']':
      return 'close';
    case ',':
      return 'comma';
    // These are typed in the place of a comma.
    case ';':
    case '；':
    case '、':
    case '，':
      return partsEntries(text.slice(valueStart, at), text.slice(at + 1, at + 80)) ? 'wide-comma' : undefined;
    case '｝':
      return 'wide-close';
    default:
      return undefined;
  }
}

/** The offset behind a quoted value or a comment; where neither begins, the offset itself. */
function skipOpaque({ file, start: valueStart, end }: YamlText, at: number): number {
  const character = file.text.charAt(at);
  if (character === '#') return /\s/.test(file.text.charAt(at - 1)) ? lineEndAfter(file.text, at, end) : at;
  if (character !== '"' && character !== "'") return at;
  const opensValue = file.text.slice(valueStart, at).trim() === '';
  return opensValue ? skipQuoted({ file, start: valueStart, end }, at) : at;
}

/** Looks at the key that starts an entry, if there is one; returns where its value starts. */
function scanFlowKey({ file, start, end }: YamlText, findings: Finding[]): number {
  FLOW_KEY.lastIndex = start;
  const key = FLOW_KEY.exec(file.text);
  if (!key || key.index + key[0].length > end) return start;
  const colonAt = key.index + key[0].length - 1;
  const value = /^[^,，{}[\]\r\n]*/.exec(file.text.slice(colonAt + 1, Math.min(end, colonAt + 80)))?.[0] ?? '';
  const next = file.text.charAt(colonAt + 1);
  checkColon({ file, colonAt, colon: key[3] ?? '', next, word: key[1] ?? '', value }, findings);
  return colonAt + 1;
}

/** Whether a `，` stands for the comma between two entries and not in a text. */
const partsEntries = (before: string, after: string): boolean =>
  /[}\]]\s*$/.test(before) ||
  NEXT_ENTRY.test(after) ||
  (NUMBER.test(before) && new RegExp(String.raw`^\s*${WORD}\s*[:：]`, 'u').test(after));

/** The offset behind a quoted value, or the end of the text where the quote is not closed. */
function skipQuoted({ file, end }: YamlText, at: number): number {
  const quoted = file.text.charAt(at) === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
  quoted.lastIndex = at;
  const found = quoted.exec(file.text);
  return found ? Math.min(end, at + found[0].length) : end;
}

function lineEndAfter(text: string, at: number, end: number): number {
  const found = text.slice(at, end).search(/[\r\n]/);
  return found < 0 ? end : at + found;
}
