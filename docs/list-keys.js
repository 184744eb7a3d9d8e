/** The page docs/keys.md, made from the tables that the parser, the schemas and `new` work with. */
import { fontsSchema } from '../build/model/schema/fonts-schema.js';
import { headerSchema } from '../build/model/schema/header-schema.js';
import { holidaysSchema } from '../build/model/schema/holidays-schema.js';
import { peopleSchema } from '../build/model/schema/people-schema.js';
import { settingsSchema } from '../build/model/schema/settings-schema.js';
import { cell } from './table-cell.js';

const FILES = [
  {
    title: '一期的开头：`issues/<总第号>/index.md`',
    note: '两行 `---` 之间。增刊没有 `number` 和 `issue`，写 `special`。*The header of an issue, between two lines of `---`.*',
    value: headerSchema,
  },
  {
    title: '各期共用的：`issues/bulletin.yaml`',
    note: '一期自己写了同名的项，那一期就用自己的。*What all issues share; a header may state the same keys for itself.*',
    value: settingsSchema,
  },
  {
    title: '人员：`issues/people.yaml`',
    note: '一个列表，一人一项；没有这个文件，就不核对姓名、职务和先后。*A list of people; nothing is checked where it is not there.*',
    value: peopleSchema,
  },
  {
    title: '放假和调休：`issues/holidays.yaml`',
    note: '[怎么写](new.md#放假和调休)。*Days off, and weekends that are worked.*',
    value: holidaysSchema,
  },
  {
    title: '字体：`fonts/fonts.yaml`',
    note: '没有这个文件，就用程序自带的；[怎么写](fonts.md)。*Where the fonts come from; the program’s own where there is none.*',
    value: fontsSchema,
  },
];

const PRESENCE = {
  required: ['要写', 'required'],
  regular: ['要写；增刊没有', 'required; a special issue has none'],
  expected: ['送审稿可以暂缺', 'a draft may lack it'],
  optional: ['', ''],
};

const TEXT = ['文字', 'text'];
const BELOW = ['见下面', 'see below'];

/** What may be written behind a key, in Chinese and English. */
function kindOf(value) {
  switch (value.type) {
    case 'text':
    case 'remark':
    case 'receivers':
    case 'output-name':
      return TEXT;
    case 'digest':
      return ['64 位十六进制数', '64 hexadecimal digits'];
    case 'stretch':
      return ['0.5 到 1.5 的数', 'a number from 0.5 to 1.5'];
    case 'one-of':
      return [value.words.join('、'), value.words.join(', ')];
    case 'texts':
      return ['文字，或者几项', 'a text or a list'];
    case 'number':
      return [`整数，从 ${value.from} 起`, `integer from ${value.from}`];
    case 'severity':
      return ['关、提示、警告、错误', 'off, hint, warning, error'];
    case 'word':
      return [value.words.join('、'), value.words.filter((word) => /^[a-z]/.test(word)).join(', ')];
    case 'year':
      return ['四位数', 'four digits'];
    case 'date':
      return ['2024-12-25 或 2024年12月25日', 'a date'];
    case 'period':
      return ['2024-12-02/2024-12-06 或 2024年12月2日—12月6日', 'first/last day'];
    case 'days':
      return ['日期、起止，一个或几个', 'dates or periods'];
    case 'decimal':
      return ['数字，可以有小数', 'a number, perhaps with decimals'];
    case 'bound':
      return ['总第几期，或者日期', 'the number of an issue, or a day'];
    case 'formula':
      return ['指标和 + - × ÷、括号', 'measures with + - × ÷ and brackets'];
    case 'timed':
      return ['文字；先后不同的写成列表，每项见下面', 'text; a list where it changes, see below'];
    case 'change':
      return ['加减多少，如 -3；或者原来和正确的数，见下面', 'a signed number, or both figures, see below'];
    case 'week':
      return [
        '{指标: 数字}，没有数的一周写 无；几处加起来的写 {指标: {名称: 数字}}',
        '{measure: number}, or 无 for a week without; of what is added up {measure: {name: number}}',
      ];
    case 'masthead':
      return ['preprinted（预印），或者图片，见下面', 'preprinted, or an image, see below'];
    case 'list':
      return kindOf(value.item).map((inner, index) => (index === 0 ? `列表，每项${inner}` : `a list, ${inner}`));
    case 'entries':
      return kindOf({ type: 'mapping', keys: [], others: value.value });
    case 'mapping':
      if (value.alone !== undefined) {
        const alone = kindOf(value.keys.find(({ key }) => key === value.alone).value);
        return [`${alone[0]}；或者${BELOW[0]}`, `${alone[1]}; or ${BELOW[1]}`];
      }
      return value.others === undefined || value.keys.length > 0
        ? BELOW
        : kindOf(value.others).map((inner, index) => `{${['名称', 'name'][index]}: ${inner}}`);
    default:
      throw new Error(`keys.md can't say what “${value.type}” is`);
  }
}

