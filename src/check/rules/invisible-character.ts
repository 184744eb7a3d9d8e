import { declareFindings, type Finding } from '../../model/finding.js';
import type { TextRun } from '../../model/issue.js';
import { sourceOffsets } from '../../model/offset-map.js';
import type { SourceFile, SourceRange } from '../../model/source.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'invisible-character': {
    severity: 'warning',
    zh: '这里有看不见的字符 {codes}',
    en: 'there is an invisible character here: {codes}',
    note: { zh: '多半是从网页或别的文件粘贴带来的，删去', en: 'it mostly comes with pasted text; remove it' },
  },
  'invisible-character/direction': {
    severity: 'error',
    zh: '这里有改变文字方向的字符 {codes}，看到的顺序与实际的可能不同',
    en: 'there is a character that turns the text around here: {codes}',
    note: { zh: '删去', en: 'remove it' },
  },
  'invisible-character/control': {
    severity: 'error',
    zh: '这里有控制字符 {codes}，印不出来',
    en: 'there is a control character here, which cannot be printed: {codes}',
    note: { zh: '删去，或换成要用的字', en: 'remove it, or write what is meant' },
  },
  'invisible-character/unknown': {
    severity: 'error',
    zh: '字符 {codes} 没有统一的字形，换一种字体就可能变样或变成空白',
    en: 'the character {codes} has no shape of its own: every font shows it in another way or not at all',
    note: {
      zh: '多半是造字或粘贴留下的，换成标准的字',
      en: 'it is a private character or left by pasting; write a standard one',
    },
  },
});

/** Code points by what they do, first and last of each stretch [Unicode Standard, chapter 23]. */
const KINDS = {
  zeroWidth: [
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x115f, 0x1160],
    [0x180e, 0x180e],
    [0x200b, 0x200d],
    [0x2060, 0x2065],
    [0x206a, 0x206f],
    [0x3164, 0x3164],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff9, 0xfffb],
    [0xe0000, 0xe007f],
  ],
  direction: [
    [0x61c, 0x61c],
    [0x200e, 0x200f],
    [0x202a, 0x202e],
    [0x2066, 0x2069],
  ],
  control: [
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0x2028, 0x2029],
  ],
  unknown: [
    [0xe000, 0xf8ff],
    [0xfdd0, 0xfdef],
    [0xfffc, 0xfffd],
    [0xf0000, 0x10ffff],
  ],
} as const satisfies Record<string, readonly (readonly [number, number])[]>;

type Kind = keyof typeof KINDS;

const classOf = (stretches: readonly (readonly [number, number])[]): string =>
  stretches.map(([from, to]) => String.raw`\u{${from.toString(16)}}-\u{${to.toString(16)}}`).join('');

/** A note, or a run of one kind; a zero-width joiner between two pictographs joins them. */
const PATTERN = new RegExp(
  [
    '(?<note><!--)',
    String.raw`\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)+`,
    ...Object.entries(KINDS).map(([kind, stretches]) => `(?<${kind}>[${classOf(stretches)}]+)`),
  ].join('|'),
  'gu',
);

/** Characters that nobody sees: they break words in search and lines in print, or turn the text around. */
export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  group: 'words',
  finding,
  *check({ files, settings, header, texts }) {
    const read = new Map([...files, settings.file].map((file) => [file.path, file]));
    for (const file of read.values()) yield* typedIn(file);
    yield* escapedIn(header.range);
    yield* escapedIn({ file: settings.file, start: 0, end: settings.file.text.length });
    for (const inline of texts.flatMap(({ content }) => content)) {
      if (inline.type === 'text') yield* decodedIn(inline, read.has(inline.file.path));
    }
  },
};

/** A run of characters of one kind. */
interface Hidden {
  readonly kind: Kind;
  readonly start: number;
  readonly typed: string;
}

/** @param isSource whether it may hold notes, which are never printed */
function* hiddenIn(text: string, isSource = false): Iterable<Hidden> {
  const pattern = new RegExp(PATTERN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isSource && match.groups?.note !== undefined) {
      // One that isn't closed goes on to the end.
      const close = text.indexOf('-->', match.index);
      if (close < 0) return;
      pattern.lastIndex = close;
      continue;
    }
    const kind = (Object.keys(KINDS) as Kind[]).find((each) => match.groups?.[each] !== undefined);
    if (kind) yield { kind, start: match.index, typed: match[0] };
  }
}

function* typedIn(file: SourceFile): Iterable<Finding> {
  for (const { kind, start, typed } of hiddenIn(file.text, true)) {
    yield report(kind, { file, start, end: start + typed.length }, typed);
  }
}

/** What stands in running text as `&#x200b;`, or comes from a file that isn't read here as a whole, such as a table. */
function* decodedIn({ text, map, file }: TextRun, isRead: boolean): Iterable<Finding> {
  if (isRead && map.every(({ type }) => type === 'copied')) return;
  let next = 0;
  for (const { kind, start, typed } of hiddenIn(text)) {
    const end = start + typed.length;
    for (let segment = map[next]; segment && segment.at < end; segment = map[next]) {
      const from = Math.max(start, segment.at);
      const to = Math.min(end, segment.at + segment.length);
      const isFound = isRead && segment.type === 'copied';
      if (from < to && !isFound)
        yield report(kind, { file, ...sourceOffsets([segment], from, to) }, text.slice(from, to));
      if (segment.at + segment.length > end) break;
      next += 1;
    }
  }
}

/** A value between double quotes, in which YAML knows escapes. */
const QUOTED = /(?<=(?:^|[:,[{?-])[ \t]*)"(?:[^"\\]|\\.)*"/gms;
const ESCAPE = /\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/gis;

/** What each short escape of YAML stands for that nobody sees [YAML 1.2, 5.7]. */
const SHORT: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
  N: '\u0085',
  L: '\u2028',
  P: '\u2029',
};

/** What stands in a value of YAML as `\u200b`. */
function* escapedIn({ file, start, end }: SourceRange): Iterable<Finding> {
  for (const quoted of file.text.slice(start, end).matchAll(QUOTED)) {
    for (const { 0: typed, index } of quoted[0].matchAll(ESCAPE)) {
      const [hidden] = hiddenIn(unescaped(typed));
      const from = start + quoted.index + index;
      if (hidden) yield report(hidden.kind, { file, start: from, end: from + typed.length }, hidden.typed);
    }
  }
}

function unescaped(typed: string): string {
  const code = Number.parseInt(typed.slice(2), 16);
  if (typed.length === 2) return SHORT[typed.charAt(1)] ?? '';
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function report(kind: Kind, range: SourceRange, typed: string): Finding {
  const params = { codes: [...new Set(Array.from(typed, codePoint))] };
  switch (kind) {
    case 'zeroWidth':
      return { ...finding('invisible-character', range, params), fix: { range, text: '' } };
    case 'direction':
      return { ...finding('invisible-character/direction', range, params), fix: { range, text: '' } };
    case 'control':
      return finding('invisible-character/control', range, params);
    case 'unknown':
      return finding('invisible-character/unknown', range, params);
  }
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
