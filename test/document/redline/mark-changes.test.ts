import { describe, expect, test } from 'vitest';
import { markChanges } from '../../../src/document/redline/mark-changes.js';
import { notesOfTexts, textsOf } from '../../../src/document/redline/rewrite-texts.js';
import { writeDocument } from '../../../src/document/write-document.js';
import type { Content, Document, DocumentBlock } from '../../../src/model/document.js';
import { atomsOf } from '../../../src/model/text-atoms.js';
import { buildIssue as numberedIssue } from '../../../src/parse/build-issue.js';
import { parseSection } from '../../../src/parse/parse-section.js';
import { parseHeader } from '../../../src/parse/yaml/parse-header.js';
import { parseSettings } from '../../../src/parse/yaml/parse-settings.js';
import * as fc from '../../tools/fast-check.js';
import { textsOfVersion } from '../../tools/redline-versions.js';

const file = (path: string, text: string) => ({ path, text });
const { value: settings } = parseSettings(
  file('issues/bulletin.yaml', 'name: 甲\npublisher: 乙\ntemplate: bulletin\n'),
);
const header = parseHeader({
  folder: '1',
  index: file('issues/1/index.md', '---\nnumber: 1\nyear: 2024\nissue: 1\nperiod: 2024-12-02/2024-12-06\n---\n'),
}).value;
if (!settings || !header) throw new Error('the header of the test is not one');
const parts = { settings, header };

/** An issue of one section; its footnotes are counted. */
const documentOf = (source: string): Document => {
  const { value: section } = parseSection({ path: 'issues/1/01-甲.md', text: source });
  const whole = numberedIssue({ ...parts, preamble: [], sections: section ? [section] : [] });
  return writeDocument({
    issue: whole.value as Parameters<typeof writeDocument>[0]['issue'],
    template: { text: { listMark: undefined } } as never,
    pictures: new Map(),
    draft: false,
  });
};

const SOURCE = `# 综窗改革

本周，省本级综窗共计咨询1634人次、受理677件、颁发1157件[^甲]，比上周增长3.7%。

## 推进情况

1. **加强调度。**12月5日召开调度会，通报第48期情况——进展顺利……
2. **完善制度。**印发《办法》（政务〔2024〕12号），自2024年12月25日起施行[^乙]。
3. 上门服务企业20家，平均办理时间为2.5个工作日。

表1 各市州办件情况

单位：件

| 市州 | 受理 | 办结率 |
|---|---|---|
| 成都市 | 1024 | 98.7% |
| 绵阳市 | 512 | 97.1% |
| 德阳市 | 256 | 99.0% |

注：数据截至12月6日。

## 下一步打算

继续推进“高效办成一件事”，确保年底前完成全部任务。  
各地要认真落实。

> 省委、省政府高度重视，多次作出批示。

[^甲]: 不含分中心的数据。

[^乙]: 见附件二。
`;

/** One edit of a source, line by line: what an editor does between two proofs. */
const edit = fc.record({
  kind: fc.constantFrom(
    ...(['insert', 'delete', 'replace', 'figure'] as const),
    ...(['split', 'split-alike', 'join', 'join-alike'] as const),
    ...(['move', 'move-next', 'move-table', 'remove', 'copy'] as const),
  ),
  line: fc.nat(),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 12 }),
  text: fc.constantFrom(
    '省政府',
    '1635',
    '12月7日',
    '，',
    '。',
    '——',
    '……',
    '99.1%',
    'API',
    '会同有关部门',
    '**要求**',
    '[^甲]',
  ),
});

