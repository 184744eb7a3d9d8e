import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/model/finding.js';
import { glyphsOf, type Page, type PageItem } from '../../src/model/page.js';
import * as fc from '../tools/fast-check.js';
import { heading, located, paragraph, shippedTemplate } from './build-issue.js';
import { setIssue } from './set-pages.js';

/*
 * Nothing is printed over anything else, and nothing outside of the type area: whatever the header says, it is set so, or is
 * an error.
 */

const bulletin = shippedTemplate('bulletin');

interface Box {
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where ink may be: the cells of a line in its em boxes, a rule's thickness. */
function boxOf(item: PageItem): Box | undefined {
  if (item.type === 'rule') {
    const { x, y, width, thickness } = item;
    return { what: 'rule', left: x, top: y - thickness / 2, right: x + width, bottom: y + thickness / 2 };
  }
  if (item.type !== 'line') return undefined;
  const glyphs = glyphsOf(item.runs);
  const [first] = glyphs;
  const last = glyphs.at(-1);
  if (!first || !last) return undefined;
  const size = Math.max(...item.runs.map((run) => run.size));
  const top = item.baseline - bulletin.grid.baseline * size;
  const what = glyphs.map(({ text }) => text).join('');
  return { what, left: first.x, top, right: last.x + last.advance, bottom: top + size };
}

/** In points: less is the last bit of a sum. */
const TOLERANCE = 1e-6;

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE;

/** What is wrong with a page, in words. */
function troubleOn({ items }: Page): readonly string[] {
  const boxes = items.flatMap((item) => boxOf(item) ?? []);
  const { left, top, width, height } = bulletin.typeArea;
  const outside = boxes.filter(
    (box) =>
      box.left < left - TOLERANCE ||
      box.right > left + width + TOLERANCE ||
      box.top < top - TOLERANCE ||
      // The last rule's middle is on the edge.
      box.bottom > top + height + bulletin.colophon.outerRule,
  );
  const overlapping = boxes.flatMap((box, i) =>
    boxes.slice(i + 1).flatMap((other) => (overlap(box, other) ? [[box, other]] : [])),
  );
  return [
    ...outside.map(({ what }) => `outside: ${what}`),
    ...overlapping.map(([one, other]) => `${one?.what} × ${other?.what}`),
  ];
}

const words = (maxLength: number) =>
  fc
    .array(fc.constantFrom('政', '务', '中心', '（', '）', '、', '2024', 'Open', 'Data', '·', ' '), {
      minLength: 1,
      maxLength,
      size: 'max',
    })
    .map((parts) => parts.join(''))
    .filter((typed) => typed.trim() !== '');

const headers = fc.record({
  name: words(40),
  publisher: words(60),
  marking: fc.array(words(40), { maxLength: 4 }),
  title: fc.option(words(40), { nil: undefined }),
  staff: fc.array(fc.tuple(words(2), words(12)), { maxLength: 5 }),
  receivers: fc.record({ 报: words(60), 送: words(60), 发: words(60) }),
  copies: fc.integer({ min: 1, max: 99999 }),
  paragraphs: fc.integer({ min: 0, max: 30 }),
});

describe('no two boxes overlap, and none is outside of the type area', () => {
  test('whatever a header says', () => {
    fc.assert(
      fc.property(headers, ({ name, publisher, marking, title, staff, receivers, copies, paragraphs }) => {
        const { pages, findings } = setIssue({
          blocks: [heading(1, '一、', '甲'), ...Array.from({ length: paragraphs }, () => paragraph('短段。'))],
          header: {
            marking: marking.map(located),
            staff: new Map(staff.map(([duty, member]) => [duty, located(member)])),
            ...(title !== undefined && { title: located(title) }),
          },
          issue: {
            name: located(name),
            publisher: located(publisher),
            distribution: { 报: located(receivers.报), 送: located(receivers.送), 发: located(receivers.发) },
            copies: located(copies),
          },
        });
        if (!hasErrors(findings)) expect(pages.flatMap(troubleOn)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
