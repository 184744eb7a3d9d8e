/**
 * The page docs/template-keys.md: which keys a template has and what each takes, from their declaration, and what they are
 * in the templates of the package.
 */
import { readFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';
import { templateSchema } from '../build/model/schema/template-schema.js';
import { fourRolesWanted, oneOfForm } from '../build/parse/yaml/read-scalars.js';
import { valueForms } from '../build/parse/yaml/value-forms.js';
import { cell } from './table-cell.js';

const SHIPPED = ['bulletin', 'gb9704'];

/** The values of a shipped template by the path of their keys, as they are typed. */
function valuesIn(name) {
  const text = readFileSync(new URL(`../templates/${name}/template.yaml`, import.meta.url), 'utf8');
  const leavesOf = (node, path) =>
    isMap(node)
      ? node.items.flatMap(({ key, value }) => leavesOf(value, [...path, String(key)]))
      : [[path.join('.'), isSeq(node) ? node.items.map(String).join('、') : node.source]];
  return new Map(leavesOf(parseDocument(text).contents, []));
}

/** What may be written behind a key, in Chinese and English. */
function wantedOf(value) {
  if (value.type === 'one-of') return oneOfForm(value.words).wanted;
  if (value.type === 'four-roles') return fourRolesWanted;
  const { zh, en } = value.type === 'none-or' ? wantedOf(value.value) : valueForms[value.type].wanted;
  return value.type === 'none-or' ? { zh: `none，或者${zh}`, en: `none, or ${en}` } : { zh, en };
}

/** The keys of a value with their paths; the text of a key stands behind those of the groups that it is in. */
function keysIn(value, path, texts) {
  if (value.type === 'none-or') return keysIn(value.value, path, texts);
  if (value.type !== 'mapping') return [{ path, texts, value }];
  return value.keys.flatMap(({ key, value: inner, description }) =>
    keysIn(inner, [...path, key], [...texts, description]),
  );
}

/** @returns docs/template-keys.md */
export function templateKeysPage() {
  const [first, second] = SHIPPED.map(valuesIn);
  const rowOf = (group, { path, texts, value }) => {
    const { zh, en } = wantedOf(value);
    const key = [group, ...path].join('.');
    const values = [first.get(key), second.get(key) ?? first.get(key)].map((typed) => (typed ? `\`${typed}\`` : ''));
    const meaning = `${cell(texts.map((text) => text.zh).join('：'))}<br>*${cell(texts.map((text) => text.en).join(': '))}*`;
    return `| \`${path.join('.')}\` | ${meaning} | ${cell(zh)}<br>*${cell(en)}* | ${values.join(' | ')} |`;
  };
  const sections = templateSchema.keys.flatMap(({ key, value, description }) => [
    '',
    `## \`${key}\``,
    '',
    `${description.zh}。*${description.en}*`,
    '',
    `| 项 | 意思 | 写什么 | ${SHIPPED.join(' | ')} |`,
    '|---|---|---|---|---|',
    ...keysIn(value, [], []).map((row) => rowOf(key, row)),
  ]);
  return [
    '# 版式的项目：`templates/<名称>/template.yaml`',
    '',
    '怎样做一个版式，见 [templates.md](templates.md)。没写的项照沿用的版式；不写 `extends`（沿用），就照自带的 `bulletin`。后两列是自带的两个',
    '版式里的值。这个文件由 `npm run docs` 从程序读版式用的表生成；编辑软件的补全也是从它来的（[editors.md](editors.md)）。',
    '',
    '*Every key of a template, what it takes, and its value in the two templates of the package. What a template leaves out is as in the',
    'one that it `extends`, else as in the package’s `bulletin`. Made by `npm run docs` from the declaration that templates are read by.*',
    '',
    '- 长度写单位：`28mm`、`42pt`，或者字号：初号 42pt、小初 36、一号 26、小一 24、二号 22、小二 18、三号 16、小三 15、四号 14、小四 12、五号 10.5。',
    '- `em` 是一个字的宽。',
    '- 字体写名称：小标宋、黑体、楷体、仿宋、宋体，或者 `fonts.yaml` 里自己加的。',
    ...sections,
    '',
  ].join('\n');
}
