import { describe, expect, test } from 'vitest';
import { dumpLayout } from '../../src/outputs/layout/layout.js';
import { buildIssue, located, shippedTemplate } from './build-issue.js';
import { compose, lineTexts } from './compose.js';
import { fixedTypefaces } from './fixed-typefaces.js';
import { typesetIssue } from './set-pages.js';

const titleLines = (title: string, measure = 20): string[] =>
  lineTexts(compose(title, { measure, align: 'center', balanced: true }));

describe('R5: a title', () => {
  test('that fits one line stays on one', () => {
    expect(titleLines('关于做好某某工作的通知')).toHaveLength(1);
    expect(titleLines('汉'.repeat(20))).toHaveLength(1);
  });

  test('of one character more gets two lines of like width, the upper the longer', () => {
    expect(titleLines('汉'.repeat(21)).map((line) => line.length)).toEqual([11, 10]);
  });

  test.each([
    ['关于进一步优化政务服务提升行政效能的实施意见', ['关于进一步优化政务服务', '提升行政效能的实施意见']],
    ['关于加强政务服务窗口监督检查工作的若干意见', ['关于加强政务服务窗口', '监督检查工作的若干意见']],
    [
      '关于二〇三〇年第一季度全省政务服务窗口办件情况的通报',
      ['关于二〇三〇年第一季度全省', '政务服务窗口办件情况的通报'],
    ],
  ])('%s is broken between words', (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });

  test('takes no more lines than it needs', () => {
    expect(titleLines('政务服务'.repeat(10))).toHaveLength(2);
    expect(titleLines('政务服务'.repeat(11))).toHaveLength(3);
  });

  test('still heeds kinsoku and units', () => {
    for (let measure = 6; measure <= 20; measure += 1) {
      for (const line of titleLines('关于印发《某某行动计划（2030年）》的通知，附12件样例', measure).slice(1)) {
        expect(line).not.toMatch(/^[》）年，件]/);
      }
    }
  });

  test('of an issue is broken so, whatever breaker the template has', () => {
    const title = located('关于进一步优化政务服务提升行政效能的实施意见');
    const issue = buildIssue({ header: { title } });
    for (const breaker of ['first-fit', 'total-fit'] as const) {
      const shipped = shippedTemplate('bulletin');
      const template = { ...shipped, composition: { ...shipped.composition, breaker } };
      const { pages } = typesetIssue({
        issue,
        template,
        typefaces: fixedTypefaces(),
      });
      expect(dumpLayout(pages)).toMatch(/\] 关于进一步优化政务服务\n.*\] 提升行政效能的实施意见\n/);
    }
  });

  test('with a word wider than the measure is broken inside it, and that is said', () => {
    const { findings } = compose('abcdefghijklmnop', { measure: 5, align: 'center', balanced: true });
    expect(findings.map((f) => f.code)).toEqual(['forced-break/word']);
  });
});
