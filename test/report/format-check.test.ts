import { expect, test } from 'vitest';
import { findingCatalogue } from '../../src/catalogue.js';
import type { Finding, FindingFormat } from '../../src/model/finding.js';
import { formatCheck } from '../../src/report/format-check.js';
import * as fc from '../tools/fast-check.js';

/** Formats that end in the logs and reports of CI, where others than the editors read along. */
const publicFormats: readonly FindingFormat[] = ['github', 'junit', 'codequality', 'sarif'];

/** What says where something is. */
const unquoting = new Set(['file', 'archive', 'target', 'other', 'folder']);

const codes = Object.keys(findingCatalogue);
const paramsOf = (code: string): readonly string[] =>
  [...JSON.stringify(findingCatalogue[code]).matchAll(/\{([a-zA-Z]+)\}/g)].flatMap(([, name]) => name ?? []);

/** A sentence of which each part is found again by its characters. */
const sentence = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');

test('what CI is told quotes at most a word of the sources, whatever is found', () => {
  const file = { path: 'issues/1/01-甲.md', text: `${sentence}\n` };
  const range = { file, start: 0, end: sentence.length };
  for (const code of codes) {
    const names = paramsOf(code).filter((name) => !unquoting.has(name));
    const params = Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? sentence : [sentence]]));
    const found: Finding = { code, params, severity: 'error', range, fix: { range, text: sentence } };
    for (const format of publicFormats) {
      const report = { findings: [found], folders: [], version: '0', pageOf: () => undefined };
      const told = formatCheck(report, format, { language: 'zh', color: false, columns: 80 });
      expect(told, `${code} in ${format}`).not.toContain(sentence.slice(0, 30));
      expect(told).not.toContain(sentence.slice(100, 110));
    }
  }
});

test('a word stays whole, and a list of a few', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('甲', '乙', '丙') }), (word) => {
      const range = { file: { path: 'a.md', text: '' }, start: 0, end: 0 };
      const found: Finding = { code: 'html', params: { typed: word }, severity: 'error', range };
      const report = { findings: [found], folders: [], version: '0', pageOf: () => undefined };
      for (const format of publicFormats) {
        expect(formatCheck(report, format, { language: 'zh', color: false, columns: 80 })).toContain(word);
      }
    }),
  );
});
