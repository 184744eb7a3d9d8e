/** The page docs/figures.md, made from the tables that placeholders are looked up in. */
import { namedFigures } from '../build/statistics/figures.js';
import { namedFormats } from '../build/statistics/formats.js';
import { issueFacts } from '../build/statistics/resolve-figures.js';
import { cell } from './table-cell.js';

const rowOf = (written, { zh, en }) => `| ${cell(written)} | ${cell(zh)}<br>*${cell(en)}* |`;

const tableOf = (rows) => ['', '| 写 | 意思 |', '|---|---|', ...rows];

/** @returns docs/figures.md */
export function figuresPage() {
  return [
    '# 正文里能引用的数',
    '',
    '写 `{{系列.数}}` 是全部指标，`{{系列.数.指标}}` 是一个；后面还可以加 `|` 和一种写法。怎么引用见 [writing.md](writing.md)，率、平均数和年中才有的指标见',
    '[measures.md](measures.md)。这个文件由 `npm run docs` 从程序查数用的表生成。',
    '',
    '*What may be written between `{{` and `}}`, made by `npm run docs` from the tables that the program looks figures up in.*',
    '',
    '## 数',
    ...tableOf(
      namedFigures.map(({ name, synonym, ...wording }) =>
        rowOf(
          [name, ...(synonym === undefined ? [] : [synonym])].map((each) => `\`{{系列.${each}}}\``).join(' '),
          wording,
        ),
      ),
    ),
    '',
    '## 写法',
    ...tableOf(namedFormats.map(({ name, ...wording }) => rowOf(`\`|${name}\``, wording))),
    '',
    '## 这一期自己的',
    ...tableOf(issueFacts.map(({ name, ...wording }) => rowOf(`\`{{${name}}}\``, wording))),
    '',
  ].join('\n');
}
