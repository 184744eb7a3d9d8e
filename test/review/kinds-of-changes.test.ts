import { beforeAll, expect, test } from 'vitest';
import { copyText } from '../outputs/docx/copies.js';
import { zipOf } from '../tools/build-docx.js';
import { sourcesOfText } from '../tools/compile-issue.js';
import { openDocx, xmlOf } from '../tools/read-docx.js';
import { reviewCopies } from './review-copies.js';

const BODY =
  '# 工作\n\n一段话，请各处室认真落实。\n\n1. 建立制度。\n2. 落实责任。\n3. 定期通报。\n\n**强调**之后接着写。\n\n| 窗口 | 办结 |\n|---|---|\n| 甲处 | 12 |\n| 乙处 | 7 |\n\n末段在此结束。\n';
const text = { sections: [BODY] };

let copy: Uint8Array;
beforeAll(async () => {
  copy = (await copyText(text)).copy;
});

const paragraphOf = (xml: string, words: string): string =>
  xml.match(/<w:p>.*?<\/w:p>/gs)?.find((one) => one.includes(words)) ?? '';
const rowOf = (xml: string, words: string): string =>
  xml.match(/<w:tr>.*?<\/w:tr>/gs)?.find((one) => one.includes(words)) ?? '';

function review(change: (xml: string) => string, parts: Readonly<Record<string, string>> = {}) {
  const files = [...openDocx(copy)].map(([name, content]) => ({ name, content: parts[name] ?? content }));
  const document = change(xmlOf(openDocx(copy), 'word/document.xml'));
  const returned = zipOf(
    files.map((file) => (file.name === 'word/document.xml' ? { ...file, content: document } : file)),
  );
  const compiled = reviewCopies(sourcesOfText(text), [returned]);
  const applied = compiled.apply(new Set(compiled.items.map(({ number }) => number)));
  return {
    items: compiled.items,
    after: applied.files[0]?.after ?? BODY,
    left: applied.items.filter(({ state }) => state !== 'taken'),
  };
}

const moved = (xml: string, what: string, behind: string): string =>
  xml.replace(what, '').replace(behind, behind + what);

test.each([
  ['a word', (xml: string) => xml.replace('认真', '切实'), BODY.replace('认真', '切实')],
  ['signs of Markdown', (xml: string) => xml.replace('认真', '*认真*'), BODY.replace('认真', '*认真\\*')],
  ['words behind emphasis', (xml: string) => xml.replace('之后', '以后'), BODY.replace('之后', '以后')],
  ['emphasised words', (xml: string) => xml.replace('强调', '着重'), BODY.replace('强调', '着重')],
  ['a cell', (xml: string) => xml.replace('>7<', '>9<'), BODY.replace('| 7 |', '| 9 |')],
  [
    'a new row',
    (xml: string) => xml.replace(rowOf(xml, '乙处'), (row) => row + row.replace('乙处', '丙处').replace('>7<', '>5<')),
    BODY.replace('| 乙处 | 7 |', '| 乙处 | 7 |\n| 丙处 | 5 |'),
  ],
  ['a row that is gone', (xml: string) => xml.replace(rowOf(xml, '甲处'), ''), BODY.replace('| 甲处 | 12 |\n', '')],
  [
    'a new paragraph',
    (xml: string) =>
      xml.replace(paragraphOf(xml, '末段'), (one) => `<w:p><w:r><w:t>新加的一段话。</w:t></w:r></w:p>${one}`),
    BODY.replace('\n\n末段', '\n\n新加的一段话。\n\n末段'),
  ],
  [
    'a paragraph that is gone',
    (xml: string) => xml.replace(paragraphOf(xml, '一段话'), ''),
    BODY.replace('一段话，请各处室认真落实。\n\n', ''),
  ],
  [
    'a paragraph in two',
    (xml: string) => xml.replace('，请各', '，</w:t></w:r></w:p><w:p><w:r><w:t>请各'),
    BODY.replace('，请各', '，\n\n请各'),
  ],
  [
    'an item that is gone',
    (xml: string) => xml.replace(paragraphOf(xml, '落实责任'), ''),
    BODY.replace('2. 落实责任。\n', ''),
  ],
  [
    'the first item, gone',
    (xml: string) => xml.replace(paragraphOf(xml, '建立制度'), ''),
    BODY.replace('1. 建立制度。\n2. 落实责任。\n3. ', '1. 落实责任。\n2. '),
  ],
  [
    'a new item',
    (xml: string) => xml.replace(paragraphOf(xml, '落实责任'), (one) => one + one.replace('落实责任', '检查考核')),
    BODY.replace('2. 落实责任。', '2. 落实责任。\n3. 检查考核。'),
  ],
  [
    'a paragraph elsewhere',
    (xml: string) => moved(xml, paragraphOf(xml, '末段'), paragraphOf(xml, '一段话')),
    BODY.replace('\n\n末段在此结束。', '').replace('认真落实。', '认真落实。\n\n末段在此结束。'),
  ],
  [
    'a paragraph elsewhere, with another word',
    (xml: string) => moved(xml, paragraphOf(xml, '末段'), paragraphOf(xml, '一段话')).replace('末段在此', '末段就此'),
    BODY.replace('\n\n末段在此结束。', '').replace('认真落实。', '认真落实。\n\n末段就此结束。'),
  ],
] as const)('%s is written as an editor would', (_, change, wanted) => {
  const { after, left } = review(change);
  expect(left.map(({ finding }) => finding?.code)).toEqual([]);
  expect(after.trimEnd()).toBe(wanted.trimEnd());
});

