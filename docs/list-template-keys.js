/**
 * The page docs/template-keys.md: which keys a template has and what each takes, as the parser says it, and what they are
 * in the templates of the package.
 */
import { readFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';
import { parseTemplate } from '../build/parse/parse-template.js';
import { cell } from './table-cell.js';
import { templateKeyTexts } from './template-key-texts.js';

const SHIPPED = ['bulletin', 'gb9704'];

/** A group that neither template has. */
const CONTENTS = { title: '目　录', 'title-font': '小标宋', font: '仿宋', levels: 2, pages: 4 };

const read = (name) =>
  parseDocument(readFileSync(new URL(`../templates/${name}/template.yaml`, import.meta.url), 'utf8'));

/** A template with every group that there is. */
function wholeTemplate() {
  const [first, second] = SHIPPED.map(read);
  first.set('folio', second.get('folio'));
  first.set('contents', first.createNode(CONTENTS));
  return first;
}

/** The values of a document by the path of their keys, as they are typed. */
function leavesOf(node, path = []) {
  if (!isMap(node)) return [[path.join('.'), isSeq(node) ? node.items.map(String).join('、') : node.source]];
  return node.items.flatMap(({ key, value }) => leavesOf(value, [...path, String(key)]));
}

/** What each key takes, in Chinese and English: asked of the parser, by handing it nothing that it could take. */
function wantedKinds() {
  const document = wholeTemplate();
  for (const [path] of leavesOf(document.contents)) document.setIn(path.split('.'), '');
  const file = { path: 'template.yaml', text: String(document) };
  const wanted = new Map();
  for (const { code, params } of parseTemplate('whole', file).findings) {
    if (code !== 'template-value') throw new Error(`the parser has keys that template-keys.md doesn't know: ${code}`);
    wanted.set(params.key, params.wanted);
  }
  return wanted;
}

/** The text of a key behind those of the groups it is in, without the outermost. */
function meaningOf(key) {
  const parts = key.split('.');
  const texts = parts.slice(1).map((_, index) => templateKeyTexts[parts.slice(0, index + 2).join('.')]);
  return [texts.map(([zh]) => zh).join('：'), texts.map(([, en]) => en).join(': ')];
}

/** @returns docs/template-keys.md */
export function templateKeysPage() {
  const wanted = wantedKinds();
  const shipped = SHIPPED.map((name) => new Map(leavesOf(read(name).contents)));
  const described = Object.keys(templateKeyTexts);
  const nameless = [...wanted.keys()].filter((key) => !described.includes(key));
  const groups = new Set(
    [...wanted.keys()].flatMap((key) => key.split('.').map((_, end, parts) => parts.slice(0, end).join('.'))),
  );
  const gone = described.filter((key) => !wanted.has(key) && !groups.has(key));
  if (nameless.length > 0 || gone.length > 0) {
    throw new Error(
      `docs/template-key-texts.js lacks ${nameless.join(', ') || 'nothing'}, and has gone keys: ${gone.join(', ') || 'none'}`,
    );
  }
  const rowOf = (key) => {
    const [zh, en] = meaningOf(key);
    const { zh: kind, en: kindInEnglish } = wanted.get(key) ?? {};
    const takes = kind === undefined ? '' : `${cell(kind)}<br>*${cell(kindInEnglish)}*`;
    const values = shipped.map((leaves) => leaves.get(key)).map((value) => (value === undefined ? '' : `\`${value}\``));
    const path = key.split('.').slice(1).join('.');
    return `| \`${path}\` | ${cell(zh)}<br>*${cell(en)}* | ${takes} | ${values.join(' | ')} |`;
  };
  const sections = described
    .filter((key) => !key.includes('.'))
    .flatMap((group) => [
      '',
      `## \`${group}\``,
      '',
      `${templateKeyTexts[group][0]}。*${templateKeyTexts[group][1]}*`,
      '',
      `| 项 | 意思 | 写什么 | ${SHIPPED.join(' | ')} |`,
      '|---|---|---|---|---|',
      ...described.filter((key) => key.startsWith(`${group}.`) && wanted.has(key)).map(rowOf),
    ]);
  return [
    '# 版式的项目：`templates/<名称>/template.yaml`',
    '',
    '怎样做一个版式，见 [templates.md](templates.md)。没写的项照沿用的版式；不写 `extends`（沿用），就照自带的 `bulletin`。写什么是程序自己核对的',
    '说法，后两列是自带的两个版式里的值。这个文件由 `npm run docs` 生成。',
    '',
    '*Every key of a template, what it takes (as the parser says), and its value in the two templates of the package. What a template leaves',
    'out is as in the one that it `extends`, else as in the package’s `bulletin`. Made by `npm run docs`.*',
    '',
    '- 长度写单位：`28mm`、`42pt`，或者字号：初号 42pt、小初 36、一号 26、小一 24、二号 22、小二 18、三号 16、小三 15、四号 14、小四 12、五号 10.5。',
    '- `em` 是一个字的宽。',
    '- 字体写名称：小标宋、黑体、楷体、仿宋、宋体，或者 `fonts.yaml` 里自己加的。',
    ...sections,
    '',
  ].join('\n');
}
