import { type Finding, finding } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import type { Rule } from '../rule.js';

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
  *check({ files }) {
    for (const file of files) yield* checkFile(file);
  },
};

function* checkFile(file: SourceFile): Iterable<Finding> {
  const { text } = file;
  const pattern = new RegExp(PATTERN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const typed = match[0];
    if (match.groups?.note !== undefined) {
      // Notes are never printed. One that isn't closed goes on to the end.
      const close = text.indexOf('-->', match.index);
      if (close < 0) return;
      pattern.lastIndex = close;
      continue;
    }
    const kind = (Object.keys(KINDS) as Kind[]).find((each) => match.groups?.[each] !== undefined);
    if (kind) yield report(kind, file, match.index, typed);
  }
}

function report(kind: Kind, file: SourceFile, start: number, typed: string): Finding {
  const range = { file, start, end: start + typed.length };
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