test.each([
  ['a section’s title that is gone', (xml: string) => xml.replace(paragraphOf(xml, '工作'), ''), 'review-manual'],
  [
    'a table with another column',
    (xml: string) => xml.replace(/<\/w:tc><\/w:tr>/g, '</w:tc><w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc></w:tr>'),
    'review-manual/table',
  ],
  [
    'a table elsewhere',
    (xml: string) => {
      const [table = ''] = xml.match(/<w:tbl>(?:(?!<w:tbl>).)*甲处.*?<\/w:tbl>/s) ?? [];
      return moved(xml, table, paragraphOf(xml, '工作'));
    },
    'review-manual/moved',
  ],
  ['the masthead’s office', (xml: string) => xml.replace('某某试验中心', '某某中心'), 'review-fact'],
] as const)('%s is for a person, and nothing is written', (_, change, code) => {
  const { after, left } = review(change);
  expect(left.map(({ finding }) => finding?.code)).toContain(code);
  expect(after).toBe(BODY);
});

test('a comment is listed at its words, with who made it, until it is removed', () => {
  const [start, end] = [
    '<w:commentRangeStart w:id="0"/>',
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
  ];
  const change = (xml: string): string =>
    xml.replace('请各处室', `</w:t></w:r>${start}<w:r><w:t>请各处室</w:t></w:r>${end}<w:r><w:t>`);
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const comments = `<w:comments ${namespace}><w:comment w:id="0" w:author="审核甲"><w:p><w:r><w:t>点名哪几个处。</w:t></w:r></w:p></w:comment></w:comments>`;
  const relations = xmlOf(openDocx(copy), 'word/_rels/document.xml.rels');
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const parts = {
    'word/_rels/document.xml.rels': relations.replace(
      '</Relationships>',
      `<Relationship Id="rId99" Type="${type}" Target="styles2.xml"/></Relationships>`,
    ),
  };
  const files = [...openDocx(copy)].map(([name, content]) => {
    if (name === 'word/document.xml') return { name, content: change(Buffer.from(content).toString('utf8')) };
    return { name, content: parts[name as keyof typeof parts] ?? content };
  });
  const { items } = reviewCopies(sourcesOfText(text), [
    zipOf([...files, { name: 'word/styles2.xml', content: comments }]),
  ]);
  const at = BODY.indexOf('请各处室');
  expect(items).toMatchObject([
    { kind: 'comment', state: 'open', who: '审核甲', text: '点名哪几个处。', range: { start: at, end: at + 4 } },
  ]);
  expect(items[0]?.finding).toMatchObject({ code: 'review-comment', severity: 'warning' });
});

test('a number that is typed may change along with the computed one that it repeats', async () => {
  const body = '# 工作\n\n本周受理{{试验.本周.受理}}件。\n\n上述84271件均已办结。\n';
  const issue = { sections: [body], header: { statistics: '{试验: {受理: 84271}}' } };
  const files = [...openDocx((await copyText(issue)).copy)].map(([name, content]) => ({
    name,
    content: name === 'word/document.xml' ? Buffer.from(content).toString().replaceAll('84271', '84275') : content,
  }));
  const compiled = reviewCopies(sourcesOfText(issue), [zipOf(files)]);
  expect(compiled.items.map(({ finding }) => finding?.code).sort()).toEqual(['review-edit', 'review-figure']);
  expect(compiled.apply(new Set([1, 2])).files.map(({ after }) => after)).toEqual([body.replace('84271件', '84275件')]);
});
