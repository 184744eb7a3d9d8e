import { describe, expect, test } from 'vitest';
import { findingCatalogue } from '../../src/catalogue.js';
import type { Finding } from '../../src/model/finding.js';
import { discreetFinding, MOST_QUOTED } from '../../src/report/discreet-finding.js';
import { reportedFinding } from '../../src/report/reported-finding.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import * as fc from '../tools/fast-check.js';

const codes = Object.keys(findingCatalogue);

/** Parameters that hold names of files by what the catalogue says around them. */
const namesOfFiles = ['file', 'archive', 'target', 'other', 'folder'];

function findingOf(code: string, fill: (name: string) => string | readonly string[]): Finding {
  const wordings = JSON.stringify(findingCatalogue[code]);
  const names = [...wordings.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(names.map((name) => [name, fill(name)]));
  const file = { path: 'issues/1/01-试验.md', text: '试验' };
  return { code, params, severity: 'error', range: { file, start: 0, end: 2 } };
}

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const sentences = fc.string({ unit: han, minLength: 30, maxLength: 60 });

describe('of a finding a CI is told', () => {
  test('no more than a word of a source, whatever the rule and its wording', () => {
    const most = MOST_QUOTED / 2;
    fc.assert(
      fc.property(fc.constantFrom(...codes), sentences, fc.boolean(), (code, sentence, isList) => {
        const fill = (name: string) =>
          namesOfFiles.includes(name) ? 'issues/2/02.md' : isList ? [sentence, sentence] : sentence;
        const told = discreetFinding(findingOf(code, fill), '');
        for (const language of ['zh', 'en'] as const) {
          const { message, note = '' } = reportedFinding(told, language);
          for (let at = 0; at + most < sentence.length; at += 1) {
            expect(`${message}${note}`).not.toContain(sentence.slice(at, at + most + 1));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a word, a date and a period whole', () => {
    for (const typed of ['省政务管理办公室', '2024-12-02/2024-12-06', '十二个汉字正好放得下的词']) {
      const { params } = discreetFinding(
        findingOf('value-period', () => typed),
        '',
      );
      expect(params.text).toBe(typed);
    }
    const { params } = discreetFinding(
      findingOf('value-period', () => '十三个汉字就放不下的一个词语'),
      '',
    );
    expect(params.text).toBe('十三个汉字就放不下的一…');
    expect(cellWidth(String(params.text))).toBeLessThanOrEqual(MOST_QUOTED);
  });

  test('its place from the top of the repository, also where the words name another file', () => {
    const found = findingOf('released-pdf/archive', () => 'issues/1/1.pdf');
    const { range, params } = discreetFinding(found, '单位/公报/');
    expect(range.file.path).toBe('单位/公报/issues/1/01-试验.md');
    expect(params).toMatchObject({ archive: '单位/公报/issues/1/1.pdf' });
  });

  test.each(['/usr/share/fonts/甲.ttf', 'C:/Windows/Fonts/甲.ttf'])(
    'a file outside the workspace as it is: %s',
    (path) => {
      const { range, ...found } = findingOf('value-period', () => '');
      const told = discreetFinding({ ...found, range: { ...range, file: { path, text: '' } } }, '公报/');
      expect(told.range.file.path).toBe(path);
    },
  );
});
