import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/model/block-content.js';
import type { Block, Inline, TextRun } from '../../src/model/issue.js';
import { sourceOffsets } from '../../src/model/offset-map.js';
import { parsePreamble, parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';
import { few } from '../tools/suite.js';
import { places } from './places.js';

const section = (text: string) => parseSection({ path: 'issues/519/01-甲.md', text });
/** The blocks behind the title of a section with this body. */
const body = (text: string) => section(`# 甲\n\n${text}`).value?.blocks.slice(1).map(shown);
/** What is found in a body whose first line is line 3. */
const found = (text: string) => places(section(`# 甲\n\n${text}`).findings);

const inline = (part: Inline): string => {
  if (part.type === 'break') return '⏎';
  if (part.type === 'note') return '[^]';
  const open = { none: '', strong: '**', emphasis: '*' }[part.emphasis];
  const link = part.link === undefined ? '' : `(${part.link})`;
  const names = part.type === 'text' ? [] : [part.series, part.figure, part.measure, part.format].filter(Boolean);
  return `${open}${part.type === 'text' ? part.text : `{${names.join(' ')}}`}${open}${link}`;
};

/** A block in one line: label, `[lead]`, text. */
function shown(block: Block): string {
  if (block.type === 'table' || block.type === 'figure') return block.type;
  const text = block.content.map(inline).join('');
  if (block.type === 'heading') return `${'#'.repeat(block.level)} ${block.label.text}${text}`;
  const lead = block.lead.length > 0 ? `[${block.lead.map(inline).join('')}]` : '';
  return `${block.kind === 'quote' ? '> ' : ''}${block.label?.text ?? ''}${lead}${text}`;
}

const runs = (blocks: readonly Block[]): readonly TextRun[] =>
  blocks.flatMap(contentOf).filter((part) => part.type === 'text');

describe('a title', () => {
  it('comes first, once', () => {
    expect(places(section('').findings)).toEqual(['no-title 1:1']);
    expect(places(section('## 甲').findings)).toEqual(['no-title/typed 1:1']);
    const [typed] = section('一、要情动态\n\n甲。').findings;
    expect(typed).toMatchObject({ code: 'no-title/typed', params: { title: '要情动态' } });
    expect(places(section('本周召开会议。').findings)).toEqual(['no-title 1:1']);
    expect(places(section('文字\n\n# 甲').findings)).toEqual(['text-before-title 1:1']);
    expect(found('# 乙')).toEqual(['second-title 3:1']);
  });

  it('keeps a typed number apart until the sections are counted', () => {
    const [title] = section('# 二、综窗').value?.blocks ?? [];
    expect(title).toMatchObject({ type: 'heading', label: { text: '二、', origin: 'typed' } });
    expect(title && shown(title)).toBe('# 二、综窗');
  });
});

describe('headings', () => {
  it('are numbered within their parents', () => {
    expect(body('## 乙\n### 丙\n### 丁\n#### 戊\n## 己\n### 庚')).toEqual([
      '## （一）乙',
      '### 1.丙',
      '### 2.丁',
      '#### （1）戊',
      '## （二）己',
      '### 1.庚',
    ]);
  });

  it('may have their numbers typed, which are checked and not printed twice', () => {
    expect(body('## (一) 乙\n## （二）丙')).toEqual(['## （一）乙', '## （二）丙']);
    expect(found('## （二）乙\n### 2.丙\n### 2024.5')).toEqual(['heading-number 3:4', 'heading-number 4:5']);
  });

  it('have four levels, and skip none', () => {
    expect(found('##### 乙')).toEqual(['heading-too-deep 3:1']);
    expect(found('### 乙')).toEqual(['heading-skips 3:1']);
    expect(found('##')).toEqual(['heading-empty 3:1']);
  });

  it('have a place of their own', () => {
    expect(found('- # 乙')).toEqual(['heading-place 3:3']);
    expect(found('> # 乙')).toEqual(['heading-place 3:3']);
    expect(found('12月2日\n---')).toEqual(['setext-heading 3:1']);
  });
});

describe('ordered lists', () => {
  it('are numbered paragraphs one level below the nearest heading', () => {
    expect(body('1. 乙\n2. 丙\n   1. 丁\n      1. 戊\n\n## 己\n1. 庚')).toEqual([
      '（一）乙',
      '（二）丙',
      '1.丁',
      '（1）戊',
      '## （三）己',
      '1.庚',
    ]);
    expect(found('1. a\n   1. b\n      1. c\n         1. d')).toEqual(['list-too-deep 6:10']);
  });

  it('go on at the next number, restart at 1, and start nowhere else', () => {
    expect(body('1. 乙\n\n文字\n\n2. 丙\n\n文字\n\n1. 丁')).toEqual([
      '（一）乙',
      '文字',
      '（二）丙',
      '文字',
      '（一）丁',
    ]);
    expect(found('1. 乙\n\n文字\n\n4. 丙')).toEqual(['list-start 7:1']);
    expect(found('0. 乙')).toEqual(['list-start 3:1']);
  });

  it('have a leading emphasis as run-in lead, and plain paragraphs behind the first', () => {
    expect(body('1. **座谈会。**省委*某*\n\n   又\n\n2. 丙 **丁**')).toEqual([
      '（一）[座谈会。]省委*某*',
      '又',
      '（二）丙 **丁**',
    ]);
  });

  it('have text in every item, without another number', () => {
    expect(found('1.\n2. 乙')).toEqual(['list-item-empty 3:1']);
    expect(found('1. <!-- 注 -->')).toEqual(['list-item-empty 3:1']);
    expect(found('1. （一）乙')).toEqual(['label-twice 3:4']);
  });
});

describe('typed numbers', () => {
  it('start paragraphs, also without a blank line before them', () => {
    expect(body('（一）**乙。**丙\n(二)丁\n1.戊\n2．己\n（1）庚\n　　（2）辛')).toEqual([
      '（一）[乙。]丙',
      '(二)丁',
      '1.戊',
      '2．己',
      '（1）庚',
      '（2）辛',
    ]);
    expect(body('**（一）乙。**丙')).toEqual(['（一）[乙。]丙']);
  });

  it('are told from numbers in the text', () => {
    expect(body('1.5亿元')).toEqual(['1.5亿元']);
    expect(body('甲\n12.5亿元，2024.乙')).toEqual(['甲12.5亿元，2024.乙']);
  });

  it('are checked for gaps and repeats', () => {
    expect(found('（一）乙\n（三）丙')).toEqual(['label-order 4:1']);
    expect(found('（一）乙\n（一）丙')).toEqual(['label-order 4:1']);
    expect(found('（一）乙\n\n文字\n\n（一）丙\n\n（二）丁')).toEqual([]);
    expect(found('1. 乙\n\n（二）丙')).toEqual([]);
  });
});

describe('paragraphs', () => {
  it('join their lines without a blank beside Han and Chinese marks', () => {
    expect(body('省委，\r\n　　副书记\n100\n人，use\nthe  \nform')).toEqual(['省委，副书记100人，use the⏎form']);
    expect(body('甲\\\n乙')).toEqual(['甲⏎乙']);
  });

  it('may be indented in any way', () => {
    expect(body('　　甲\n\n    乙\n\n\t丙\n\n　　- 丁\n\n　　1. 戊\n\n　\n\n　　## 己')).toEqual([
      '甲',
      '乙',
      '丙',
      '丁',
      '（一）戊',
      '## （二）己',
    ]);
  });

  it('have emphasis beside Chinese marks', () => {
    expect(body('**会。**省委*某*乙**“丙”**丁')).toEqual(['**会。**省委*某*乙**“丙”**丁']);
    expect(body('x**{{甲.本周}}**5')).toEqual(['x**{甲 本周}**5']);
    expect(body('10~20% 和 30~40%')).toEqual(['10~20% 和 30~40%']);
  });

  it('have no emphasis by marks that stand for themselves', () => {
    for (const text of [
      '尺寸为210*297*5毫米，规格为A*B*C',
      '电话138****5678、139****1234，尾号****1234和****5678',
      '张*、李*参加',
      '王*明、李*华参加',
      'https://a.cn/x_*y*_/b_',
    ]) {
      expect(body(text)?.map((line) => line.replace(/\(http.*/, ''))).toEqual([text]);
    }
    expect(body('**http://a.cn/b**和**138**号')).toEqual(['**http://a.cn/b**(http://a.cn/b)和**138**号']);
  });

  it('may be unordered items and quotations', () => {
    expect(body('- 乙\n  - 丙\n* 丁')).toEqual(['乙', '丙', '丁']);
    expect(body('> 乙\n> （三）丙\n>\n> 1. 丁')).toEqual(['> 乙（三）丙', '> （一）丁']);
    expect(found('> （三）乙')).toEqual([]);
  });

  it('have links, and a bare address ends before Han', () => {
    expect(body('见[乙](https://a.cn/b)和www.a.cn看，http://a.cn/b?c=d)。<https://e.cn>')).toEqual([
      '见乙(https://a.cn/b)和www.a.cn(http://www.a.cn/)看，http://a.cn/b?c=d(http://a.cn/b?c=d))。https://e.cn(https://e.cn/)',
    ]);
    expect(found('[乙](file:///etc/passwd) [](http://a.cn)')).toEqual(['link-address 3:1', 'link-empty 3:25']);
  });
});

describe('notes', () => {
  it('are never printed, wherever they stand', () => {
    expect(body('乙<!-- 注 -->丙\n<!-- 注\n\n注 -->\n丁\n\n<!-- 注 -->\n\n戊<!-- 注 -->')).toEqual(['乙丙丁', '戊']);
    expect(body('<!-- 注 -->乙')).toEqual(['乙']);
    expect(places(section('<!-- 注 -->\n# 甲\n<!-- bulletin-ignore html: x -->\n乙').findings)).toEqual([]);
  });

  it('part neither lists nor tables nor paragraphs, however many lines they have', () => {
    expect(body('1. 乙\n\n<!-- 注\n- 注\n-->\n\n1. 丙\n<!-- 注 -->\n1. 丁')).toEqual([
      '（一）乙',
      '（二）丙',
      '（三）丁',
    ]);
    expect(body('乙\n<!-- 注\n\n# 注 -->丙')).toEqual(['乙丙']);
    expect(body('|乙<!-- a|b -->|丙|\n|-|-|')).toEqual(['table']);
    expect(found('|乙<!-- a|b -->|丙|\n|-|-|\n|<!-- 注\n注 -->|{{甲.本周|万}}|')).toEqual([]);
  });

  it('are no HTML, and HTML is no note', () => {
    expect(body('<!-->乙')).toEqual(['乙']);
    expect(found('<!-- 注 --><b>')).toEqual(['html 3:11']);
    expect(body('\\<!-- 乙 -->')).toEqual(['<!-- 乙 -->']);
  });

  it('must have an end', () => {
    expect(found('乙 <!-- 注\n\n丙')).toEqual(['comment-open 3:3']);
  });
});

describe('placeholders', () => {
  it('stand in text and emphasis, also as a Chinese input method types them', () => {
    expect(
      body('共{{综窗.本周}}，**{{ 综窗 . 本年 . 受理 | 万 }}**｛｛甲。本月｝｝{{甲·本周．乙｜数值}}{{甲}}'),
    ).toEqual(['共{综窗 本周}，**{综窗 本年 受理 万}**{甲 本月}{甲 本周 乙 数值}{甲}']);
  });

  it('keep their place', () => {
    const part = section('# 甲\n\n乙{{丙.本周}}').value?.blocks.flatMap(contentOf)[2];
    expect(part).toMatchObject({ type: 'placeholder', range: { start: 6, end: 14 } });
  });

  it('are literal behind a backslash', () => {
    expect(body('\\{{乙}}')).toEqual(['{{乙}}']);
    expect(body('\\｛｛乙｝｝\\｛｛{{丙 \\{{丁.本周|万}}')).toEqual(['｛｛乙｝｝｛｛{{丙 {{丁.本周|万}}']);
    expect(found('\\{{乙}}\\｛｛丙｝｝\\{{丁')).toEqual([]);
  });

  it('are reported where they are broken or out of place', () => {
    expect(found('乙{{丙\n丁}}')).toEqual(['placeholder-brace 3:2', 'placeholder-brace 4:2']);
    expect(found('｛｛丙')).toEqual(['placeholder-brace 3:1']);
    expect(found('{{}} {{a*b}} {{a.b.c.d}} {{a.}} {{a|b|c}}')).toEqual([
      'placeholder-form 3:1',
      'placeholder-form 3:6',
      'placeholder-form 3:14',
      'placeholder-form 3:26',
      'placeholder-form 3:33',
    ]);
    expect(found('## 乙{{丙.本周}}\n[丁]({{戊}})')).toEqual(['placeholder-place 3:5', 'placeholder-place 4:5']);
  });
});

describe('what a bulletin cannot have', () => {
  it.each([
    ['<div>乙</div>', 'html 3:1'],
    ['乙<br>丙', 'html 3:2'],
    ['```\n乙\n```', 'code 3:1'],
    ['乙`丙`', 'code/inline 3:2'],
    ['***', 'thematic-break 3:1'],
    ['　　---', 'thematic-break 3:3'],
    ['- [ ] 乙', 'task-item 3:1'],
    ['乙~~丙~~', 'strikethrough 3:2'],
    ['[乙]: http://a.cn', 'definition 3:1'],
    ['![乙][丙]\n\n[丙]: a.png', 'definition 3:1'],
    ['|乙|\n|-|\n|<br>|', 'html 5:2'],
  ])('is an error at its place: %s', (text, place) => {
    expect(found(text)).toContain(place);
  });
});

describe('the preamble', () => {
  it('is what stands below the header, without headings', () => {
    const preamble = (text: string) => parsePreamble({ path: 'index.md', text });
    expect(preamble('---\nnumber: 1\n---\n\n按语{{甲.本周}}\n').value?.map(shown)).toEqual(['按语{甲 本周}']);
    expect(preamble('---\nnumber: 1\n---\n').value).toEqual([]);
    expect(places(preamble('---\nnumber: 1\n---\n按语\n\n# 乙').findings)).toEqual(['preamble-heading 6:1']);
  });
});

describe('the offset map of a run', () => {
  const mapped = (text: string) =>
    runs(section(text).value?.blocks ?? []).flatMap((run) =>
      [...run.text].map((character, i) => {
        const { start, end } = sourceOffsets(run.map, i, i + 1);
        return `${character}=${text.slice(start, end)}`;
      }),
    );

  it('leads through references, escapes, line ends and nested prefixes', () => {
    expect(mapped('# A&amp;乙\\*')).toEqual(['A=A', '&=&amp;', '乙=乙', '*=\\*']);
    expect(mapped('# 甲\n\n&#x4e2d;a\r\n  b')).toEqual(['甲=甲', '中=&#x4e2d;', 'a=a', ' =\r\n  ', 'b=b']);
    expect(mapped('# 甲\n\n> - 乙\n>   　　丙\n> 丁<!-- -->戊')).toEqual(['甲=甲', '乙=乙', '丙=丙', '丁=丁', '戊=戊']);
    expect(mapped('# 甲\n1. **乙。**丙\n   1. 丁')).toEqual(['甲=甲', '乙=乙', '。=。', '丙=丙', '丁=丁']);
  });

  const piece = fc.constantFrom(
    ...[
      '汉',
      '字',
      '政务',
      '，',
      '。',
      ' ',
      '\n',
      '\n\n',
      '\n> ',
      '\n- ',
      '\n1. ',
      '\n   1. ',
      '\n　　',
      '\r\n',
      '  \n',
      '\\\n',
    ],
    ...[
      '**',
      '*',
      '&amp;',
      '&lt;',
      '&#x4e2d;',
      '&fjlig;',
      '&NotEqualTilde;',
      '&no;',
      '\\*',
      '\\&',
      '\\',
      '\\{{',
      '# ',
      '## ',
      '（一）',
      '1.',
    ],
    ...[
      '{{',
      '}}',
      '{{甲.本周}}',
      '<!-- 注 -->',
      '<!--',
      '-->',
      '[',
      '](http://a.cn)',
      'http://a.cn/',
      '`',
      '|',
      '<b>',
      '~~',
      '\t',
      '\u00a0',
      'a',
      '_',
    ],
  );
  const markdown = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('leads every Han character to itself', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const run of runs(section(text).value?.blocks ?? [])) {
          for (const { 0: han, index } of run.text.matchAll(/[汉字政务，。]/g)) {
            const { start, end } = sourceOffsets(run.map, index, index + 1);
            expect(text.slice(start, end)).toBe(han);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('covers its run without gaps', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const run of runs(section(text).value?.blocks ?? [])) {
          let at = 0;
          for (const segment of run.map) {
            expect(segment.at).toBe(at);
            at += segment.length;
          }
          expect(at).toBe(run.text.length);
        }
      }),
    );
  });

  it('comes with no text lost: all Han of a source without findings is in its blocks', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { value, findings } = section(`# 甲\n\n${text}`);
        if (findings.length > 0 || /<!--|\{\{|\]\(/.test(text)) return;
        const count = (from: string) => from.match(/[汉字政务]/g)?.length ?? 0;
        expect(
          count(
            runs(value?.blocks ?? [])
              .map((run) => run.text)
              .join(''),
          ),
        ).toBe(count(text));
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text at all', () => {
  it('never makes the parser throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => section(text).findings.length >= 0));
  });

  it.each([
    ['lines', '甲\n'.repeat(3001), 'section-too-large 3002:1'],
    ['blank lines', '\n'.repeat(1_000_000), 'section-too-large 20002:1'],
    ['markup', '*a_ '.repeat(10_000), 'section-too-large/markup 3:1'],
    ['placeholders', '{{a.b}}'.repeat(200_000), 'section-too-large/markup 3:1'],
    ['notes', '<!-- a -->'.repeat(100_000), 'section-too-large/markup 3:1'],
    ['quotations', `${'> '.repeat(21)}a`, 'section-too-large/nesting 3:1'],
    [
      'lists',
      Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
      'section-too-large/nesting 23:1',
    ],
  ])('has a limit of %s', (_, text, place) => {
    expect(found(text)).toEqual([place]);
  });

  it.each(
    few(
      [
        ['items', '1. a\n'.repeat(2900)],
        ['blanks', `a${' '.repeat(1_000_000)}b`],
        ['stops', `http://a${'.'.repeat(300_000)}x`],
        ['braces', '{{'.repeat(500_000)],
        ['paragraphs', '正文内容。\n\n'.repeat(2900)],
        ['quotations', `${'> '.repeat(20)}a\n`.repeat(2900)],
        ['references', `${'&amp;'.repeat(1990)}\n\n`.repeat(5)],
        ['emphasis', `${'*a_ '.repeat(990)}\n\n`.repeat(5)],
        ['addresses', 'http://a '.repeat(100_000)],
        ['full-width blanks', '　'.repeat(1_000_000)],
        ['text', '正文，'.repeat(600_000)],
      ],
      4,
    ),
  )('is read to its end where it keeps the limits: %s', (_, text) => {
    const { value, findings } = section(`# 甲\n\n${text}`);
    expect(value !== undefined || findings.length > 0).toBe(true);
  });
});
