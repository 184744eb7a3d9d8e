import type { ShapedGlyph } from '../model/face.js';
import { type Finding, ruleOf } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import type { Item } from './item.js';

const blank = /^\s$/u;
const isEmoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;

/** Whether a character is set as its role's font sets it. */
export const isAsWanted = (shaped: ShapedGlyph | undefined): shaped is ShapedGlyph =>
  shaped !== undefined && !shaped.substitute && !shaped.instead;

/** What is to be said of a character that no font has, or that is not set as its role's font would set it. */
export function reportGlyph(
  { text, role }: Pick<Item, 'text' | 'role'>,
  shaped: ShapedGlyph | undefined,
  source: SourceRange | undefined,
): Finding[] {
  if (!source || blank.test(text)) return [];
  const params = { ...nameCharacter(text), role };
  if (!shaped)
    return [
      isEmoji.test(text) ? finding('missing-glyph/emoji', source, params) : finding('missing-glyph', source, params),
    ];
  return [finding(codes[shaped.instead ?? 'none'], source, { ...params, font: shaped.face.family })];
}

const codes = {
  none: 'substituted-glyph',
  base: 'substituted-glyph/variant',
  equivalent: 'substituted-glyph/equivalent',
} as const;

/** How many code points of a sequence are named: more are only stacked up to do harm. */
const MOST_NAMED = 10;

function nameCharacter(text: string): { codePoint: string; character: string } {
  const characters = Array.from(text.slice(0, 2 * MOST_NAMED)).slice(0, MOST_NAMED);
  const more = characters.join('').length < text.length ? ['…'] : [];
  const names = characters.map((character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `U+${digits.padStart(4, '0')}`;
  });
  return { codePoint: [...names, ...more].join(' '), character: characters.join('') };
}

/** All that is found about glyphs, at every place: a report can list it. */
export const aboutGlyphs = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ code }) => ruleOf(code) === 'missing-glyph' || isSubstitution(code));

/** The findings, with a character that is set in another way than it should be reported once for its role. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const reported = new Set<string>();
  return findings.filter(({ code, params }) => {
    if (!isSubstitution(code)) return true;
    const glyph = `${params.role} ${params.character}`;
    const isFirst = !reported.has(glyph);
    reported.add(glyph);
    return isFirst;
  });
}

const isSubstitution = (code: string): boolean => ruleOf(code) === 'substituted-glyph';
