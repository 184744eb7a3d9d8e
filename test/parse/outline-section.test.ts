import { describe, expect, test } from 'vitest';
import { outlineSection } from '../../src/parse/outline-section.js';
import { parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';

const fileOf = (text: string) => ({ path: 'issues/519/01-例.md', text });
const outline = (text: string): string | undefined => outlineSection(fileOf(text), { start: 0, hints: true }).value;
/** Without the hints, in lines. */
const kept = (text: string): readonly string[] =>
  (outline(text) ?? '')
    .replace(/<!-- (?!bulletin)[^\n]*-->/g, '')
    .split('\n')
    .filter(Boolean);

describe('the next issue begins with', () => {
  test('headings, and a hint for each run of texts in between', () => {
    const text = '# 甲\n\n一段。\n\n又一段。\n\n## 乙\n\n1. 一件。\n2. 又一件。\n\n# 丙\n';
    expect(outline(text)).toBe(
      [
        '# 甲',
        '<!-- 填写：一段一段写，段与段之间空一行 -->',
        '## 乙',
        '<!-- 填写：一件事一段，写成“1. **要点。**经过和结果。” -->',
        '# 丙',
        '<!-- 填写：这里还没有内容 -->',
      ].join('\n\n'),
    );
  });

  test('paragraphs that hold a figure, as they were typed', () => {
    const paragraph = '本周，**{{综窗.名称}}**共计\n{{综窗.本周}}。';
    expect(kept(`# 甲\n\n这一段没有。\n\n${paragraph}\n`)).toEqual(['# 甲', ...paragraph.split('\n')]);
  });

  test('figures as a Chinese input method types them', () => {
    expect(kept('# 甲\n\n受理｛｛综窗。本周｝｝。\n')).toEqual(['# 甲', '受理｛｛综窗。本周｝｝。']);
  });

  test('no escaped braces', () => {
    expect(kept('# 甲\n\n写成\\{{综窗}}。\n')).toEqual(['# 甲']);
  });

  test('list items that hold one, numbered anew', () => {
    const text = '# 甲\n\n1. 一。\n2. 受理{{综窗.本周.受理}}件。\n3. 三。\n4. 咨询{{综窗.本周.咨询}}人次。\n';
    expect(kept(text)).toEqual(['# 甲', '1. 受理{{综窗.本周.受理}}件。', '2. 咨询{{综窗.本周.咨询}}人次。']);
  });

  test('paragraphs with typed numbers, counted anew below each heading', () => {
    const text =
      '（一）会议。\n\n（二）受理{{综窗.本周.受理}}件。\n(三)咨询{{综窗.本周.咨询}}人次。\n\n（四）调研。\n\n（五）累计{{综窗.本年}}。';
    const counted = [
      '（一）受理{{综窗.本周.受理}}件。',
      '（二）咨询{{综窗.本周.咨询}}人次。',
      '（三）累计{{综窗.本年}}。',
    ];
    expect(kept(`# 甲\n\n${text}\n\n## 乙\n\n2. 一件。\n\n（3）其中{{综窗.本周}}。\n`)).toEqual([
      '# 甲',
      ...counted,
      '## 乙',
      '（1）其中{{综窗.本周}}。',
    ]);
  });

  test('a table that holds one, with its caption, unit and notes; none of another table', () => {
    const table = (cell: string) => `表1 办件\n\n单位：件\n\n| 受理 |\n|---|\n| ${cell} |\n\n注：不含退件。\n`;
    expect(kept(`# 甲\n\n前文。\n\n${table('{{综窗.本周.受理}}')}`)).toEqual([
      '# 甲',
      ...table('{{综窗.本周.受理}}').split('\n').filter(Boolean),
    ]);
    expect(kept(`# 甲\n\n${table('12')}`)).toEqual(['# 甲']);
  });

  test('charts of the ledger, and no pictures', () => {
    const chart = '![图1 近12周](chart:综窗.受理?last=12)';
    expect(kept(`# 甲\n\n${chart}\n\n![图2 会场](会场.jpg)\n`)).toEqual(['# 甲', chart]);
  });

  test('the footnotes that are still referred to', () => {
    const text = '# 甲\n\n受理{{综窗.本周}}[^a]。\n\n会议[^b]。\n\n[^a]: 含网办。\n\n[^b]: 视频会议。\n';
    expect(kept(text)).toEqual(['# 甲', '受理{{综窗.本周}}[^a]。', '[^a]: 含网办。']);
  });

  test('notes that silence findings in what is kept, and no others', () => {
    const ignore = '<!-- bulletin-ignore runt: 版面所限 -->';
    const text = `# 甲\n\n<!-- 某某写 -->\n\n${ignore}\n\n受理{{综窗.本周}}。\n\n${ignore}\n\n一段。\n`;
    expect(kept(text)).toEqual(['# 甲', ignore, '受理{{综窗.本周}}。']);
  });

  test('what it began with itself: the outline of an outline is the same', () => {
    const once = outline('# 甲\n\n受理{{综窗.本周}}。\n\n一段。\n\n## 乙\n\n- 一项\n') ?? '';
    expect(kept(once)).toEqual(kept('# 甲\n\n受理{{综窗.本周}}。\n\n## 乙\n'));
    expect(outline(outline(once) ?? '')).toBe(outline(once));
  });
});

test('a text that the parser is spared is reported, and none is made of it', () => {
  const outcome = outlineSection(fileOf(`# 甲\n\n${'> '.repeat(500)}深\n`), { start: 0, hints: true });
  expect(outcome.value).toBeUndefined();
  expect(outcome.findings.map(({ severity }) => severity)).toContain('error');
});

test('whatever the text, its title stays and no placeholder is lost or made', () => {
  const piece = fc.constantFrom(
    '本周受理{{综窗.本周.受理}}件。',
    '一段。',
    '## 小标题',
    '1. 一件。',
    '2. 咨询{{综窗.本周.咨询}}人次。',
    '- 一项{{综窗.本周}}',
    '> 引文{{综窗.本年}}',
    '| 甲 | 乙 |\n|---|---|\n| {{综窗.本周.受理}} | 1 |',
    '表1 办件',
    '<!-- 附注 -->',
    '（一）某事{{综窗.上周}}。',
    '![图1](chart:综窗)',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (pieces, lineEnd) => {
      const text = ['# 标题', ...pieces, ''].join('\n\n').replaceAll('\n', lineEnd);
      const made = outline(text) ?? '';
      const placeholders = (of: string) => of.match(/\{\{[^}]*\}\}/g) ?? [];
      expect(placeholders(made)).toEqual(placeholders(text));
      const { value } = parseSection(fileOf(made));
      expect(value?.blocks[0]).toMatchObject({ type: 'heading', level: 1 });
    }),
  );
});