const bilingual = ([zh, en]) => (zh === '' ? '' : `${cell(zh)}<br>*${cell(en)}*`);

const nameOf = ({ key, synonym }) => (synonym === undefined ? `\`${key}\`` : `\`${key}\` \`${synonym}\``);

const rowOf = ({ description: { zh, en }, presence, example, ...key }) =>
  [
    nameOf(key),
    bilingual([zh, en]),
    bilingual(kindOf(key.value)),
    bilingual(PRESENCE[presence]),
    cell(`\`${key.key}: ${example.replace(/[\da-f]{64}/g, 'e3b0c442…')}\``),
  ].join(' | ');

const tableOf = ({ keys, others }) => [
  '',
  '| 项 | 意思 | 写什么 | | 例 |',
  '|---|---|---|---|---|',
  ...keys.map((key) => `| ${rowOf(key)} |`),
  ...(others === undefined
    ? []
    : [`| *指标* | ${bilingual(['每个指标一项', 'one for each measure'])} | ${bilingual(kindOf(others))} | | |`]),
];

/** The keys within a value, each group with the path that leads to it. */
function groupsOf(value, path) {
  switch (value.type) {
    case 'list':
      return groupsOf(value.item, path);
    case 'entries':
      return groupsOf(value.value, [...path, '<名称>']);
    case 'timed':
      return groupsOf(value.item, path);
    case 'change':
    case 'masthead':
      return [{ path, keys: value.keys }];
    case 'mapping': {
      const own = value.keys.length === 0 ? [] : [{ path, keys: value.keys, others: value.others }];
      const below = value.keys.flatMap(({ key, value: inner }) => groupsOf(inner, [...path, key]));
      return [...own, ...below, ...(value.others === undefined ? [] : groupsOf(value.others, [...path, '<名称>']))];
    }
    default:
      return [];
  }
}

function sectionOf({ title, note, value }) {
  const groups = groupsOf(value, []).flatMap(({ path, ...group }) => [
    ...(path.length === 0 ? [] : ['', `### \`${path.join('.')}\``]),
    ...tableOf(group),
  ]);
  return ['', `## ${title}`, '', note, ...groups];
}

/** @returns docs/keys.md */
export function keysPage() {
  return [
    '# 项目：开头、bulletin.yaml、people.yaml、holidays.yaml、fonts.yaml',
    '',
    '每一项有一个英文名，多数还有一个中文名，写哪个都行，写两遍是错误。这个文件由 `npm run docs` 从程序核对用的表生成；编辑软件的补全也是从它来的',
    '（[editors.md](editors.md)）。',
    '',
    '*Every key that may be written, with its Chinese synonym, its meaning, what it takes and an example: made by `npm run docs` from the',
    'tables that the program checks with.*',
    ...FILES.flatMap(sectionOf),
    '',
  ].join('\n');
}
