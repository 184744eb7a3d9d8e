/*
 * What each picture of the manual shows: lines of the specimen, as the package's own template sets it. `show` chooses them by where
 * they were written and what they belong to; `files` stand in the place of those of the specimen.
 */

/** Lines of the specimen's ninth issue, from one line of a file up to another. */
const within =
  (file, first, last) =>
  ({ source, part }) =>
    part !== 'note' && source?.file === `issues/9/${file}` && source.line >= first && source.line <= last;

const part =
  (...wanted) =>
  ({ part: own }) =>
    wanted.includes(own);

const HEADER = `---
number: 9
year: 2030
issue: 9
period: 2030-03-04/2030-03-08
date: 2030-03-12
staff: {责编: 赵甲, 审核: 钱乙, 签发: 孙丙}
statistics:
  试窗: {咨询: 912, 受理: 137}
---
`;

const sections = ['01-正文与标点.md', '02-编号与列表.md', '03-表格.md', '04-图片和图表.md', '05-脚注.md'];

/** One section of the specimen by itself, so that what is shown of it stands on the first page. */
const only = (file) => ({
  'issues/9/index.md': HEADER,
  ...Object.fromEntries(sections.filter((name) => name !== file).map((name) => [`issues/9/${name}`, null])),
});

/** An issue with one section of this text. */
const alone = (text, header = HEADER) => ({
  ...only(),
  'issues/9/index.md': header,
  'issues/9/01-例.md': text,
});

/** The text of that section. */
const body = ({ source, part: own }) => own !== 'note' && source?.file === 'issues/9/01-例.md';

const TEXT = `# 正文

本周，{{试窗.名称}}共计{{试窗.本周}}。今年以来，累计{{试窗.本年}}。

标点相连时各让半个字：他说：“好。”**黑体强调**和*楷体强调*可以和标点挨着：**这是一句话。**下一句紧跟着。

（某某窗口供稿）
`;

const FOOTNOTES = `# 脚注

脚注印在本页的下面[^一]，注号跟着它前面的字[^二]。

[^一]: 脚注用小一些的字，上面有一条短线。
[^二]: 脚注长的时候也会转行，第二行起和注文的第一个字对齐。
`;

const LISTS = `# 列表

1. **自动编号的一条。**楷体的引语接着正文。
2. 第二条，下面还有两小条：
   1. 小条之一；
   2. 小条之二。

- 没有编号的一条。

（三）手工打的编号照原样排。
`;

const PICTURE = '# 图片\n\n![图1 办事流程（示意）](流程.png "宽60%")\n';

/** What docs/import.md imports, as `import` writes it. */
const IMPORTED =
  '# 综合窗口工作情况\n\n本周，窗口到3个县上门服务，办件37件。\n\n![各市州办件情况](各市州办件情况.csv)\n';
const IMPORTED_TABLE = '地区,办件\n成都,7\n绵阳,5\n';

const LOOSE = '# 要闻\n\n某某中心近日会同有关单位共同举办了第三届Interoperability论坛，到会五十人。\n';

const FORCED = `# 要闻\n\n网址是 https://example.org/${'a'.repeat(60)} 。\n`;

const paragraphs = '本周，窗口办件平稳。各窗口按时开窗，没有发生积压。\n\n'.repeat(4);

const FOOT_BLANK = `# 要闻\n\n${paragraphs}![图1 试验大厅（示意）](大厅.jpg "宽150mm")\n`;

/** Small enough to have all of a page in sight. */
const SMALL = 0.5;

export const pictures = [
  { name: 'title', show: (line) => line.page === 1 && line.y < 420 && line.part !== 'folio' },
  { name: 'text', files: alone(TEXT), show: body },
  { name: 'headings', files: only('02-编号与列表.md'), show: within('02-编号与列表.md', 1, 9) },
  { name: 'lists', files: alone(LISTS), show: body },
  {
    name: 'import',
    files: { ...alone(IMPORTED), 'issues/9/各市州办件情况.csv': IMPORTED_TABLE },
    show: part('body', 'table'),
  },
  { name: 'quote', files: only('02-编号与列表.md'), show: within('02-编号与列表.md', 25, 27) },
  { name: 'table', files: only('03-表格.md'), show: within('03-表格.md', 5, 18) },
  { name: 'picture', files: alone(PICTURE), show: body },
  { name: 'chart', files: only('04-图片和图表.md'), show: within('04-图片和图表.md', 11, 13) },
  {
    name: 'footnote',
    files: alone(FOOTNOTES),
    show: ({ page, part: own }) => page === 1 && ['body', 'note'].includes(own),
  },
  { name: 'colophon', show: part('colophon') },
  {
    name: 'draft',
    draft: true,
    files: alone(TEXT, HEADER.replace(/date:.*\n/, '').replace('咨询: 912, ', '')),
    show: ({ page, part: own }) => page === 1 && own !== 'colophon',
  },
  {
    name: 'approval',
    draft: true,
    whole: true,
    scale: SMALL,
    files: { ...alone(TEXT), 'templates/bulletin/template.yaml': '审签单: {show: drafts}\n' },
    show: part('approval'),
  },
  { name: 'rule-loose-line', files: alone(LOOSE), show: body },
  { name: 'rule-forced-break', files: alone(FORCED), show: body },
  { name: 'rule-page-foot-blank', whole: true, scale: SMALL, files: alone(FOOT_BLANK), show: ({ page }) => page === 1 },
];
