import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import type { Composition } from '../../src/model/template.js';
import { breakFirstFit, takeLine } from '../../src/typeset/break-first-fit.js';
import { collectItems } from '../../src/typeset/collect-items.js';
import type { PreparedText } from '../../src/typeset/item.js';
import { lineRuler } from '../../src/typeset/measure-line.js';
import { prepareText } from '../../src/typeset/prepare-text.js';
import { createCharacterSetter } from '../../src/typeset/set-character.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';
import { compositionOf } from './policies.js';

/* Where other programs broke the lines of printed documents; what their words were is masked. */

interface PrintedLines {
  readonly application: string;
  readonly measureEm: number;
  readonly paragraphs: readonly { readonly indent: number; readonly lines: readonly string[] }[];
}

const home = new URL('../fixtures/printed-lines/', import.meta.url);
const sets = readdirSync(home).map((name) => name.replace('.json', ''));
const read = (set: string): PrintedLines => JSON.parse(readFileSync(new URL(`${set}.json`, home), 'utf8'));

const word = compositionOf('word');

/** In the masked texts a typed blank of half an em. */
const TYPED_SPACE = '口';

function prepare(text: string, rules: Composition): PreparedText {
  const { items } = collectItems([{ text, role: '仿宋' }], createCharacterSetter(fixedTypefaces(), rules), rules);
  const spaced = items.map((item) =>
    item.text === TYPED_SPACE ? { ...item, charClass: 'space' as const, advance: em(0.5), shift: em(0) } : item,
  );
  return prepareText(spaced, rules);
}

/** How many of the inner breaks are predicted, each from where the printed line begins. */
function agreement({ measureEm, paragraphs }: PrintedLines, rules: Composition): { right: number; all: number } {
  let [right, all] = [0, 0];
  for (const { indent, lines } of paragraphs) {
    const text = prepare(lines.join(''), rules);
    let start = 0;
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const measure = em(index === 0 ? measureEm - indent : measureEm);
      const room = { measure, trimsOpening: index > 0 && rules.lineStartOpening === 'half' };
      const end = start + line.length;
      const ours = takeLine(text, start, { ruler: lineRuler(text, { first: room, others: room, rules }), rules });
      all += 1;
      if (ours.next === end) right += 1;
      start = end;
    }
  }
  return { right, all };
}

const share = (set: string, rules: Composition): number => {
  const { right, all } = agreement(read(set), rules);
  return right / all;
};

describe('lines as Word and WPS break them', () => {
  test('the policy word predicts at least 97.5 % of what Word 2016 broke', () => {
    const each = ['word-2016-a', 'word-2016-b'].map((set) => agreement(read(set), word));
    const [right, all] = [each.reduce((sum, set) => sum + set.right, 0), each.reduce((sum, set) => sum + set.all, 0)];
    expect(all).toBeGreaterThan(300);
    expect(right / all).toBeGreaterThanOrEqual(0.975);
  });

  test('and at least 85 % of what Word for Mac did', () => {
    expect(share('word-mac', word)).toBeGreaterThanOrEqual(0.85);
  });

  test('no other policy agrees as often with any of them', () => {
    for (const set of sets.filter((name) => name.startsWith('word-'))) {
      for (const policy of ['push-in-first', 'push-out'] as const) {
        expect(share(set, word)).toBeGreaterThan(share(set, compositionOf(policy)));
      }
    }
  });

  test.each(sets)('%s is told in numbers', (set) => {
    const { right, all } = agreement(read(set), word);
    process.stdout.write(`${set} (${read(set).application}): ${right} of ${all}\n`);
    expect(all).toBeGreaterThan(0);
  });
});

describe('what a line takes in', () => {
  const lines = (text: string, measure: number, more: Partial<Composition> = {}): string[] => {
    const rules = { ...word, ...more };
    const prepared = prepare(text, rules);
    const room = { measure: em(measure), trimsOpening: false };
    return breakFirstFit(prepared, { first: room, others: room, rules }).map(({ start, end }) =>
      prepared.items
        .slice(start, end)
        .map((item) => item.text)
        .join(''),
    );
  };

  test.each([
    ['a character that stands out by half an em', '汉，汉汉汉汉汉', 5.5, ['汉，汉汉汉汉', '汉']],
    ['not one that stands out by more', '汉，汉，汉汉汉汉', 6.4, ['汉，汉，汉汉', '汉汉']],
    ['the mark behind it too', '汉，汉，汉汉。汉', 5.6, ['汉，汉，汉汉。', '汉']],
    ['never two characters', '汉，汉，汉汉汉汉', 6, ['汉，汉，汉汉', '汉汉']],
    ['a unit without its number', '汉汉汉12件汉', 4.5, ['汉汉汉12', '件汉']],
    ['nothing that marks can’t give', '汉汉汉汉汉汉汉', 5.5, ['汉汉汉汉汉', '汉汉']],
  ])('%s', (_, text, measure, broken) => {
    expect(lines(text, measure)).toEqual(broken);
  });

  test('no more of it than the template lets stand out', () => {
    expect(lines('汉，汉汉汉汉汉', 5.5, { straddler: em(0.49) })).toEqual(['汉，汉汉汉', '汉汉']);
  });
});

test('the printed issue 519 is not set like this', () => {
  expect(printedComposition).toMatchObject({ kinsoku: 'push-out', unitGlue: 'on', autospace: 0.125 });
});