type EditScript = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** What makes a line a heading or an item, and what it says. */
function parseLine(line: string): { readonly marker: string; readonly rest: string } {
  const [marker = ''] = /^(?:#+ |\d+\. |> |)/.exec(line) ?? [];
  return { marker, rest: line.slice(marker.length) };
}

function applyEdit(source: string, { kind, line, at, length, text }: EditScript): string {
  const lines = source.split('\n');
  const full = lines.flatMap((one, index) => (one.trim() === '' ? [] : [index]));
  const index = full[line % full.length] ?? 0;
  const words = lines[index] ?? '';
  const place = at % (words.length + 1);
  const end = Math.min(words.length, place + length);
  switch (kind) {
    case 'insert':
      lines[index] = words.slice(0, place) + text + words.slice(place);
      break;
    case 'delete':
      lines[index] = words.slice(0, place) + words.slice(end);
      break;
    case 'replace':
      lines[index] = words.slice(0, place) + text + words.slice(end);
      break;
    case 'figure':
      lines[index] = words.replace(/\d+/, String(length * 111));
      break;
    case 'split':
      lines.splice(index, 1, words.slice(0, place), '', words.slice(place));
      break;
    case 'split-alike': {
      // An item becomes two items, a heading two headings.
      const { marker, rest } = parseLine(words);
      const within = at % (rest.length + 1);
      lines.splice(index, 1, marker + rest.slice(0, within), '', marker + rest.slice(within));
      break;
    }
    case 'join':
      lines.splice(index, 3, lines.slice(index, index + 3).join(''));
      break;
    case 'join-alike': {
      const next = full.find((other) => other > index) ?? index;
      if (next > index) lines.splice(index, next - index + 1, words + parseLine(lines[next] ?? '').rest);
      break;
    }
    case 'remove':
      lines.splice(index, 1);
      break;
    case 'copy':
      lines.splice(at % lines.length, 0, '', words, '');
      break;
    case 'move':
      lines.splice(index, 1);
      lines.splice(at % lines.length, 0, '', words, '');
      break;
    case 'move-next': {
      // The paragraph before one that may be split or joined.
      const next = full.find((other) => other > index) ?? index;
      lines.splice(next + 1, 0, '', words, '');
      lines.splice(index, 1);
      break;
    }
    case 'move-table': {
      const rows = full.filter((row) => lines[row]?.startsWith('|'));
      const first = rows[0] ?? 0;
      const table = lines.splice(first, (rows.at(-1) ?? 0) - first + 1);
      lines.splice(at % (lines.length + 1), 0, '', ...table, '');
    }
  }
  return lines.join('\n');
}

describe('accepting all changes gives the new document, refusing all gives the old one', () => {
  test('for random edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const [before, after] = [documentOf(SOURCE), documentOf(edits.reduce(applyEdit, SOURCE))];
        const marked = markChanges(before, after, '第1稿');
        const [old, now] = [textsOfVersion(before, 'new'), textsOfVersion(after, 'new')];
        expect(marked ? textsOfVersion(marked, 'new') : old).toEqual(now);
        expect(marked ? textsOfVersion(marked, 'old') : now).toEqual(old);
      }),
      { numRuns: 50 },
    );
  });
});

/** The contents of a document in the order in which they are read. */
const contentsOf = ({ body }: Document): readonly Content[] =>
  body.filter(({ change }) => change?.type !== 'moved-away').flatMap(textsOf);

/** A text as one version has it, with the places where a change of it begins or ends. */
function seamsOf(content: Content, gone: string): { readonly text: string; readonly seams: ReadonlySet<number> } {
  const seams = new Set<number>();
  let text = '';
  let before: string | undefined = 'none';
  for (const part of content) {
    const type = part.change?.type;
    if (type !== before) seams.add(text.length);
    before = type;
    if (part.type === 'text' && type !== gone) text += part.text;
  }
  return { text, seams };
}

test('no number, date, dash or Western word is cut', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const marked = markChanges(documentOf(SOURCE), documentOf(edits.reduce(applyEdit, SOURCE)), '第1稿');
      for (const gone of ['deleted', 'inserted']) {
        for (const { text, seams } of contentsOf(marked ?? documentOf('')).map((content) => seamsOf(content, gone))) {
          const ends = new Set([0]);
          for (const atom of atomsOf(text)) ends.add(Math.max(...ends) + atom.length);
          expect([...seams].filter((at) => !ends.has(at)).map((at) => text.slice(at - 5, at + 5))).toEqual([]);
        }
      }
    }),
    { numRuns: 20 },
  );
});

const SECTION = '# 甲\n\n';
const marked = (before: string, after: string): Document | undefined =>
  markChanges(documentOf(SECTION + before), documentOf(SECTION + after), '第1稿');
const changesIn = (content: Content): string =>
  content
    .map((part) => {
      const text = part.type === 'text' ? part.text : { break: '↵', end: '¶' }[part.type];
      if (part.type === 'text' && part.former) return `[-${part.former.text}][+${text}]`;
      const marks = { deleted: '-', inserted: '+', moved: '>', restyled: '~', remark: '!' };
      return part.change ? `[${marks[part.change.type]}${text}]` : text;
    })
    .join('');
