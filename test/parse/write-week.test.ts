import { expect, test } from 'vitest';
import { decimalText } from '../../src/model/exact.js';
import { findFrontMatter } from '../../src/model/front-matter.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { writeWeek } from '../../src/parse/yaml/write-week.js';
import * as fc from '../tools/fast-check.js';

/*
 * Headers as people write them, with the series 甲 and others in every form, and what has to stay of them: all that stands
 * outside of `statistics`, and in it every comment and every figure that wasn't asked for.
 */

const figure = fc.nat(9999).map(String);
const comment = fc.constantFrom('', ' # 核对', '   #5', ' # {咨询: 1}, "');
const blanks = fc.constantFrom('', ' ', '  ');
const measures = ['咨询', '受理', '时长'] as const;
const written = fc.oneof(
  figure,
  fc.constant(''),
  figure.map((text) => `"${text}"`),
  fc.constant('{一号: 3, 二号: 4}'),
);

const someMeasures = fc.uniqueArray(fc.tuple(fc.constantFrom(...measures), written), { selector: ([name]) => name });

const flow = fc.tuple(someMeasures, blanks, fc.boolean()).map(([own, blank, isOpen]) => {
  const trail = isOpen && own.length > 0 ? ',' : '';
  return `{${blank}${own.map(([name, text]) => `${name}:${text === '' ? '' : ` ${text}`}`).join(`,${blank} `)}${trail}${blank}}`;
});
const spread = fc
  .tuple(
    someMeasures.filter((own) => own.length > 0),
    comment,
  )
  .map(([own, note]) => `{\n      ${own.map(([name, text]) => `${name}: ${text}`).join(`,${note}\n      `)}\n    }`);
const block = fc
  .tuple(
    someMeasures.filter((own) => own.length > 0),
    comment,
    fc.constantFrom('    ', '      '),
  )
  .map(([own, note, indent]) => own.map(([name, text]) => `\n${indent}${name}: ${text}${note}`).join(''));
const week = fc.oneof(flow, spread, block, fc.constant(''), fc.constant('无'), fc.constant('5'));

const series = fc.uniqueArray(fc.tuple(fc.constantFrom('甲', '乙', '丙'), week, comment), {
  selector: ([name]) => name,
});
const inLines = series.map((all) =>
  all.length === 0
    ? ''
    : all.map(([name, value, note]) => `\n  ${name}:${value.startsWith('\n') ? value : ` ${value}${note}`}`).join(''),
);
const inBraces = fc
  .uniqueArray(fc.tuple(fc.constantFrom('甲', '乙'), flow), { selector: ([name]) => name })
  .map((all) => ` {${all.map(([name, value]) => `${name}: ${value}`).join(', ')}}`);
const statistics = fc
  .tuple(fc.constantFrom('statistics', '统计', '"statistics"'), fc.oneof(inLines, inBraces), comment)
  .map(([key, value, note]) => `${key}:${value}${value.startsWith('\n') || value === '' ? '' : note}\n`);

const above = fc.constantFrom('', '# 第519期\n', 'distribution: {报: 甲} # 报\n', 'staff:\n  责编: 张三 # 兼\n\n');
const below = fc.constantFrom(
  '',
  'copies: 100 # 份\n',
  'published: {甲: {咨询: 1}}\n',
  '\n# 完\n',
  'title: "统计: {}"\n',
);
const header = fc
  .record({
    above,
    statistics: fc.option(statistics, { nil: '' }),
    below,
    body: fc.constantFrom('', '\n按语。\n', '\n---\nstatistics: {甲: {咨询: 7}}\n'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ lineEnd, ...parts }) => {
    const facts = 'number: 519\nyear: 2024\nissue: 48\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25\n';
    const before = `---\n${facts}${parts.above}`;
    const after = `${parts.below}---\n${parts.body}`;
    const ended = (text: string): string => text.replaceAll('\n', lineEnd);
    return { before: ended(before), statistics: ended(parts.statistics), after: ended(after) };
  });

const asked = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...measures), fc.oneof(figure, fc.constant('{甲.xlsx: 3, 乙.xlsx: 5}'))), {
    selector: ([name]) => name,
    minLength: 1,
  })
  .map((own) => new Map<string, string>(own));

const figuresIn = (text: string) => {
  const { value } = parseHeader({ folder: '519', index: { path: 'issues/519/index.md', text } });
  const all = [...(value?.statistics ?? [])].map(([name, figures]) => {
    const values = figures.type === 'figures' ? [...figures.values] : [];
    return [name, new Map(values.map(([measure, { value: own }]) => [measure, decimalText(own)]))] as const;
  });
  return new Map(all);
};

const sumOf = (text: string): string => (text.startsWith('{') ? '8' : String(Number(text)));

const notesIn = (text: string): number => (text.match(/# 核对|#5/g) ?? []).length;

/** What a header of these parts has once the figures were written into it; none where it can't be edited. */
function writeInto(
  parts: { readonly before: string; readonly statistics: string; readonly after: string },
  figures: ReadonlyMap<string, string>,
) {
  const text = parts.before + parts.statistics + parts.after;
  const made = writeWeek({ path: 'issues/519/index.md', text }, new Map([['甲', figures]]));
  const now = made === undefined ? undefined : figuresIn(made);
  // Whoever asked for it reads again what was written, and refuses what isn't there.
  const isTaken = [...figures].every(([measure, own]) => now?.get('甲')?.get(measure) === sumOf(own));
  return made === undefined || !now || !isTaken ? undefined : { text, made, now };
}

test('figures that are written into a header are read from it, and nothing else in it changes', () => {
  const refused: string[] = [];
  let tried = 0;
  fc.assert(
    fc.property(header, asked, (parts, figures) => {
      tried += 1;
      const written = writeInto(parts, figures);
      if (!written) {
        refused.push(parts.statistics);
        return;
      }
      const { text, made, now } = written;
      const rest = parts.statistics === '' ? text.slice(findFrontMatter(text)?.end) : parts.after;
      const start = parts.statistics === '' ? text.slice(0, -rest.length) : parts.before;
      expect([made.startsWith(start), made.endsWith(rest)]).toEqual([true, true]);
      expect(notesIn(made)).toBe(notesIn(text));
      for (const [name, values] of figuresIn(text)) {
        const kept = [...values].filter(([measure]) => name !== '甲' || !figures.has(measure));
        expect([...(now.get(name) ?? [])]).toEqual(expect.arrayContaining(kept));
      }
    }),
    { numRuns: 500 },
  );
  // Hardly any of these headers has a form to which nothing can be added.
  expect(refused.length).toBeLessThan(tried / 50);
});
