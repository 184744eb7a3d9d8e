import type { Finding } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import { finding } from '../tools/finding.js';

/** A file whose name and text have everything that formats have to escape. */
export const section: SourceFile = {
  path: 'issues/12/01-甲,乙:50%&.md',
  text: '# 标题\n\n甲<乙> ,“丙”。\r\n丁\u0007戊\n',
};
export const settings: SourceFile = { path: 'issues/people.yaml', text: 'name: 试验周报\n' };

const at = (file: SourceFile, words: string): Finding['range'] => {
  const start = file.text.indexOf(words);
  return { file, start, end: start + words.length };
};

const skipped = finding('heading-skips', at(section, '# '), { above: 1, most: 2, marks: '##' });
const order = finding('label-order', at(section, '丁\u0007'), { typed: '<（三）>\n%', before: 1 });

/** A hint, a warning and two errors, none of them in the order in which they are to be shown. */
export const sample: readonly Finding[] = [
  { ...order, fix: { range: at(section, '丁'), text: '（二）' } },
  { ...skipped, severity: 'hint' },
  finding('term-form/both', at(settings, '试验'), { form: '试验' }),
  finding('html', at(section, '<乙>'), { typed: '<乙>' }),
];