const shown = (document: Document | undefined): readonly string[] =>
  (document?.body.slice(1) ?? []).map((block: DocumentBlock) => {
    const label = block.type === 'paragraph' ? block.label : undefined;
    const own = label ? changesIn([label]) : '';
    return `${block.change ? `${block.change.type}: ` : ''}${own}${textsOf(block).map(changesIn).join('|')}`;
  });

describe('a text that was parted or joined and says the same is one edit', () => {
  const halves = fc.tuple(
    fc.string({
      unit: fc.constantFrom(...'各地市要认真落实会议精神加强窗口作风建设持续优化服务'),
      minLength: 4,
      maxLength: 30,
    }),
    fc.string({
      unit: fc.constantFrom(...'全省政务大厅平稳运行群众满意度提升办理时限压缩'),
      minLength: 4,
      maxLength: 30,
    }),
  );
  const marker = fc.constantFrom('', '### ', '- ', '1. ', '> ');
  const around = (text: string): string => `前面的一段不变。\n\n${text}\n\n后面的一段也不变。`;
  const editsOf = (document: Document | undefined): unknown => document?.redline?.edits.map(({ kind }) => kind);

  test.each(['parted', 'joined'])('%s', (kind) => {
    fc.assert(
      fc.property(halves, marker, ([first, second], mark) => {
        const whole = around(`${mark}${first}${second}`);
        const [one, other] =
          mark === '- ' || mark === '1. '
            ? [`${mark}${first}`, `${mark}${second}`]
            : [`${mark}${first}\n`, `${mark}${second}`];
        const parts = around(`${one}\n${other}`);
        expect(editsOf(kind === 'parted' ? marked(whole, parts) : marked(parts, whole))).toEqual([kind]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is marked', () => {
  test.each<[what: string, before: string, after: string, marked: readonly string[]]>([
    ['nothing', '本周受理677件。', '本周受理677件。', []],
    ['a number as a whole', '本周受理677件。', '本周受理678件。', ['|本周受理[-677件][+678件]。']],
    ['a date as a whole', '12月5日召开。', '12月6日召开。', ['|[-12月5日][+12月6日]召开。']],
    ['words', '全省各地认真落实。', '全省认真抓好落实。', ['|全省[-各地]认真[+抓好]落实。']],
    ['a break', '甲市来文。\\\n乙市来文。', '甲市来文。乙市来文。', ['|甲市来文。[-↵]乙市来文。']],
    ['type', '各地要**加快**办理。', '各地要加快办理。', ['|各地要[~加快]办理。']],
    [
      'a number of an item whose neighbour is gone',
      '1. 全面推进改革工作。\n2. 认真落实会议精神。\n3. 加强窗口作风建设。',
      '1. 全面推进改革工作。\n2. 加强窗口作风建设。',
      [
        '（一）|全面推进改革工作。',
        'deleted: [-（二）]|[-认真落实会议精神。]',
        '[-（三）][+（二）]|加强窗口作风建设。',
      ],
    ],
    [
      'a paragraph that moved, once, and what was changed in it',
      '省中心召开专题会议研究部署。\n\n各地市积极行动。\n\n全省窗口平稳运行。',
      '各地市积极行动。\n\n全省窗口平稳运行。\n\n省中心召开专门会议研究部署。',
      [
        'moved-away: |省中心召开专题会议研究部署。',
        '|各地市积极行动。',
        '|全省窗口平稳运行。',
        'moved-here: |[>省中心召开专][-题][+门][>会议研究部署。]',
      ],
    ],
    [
      'cells and rows of a table',
      '| 市州 | 受理 |\n|---|---|\n| 成都市 | 10 |\n| 绵阳市 | 20 |',
      '| 市州 | 受理 |\n|---|---|\n| 成都市 | 11 |\n| 阿坝州 | 20 |',
      ['||市州|受理|成都市|[-10][+11]|[-绵阳市]|[-20]|[+阿坝州]|[+20]'],
    ],
    [
      'a paragraph that was parted',
      '各地市积极行动，进展顺利。窗口作风持续改进。',
      '各地市积极行动，进展顺利。\n\n窗口作风持续改进。',
      ['|各地市积极行动，进展顺利。[+¶]', '|窗口作风持续改进。'],
    ],
    [
      'paragraphs that were joined, and what was changed between them',
      '各地市积极行动，进展顺利。\n\n窗口作风持续改进。',
      '各地市积极行动，进展顺利，窗口作风持续改进。',
      ['|各地市积极行动，进展顺利[-。][-¶][+，]窗口作风持续改进。'],
    ],
    [
      'items that were joined: the number goes with the end',
      '1. **加强调度。**各地市积极行动。\n2. 窗口作风持续改进。\n3. 完善办理的制度。',
      '1. **加强调度。**各地市积极行动。窗口作风持续改进。\n2. 完善办理的制度。',
      ['（一）加强调度。|各地市积极行动。[-¶][-（二）]窗口作风持续改进。', '[-（三）][+（二）]|完善办理的制度。'],
    ],
    [
      'an item that was parted: it comes with its number and its lead',
      '1. 加强调度。各地市积极行动。窗口作风。持续改进。',
      '1. 加强调度。各地市积极行动。\n2. **窗口作风。**持续改进。',
      ['（一）|加强调度。各地市积极行动。[+¶]', '[+（二）]窗口作风。|持续改进。'],
    ],
    [
      'headings that were joined',
      '## 推进工作情况\n\n## 存在的问题\n\n本周平稳。',
      '## 推进工作情况存在的问题\n\n本周平稳。',
      ['推进工作情况[-¶][-（二）]存在的问题', '|本周平稳。'],
    ],
    [
      'a table that moved, once, and what was changed in it',
      '表1 各市州办件情况\n\n| 市州 | 受理 |\n|---|---|\n| 成都市 | 10 |\n| 绵阳市 | 20 |\n\n各地市积极行动。\n\n全省窗口平稳运行。',
      '各地市积极行动。\n\n全省窗口平稳运行。\n\n表1 各市州办件情况\n\n| 市州 | 受理 |\n|---|---|\n| 成都市 | 11 |\n| 绵阳市 | 20 |',
      [
        'moved-away: 表1　各市州办件情况||市州|受理|成都市|10|绵阳市|20',
        '|各地市积极行动。',
        '|全省窗口平稳运行。',
        'moved-here: [>表1　各市州办件情况]||[>市州]|[>受理]|[>成都市]|[-10][+11]|[>绵阳市]|[>20]',
      ],
    ],
    ['a note that came', '本周平稳。', '本周平稳[^1]。\n\n[^1]: 见附件。', ['|本周平稳[+①]。']],
  ])('%s', (_, before, after, expected) => {
    expect(shown(marked(before, after))).toEqual(expected);
  });

  test('the words of a note and its number', () => {
    const before = '甲事[^1]和乙事[^2]。\n\n[^1]: 甲事的说明。\n\n[^2]: 乙事截至12月6日的数据。';
    const after = '甲事和乙事[^2]。\n\n[^2]: 乙事截至12月7日的数据。';
    const document = marked(before, after);
    expect(shown(document)).toEqual(['|甲事[-①]和乙事[-②][+①]。']);
    const notes = notesOfTexts(contentsOf(document ?? documentOf('')));
    expect(notes.map(({ paragraphs }) => paragraphs.map(changesIn))).toEqual([
      ['[-甲事的说明。]'],
      ['乙事截至[-12月6日][+12月7日]的数据。'],
    ]);
  });

  test('lines of the masthead, each as what it is', () => {
    const withMarking = (...marking: readonly string[]): Document => {
      const document = documentOf(SECTION);
      const { number } = document.masthead;
      return { ...document, masthead: { ...document.masthead, marking: marking.map((text) => ({ ...number, text })) } };
    };
    const both = markChanges(withMarking('秘密', '内部资料 注意保存'), withMarking('内部资料 注意保存'), '第1稿');
    expect(changesIn(both?.masthead.marking ?? [])).toBe('[-秘密]内部资料 注意保存');
  });

  test('the edits by their numbers', () => {
    const edits = marked(
      '受理677件。\n\n省中心召开会议。',
      '受理678件。\n\n省中心召开会议。\n\n各地积极行动。',
    )?.redline;
    expect(edits).toEqual({
      base: '第1稿',
      edits: [
        { number: 1, kind: 'text', deleted: '677件', inserted: '678件' },
        { number: 2, kind: 'text', deleted: '', inserted: '各地积极行动。' },
      ],
    });
  });
});
