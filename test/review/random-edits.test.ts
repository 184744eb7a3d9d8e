import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readReturned } from '../../src/intake/docx/read-docx.js';
import { openArchive } from '../../src/intake/read-archive.js';
import { createMemo } from '../../src/memo/memo.js';
import { readLabel } from '../../src/model/label.js';
import type { ReturnedDocument } from '../../src/model/returned-document.js';
import { compileReview } from '../../src/recipes/compile-review.js';
import { type ReviewedSources, readUnits } from '../../src/recipes/read-units.js';
import type { Unit } from '../../src/review/units.js';
import { copyText } from '../outputs/docx/copies.js';
import { sourcesOfText } from '../tools/compile-issue.js';
import * as fc from '../tools/fast-check.js';
import { type Deed, EditedCopy } from './edited-copy.js';

/** All that running text may have in it. */
const text = {
  header: { title: '某某工作情况', statistics: '{试验: {受理: 84271}}' },
  sections: [
    '# 综合\n\n本周，{{试验.名称}}共计{{试验.本周}}。今年以来，累计{{试验.本年.受理}}件，群众满意。\n\n**要点**在前，*说明*在后；见[网页](https://example.invalid/)，转义的\\*星号。\n第二行接着写[^a]。\n\n[^a]: 这是一条脚注。\n',
    '# 工作\n\n## 机制建设\n\n1. **建立制度。**各处室每周报送情况。\n2. 落实责任，逐项销号。\n3. 定期通报。\n\n（一）手工的编号。\n\n（二）第二条手工编号。\n\n> 引文一段，照原样印。\n\n- 没有编号的一条。\n\n表1 办件\n\n| 窗口 | 办结 | 说明 |\n|---|---|---|\n| 甲处 | 12 | 正常办理 |\n| 乙处 | 9 | 有*三件*待补 |\n\n注：数字是编的。\n\n最后一段\\\n分作两行写完。\n',
  ],
} as const;

const words = fc.constantFrom(
  '进一步',
  '（补充）',
  '切实',
  '，',
  '。',
  '*重点*',
  '[新]',
  '一_二_',
  '<甲>',
  '& 乙',
  '# 丙',
  '{{试验.本年}}',
  '1. 丁',
  '——',
  '办好“最后一公里”',
);
const share = fc.noBias(fc.integer({ min: 0, max: 999 })).map((thousandths) => thousandths / 1000);
const deeds: fc.Arbitrary<Deed> = fc.record({
  type: fc.constantFrom('insert', 'insert', 'delete', 'replace', 'split', 'join', 'move', 'add', 'remove'),
  paragraph: share,
  place: share,
  length: share,
  text: words,
  isTracked: fc.boolean(),
});

const memo = createMemo();
let copy: Uint8Array;
let sources: ReviewedSources;
beforeAll(async () => {
  copy = (await copyText(text)).copy;
  sources = sourcesOfText(text);
});

/** Numbers that are counted change by themselves when paragraphs do. */
const unnumbered = (line: string): string =>
  line
    .slice(readLabel(line)?.length ?? 0)
    .replace(/^——/, '')
    .replace(/^[①-⑨]/, '')
    .trim();

const saidBy = (units: readonly Unit[]): readonly string[] =>
  units
    .filter(({ role }) => role !== 'note')
    .map(({ text: own }) => own.replaceAll('\u2028', '').replaceAll('\ufffc', ''))
    .filter((one) => one !== '');

const figuresIn = ({ issue }: ReviewedSources): readonly string[] =>
  issue.sections.flatMap((section) => section.text.match(/(?<!\\)\{\{.*?\}\}/g) ?? []);

/** Parts of 84271 and of 84276, which nobody types here. */
const FIGURES = /84|42|27|71|76/;

function reviewOnce(scripted: readonly Deed[]) {
  const edited = new EditedCopy(copy);
  for (const deed of scripted) edited.do(deed);
  const returned = readReturned(openArchive(edited.bytes), '改稿.docx');
  return { edited, returned, ...applyAll(sources, returned) };
}

/** Takes all of copies that were made of the sources as they were at first. */
function applyAll(present: ReviewedSources, ...copies: readonly ReturnedDocument[]) {
  const review = compileReview(
    present,
    copies.map((returned) => ({ returned, base: sources })),
    memo,
  );
  if (!review) throw new Error('the sources make no document');
  const applied = review.apply(new Set(review.items.map(({ number }) => number)));
  const texts = new Map(applied.files.map(({ path, after }) => [path, after]));
  const current = <F extends { readonly path: string; readonly text: string }>(file: F): F => ({
    ...file,
    text: texts.get(file.path) ?? file.text,
  });
  const { issue } = present;
  const now: ReviewedSources = {
    ...present,
    issue: { ...issue, index: current(issue.index), sections: issue.sections.map(current) },
  };
  return { review, applied, now };
}

