import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import { linePolicies } from '../../src/model/new-workspace.js';
import type { Composition } from '../../src/model/template.js';
import { breakLines } from '../../src/typeset/break-lines.js';
import { collectItems } from '../../src/typeset/collect-items.js';
import { justifyLine } from '../../src/typeset/justify-line.js';
import { prepareText } from '../../src/typeset/prepare-text.js';
import { createCharacterSetter } from '../../src/typeset/set-character.js';
import { fixedTypefaces } from './fixed-typefaces.js';
import { compositionOf } from './policies.js';

/* Two thousand lines of invented prose, rich in numbers as the weekly text of an office is. */

const LINES = 2000;
const MEASURE = 28;
const INDENT = 2;

/** The same numbers in every run [Park and Miller 1988]. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const offices = ['某某窗口', '试验大厅', '甲市分中心', '乙县政务服务局', '某某省试验中心', '丙区交易中心'];
const deeds = [
  '受理申请',
  '办结事项',
  '接待群众',
  '咨询答复',
  '发放证照',
  '上门服务',
  '“一次办成”',
  '网上预审',
  '交易项目',
];
const units = ['件', '人次', '件次', '项', '家', '个', '万元', '条', '户'];
const links = ['，', '，其中', '；', '，同比增长', '、', '，累计', '，环比下降'];
const remarks = ['进展顺利', '群众满意', '情况良好', '较上周有所提高', '工作有序推进', '得到企业好评'];

function writeParagraph(dice: (sides: number) => number): string {
  const pick = (words: readonly string[]): string => words[dice(words.length)] ?? '';
  const number = (): string => String(dice(10 ** (1 + dice(5))) + 1);
  const figure = (): string => (dice(4) === 0 ? `${number()}.${dice(10)}%` : `${number()}${pick(units)}`);
  const sentence = (): string => {
    const parts = Array.from({ length: 2 + dice(4) }, () => `${pick(deeds)}${figure()}${pick(links)}`);
    const day = dice(3) === 0 ? `2030年${1 + dice(12)}月${1 + dice(28)}日，` : '本周，';
    return `${day}${pick(offices)}（试验）${parts.join('')}${pick(remarks)}。`;
  };
  return Array.from({ length: 3 + dice(5) }, sentence).join('');
}

/** Of each full line: how much wider its gaps grew, and by how much it was squeezed. */
function composeLines(rules: Composition): { looseness: number; squeezed: number }[] {
  const dice = createDice(2030);
  const set: { looseness: number; squeezed: number }[] = [];
  const room = (measure: number) => ({ measure: em(measure), trimsOpening: rules.lineStartOpening === 'half' });
  const setCharacter = createCharacterSetter(fixedTypefaces(), rules);
  const frame = { first: room(MEASURE - INDENT), others: room(MEASURE), rules };
  while (set.length < LINES) {
    const { items } = collectItems([{ text: writeParagraph(dice), role: '仿宋' }], setCharacter, rules);
    const text = prepareText(items, rules);
    const [x, advance] = [new Float64Array(items.length), new Float64Array(items.length)];
    const cells = { characters: [...items], x, advance };
    for (const line of breakLines(text, frame, rules.breaker).slice(0, -1)) {
      const { looseness } = justifyLine(text, line, { rules, fill: true }, cells);
      set.push({ looseness, squeezed: Math.max(0, line.natural - line.measure) });
    }
  }
  return set;
}

const looseShare = (lines: readonly { looseness: number }[], rules: Composition): number =>
  lines.filter(({ looseness }) => looseness > rules.looseGap + 1e-9).length / lines.length;

const sets = new Map(linePolicies.map((policy) => [policy, composeLines(compositionOf(policy))]));

describe.each(linePolicies)('two thousand lines by %s', (policy) => {
  const rules = compositionOf(policy);
  const lines = sets.get(policy) ?? [];

  test('none is squeezed beyond its cap', () => {
    expect(lines.length).toBeGreaterThanOrEqual(LINES);
    expect(Math.max(...lines.map(({ squeezed }) => squeezed))).toBeLessThanOrEqual(rules.squeezeMax + 1e-9);
  });
});

test.each([
  ['word', 0.02],
  ['push-in-first', 0.015],
  ['push-out', 0.025],
  ['total-fit', 0.001],
] as const)('%s leaves no more than a share of %d loose', (policy, most) => {
  const share = looseShare(sets.get(policy) ?? [], compositionOf(policy));
  process.stdout.write(`${policy}: ${(100 * share).toFixed(2)} % loose\n`);
  expect(share).toBeLessThanOrEqual(most);
});
