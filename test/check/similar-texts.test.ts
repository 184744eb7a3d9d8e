import { describe, expect, test } from 'vitest';
import { phraseFinder } from '../../src/check/phrase-finder.js';
import { boundedEdits, similarTexts } from '../../src/check/similar-texts.js';
import * as fc from '../tools/fast-check.js';

/** Of few letters, so that equal stretches come up. */
const text = (most: number) => fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: most });

/** Levenshtein's distance by the whole table. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('bounded edits', () => {
  test('are the distance where it is within the bound, else none', () => {
    fc.assert(
      fc.property(text(24), text(24), fc.nat(12), (from, to, most) => {
        const distance = edits(from, to);
        expect(boundedEdits(from, to, most)).toBe(distance <= most ? distance : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

describe('similar texts', () => {
  test('are found whatever tenth of a text is edited, and nothing else is', () => {
    const letters = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
      minLength: 40,
      maxLength: 90,
    });
    const places = fc.array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'insert', 'remove')), { maxLength: 12 });
    fc.assert(
      fc.property(letters, places, (known, changes) => {
        const edited = [...known];
        for (const [place, kind] of changes) {
          edited.splice(place % edited.length, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : ['〇']));
        }
        const typed = edited.join('');
        const most = Math.max(typed.length, known.length);
        const likeness = 1 - edits(typed, known) / most;
        const like = similarTexts([
          ['不相干的一段文字'.repeat(8), 'other'],
          [known, 'known'],
        ]).find(typed);
        expect(like?.entry).toBe(likeness >= 0.9 - 1e-9 ? 'known' : undefined);
        if (like) expect(like.likeness).toBeCloseTo(likeness);
      }),
      { numRuns: 300 },
    );
  });
});

describe('phrases', () => {
  test('are found like by looking at each place for the longest', () => {
    const phrases = fc.uniqueArray(
      text(4).filter((phrase) => phrase !== ''),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(text(40), phrases, (searched, known) => {
        const found: { phrase: string; start: number; end: number }[] = [];
        for (let at = 0; at < searched.length; ) {
          const [phrase] = known.filter((each) => searched.startsWith(each, at)).sort((a, b) => b.length - a.length);
          if (phrase) found.push({ phrase, start: at, end: at + phrase.length });
          at += phrase?.length ?? 1;
        }
        expect(phraseFinder(known)(searched)).toEqual(found);
      }),
    );
  });
});