function expectApplied(scripted: readonly Deed[]): void {
  const { edited, returned, review, applied, now } = reviewOnce(scripted);
  const before = readUnits(sources, memo);
  const after = readUnits(now, memo);
  if (!before || !after) throw new Error('the sources make no document');
  // What is told counts, whatever came of it: nothing is lost without a word.
  const own = new EditedCopy(copy).lines.map(unnumbered);
  if (JSON.stringify(edited.lines.map(unnumbered)) !== JSON.stringify(own))
    expect(review.items.length).toBeGreaterThan(0);
  const left = applied.items.filter(({ state }) => state !== 'taken');
  expect(left.every(({ finding }) => finding !== undefined)).toBe(true);
  const [written, wanted] = [
    saidBy(after.units)
      .map(unnumbered)
      .filter((line) => line !== ''),
    linesOf(edited),
  ];
  if (left.length === 0) {
    expect(written).toEqual(wanted);
    expect(after.errors).toEqual(before.errors);
  }
  // A line that nobody changed is told of too where it stands elsewhere than in the copy.
  const told = left
    .flatMap(({ old, text: own }) => [old, own])
    .join('\n')
    .replace(/[\u2028\ufffc]/g, '');
  const isUntold = (line: string): boolean =>
    [own, written, wanted].every((lines) => isOnce(line, lines)) && !told.includes(line);
  expect(written.filter(isUntold)).toEqual(wanted.filter(isUntold));
  // A second look finds nothing more to do, and does nothing.
  const again = applyAll(now, returned);
  expect(again.review.items.filter(({ state }) => state === 'open').map(({ text: own }) => own)).toEqual([]);
  expect(again.applied.files).toEqual([]);
  const lost = again.applied.items.filter(({ state }) => state !== 'taken');
  if (left.length === 0) expect(lost.map(({ finding }) => finding?.code)).toEqual([]);
  expect(lost.every(({ finding }) => finding !== undefined)).toBe(true);
  if (left.length > 0) expect(lost.length).toBeGreaterThan(0);
  expect(now.issue.index.text).toBe(sources.issue.index.text);
  expect(isWithin(figuresIn(now), figuresIn(sources))).toBe(true);
  for (const { text: written } of now.issue.sections) expect(written).not.toMatch(FIGURES);
}

const isOnce = (line: string, lines: readonly string[]): boolean => lines.filter((one) => one === line).length === 1;

const deed = (type: Deed['type'], paragraph: number, place = 0): Deed => ({
  type,
  paragraph,
  place,
  length: 0,
  text: '新',
  isTracked: true,
});

describe('whatever a reviewer does to a copy', () => {
  test('is in the sources once it is applied, or is told; and no figure is written', () => {
    fc.assert(fc.property(fc.array(deeds, { minLength: 1, maxLength: 5 }), expectApplied), {
      numRuns: inject('suite').isLong ? 50 : 8,
    });
  });

  test.each([
    [
      'paragraphs are moved beside joined ones',
      [deed('join', 0.486), deed('move', 0.581, 0.613), deed('move', 0.624, 0.368)],
    ],
    ['a paragraph is moved over a caption of few characters', [deed('insert', 0.509), deed('move', 0.876, 0.731)]],
    ['a table is passed by what stood behind it', [deed('move', 0.98, 0.883), deed('split', 0.963, 0.779)]],
    [
      'the first half of a parted paragraph is moved behind the other',
      [
        { ...deed('split', 0.55, 0.417), isTracked: false },
        { ...deed('move', 0.524, 0.572), isTracked: false },
      ],
    ],
  ])('stands in the order of the copy where %s', (_, scripted) => {
    expectApplied(scripted);
  });

  test('is taken once, beside what another reviewer did', () => {
    const scripts = fc.array(deeds, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(scripts, scripts, fc.boolean(), (scripted, others, isTogether) => {
        const [returned, other] = [reviewOnce(scripted), reviewOnce(others)].map((one) => one.returned);
        if (!returned || !other) throw new Error('two copies come back');
        const steps = isTogether ? [[returned, other]] : [[returned], [other]];
        let now = sources;
        for (const copies of steps) {
          const round = applyAll(now, ...copies);
          now = round.now;
          expect(round.applied.items.every(({ state, finding }) => state === 'taken' || finding)).toBe(true);
          const again = applyAll(now, ...copies);
          expect(again.review.items.filter(({ state }) => state === 'open')).toEqual([]);
          expect(again.applied.files).toEqual([]);
        }
        expect(now.issue.index.text).toBe(sources.issue.index.text);
        expect(isWithin(figuresIn(now), figuresIn(sources))).toBe(true);
        for (const { text: written } of now.issue.sections) expect(written).not.toMatch(FIGURES);
      }),
      { numRuns: inject('suite').isLong ? 25 : 6 },
    );
  });
});

const linesOf = (edited: EditedCopy): readonly string[] => edited.lines.map(unnumbered).filter((line) => line !== '');

/** Whether each of these is one of those, as often. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const left = [...all];
  return some.every((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
