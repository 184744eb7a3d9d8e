import { describe, expect, test } from 'vitest';
import { openDocx, textOfDocument, textOfDocx, xmlOf } from '../../tools/read-docx.js';
import { copyIssue, copyText, issues, packageRoot } from './copies.js';

describe.each(issues)('issue %s', (folder, home) => {
  test('is the same bytes each time, and says what the document says, in its order', async () => {
    const [once, again] = [await copyIssue(home, folder), await copyIssue(home, folder)];
    expect(Buffer.compare(once.copy, again.copy)).toBe(0);
    expect(textOfDocx(openDocx(once.copy))).toEqual(textOfDocument(once.document));
  });

  test('has parts that fit together', async () => {
    const parts = openDocx((await copyIssue(home, folder)).copy);
    expect(strayIn(parts)).toEqual([]);
  });
});

/** What a word processor would stumble over: all that names something which isn't there. */
function strayIn(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const types = xmlOf(parts, '[Content_Types].xml');
  const styles = new Set([...xmlOf(parts, 'word/styles.xml').matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id));
  const names = [...parts.keys()];
  const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name);
  const untyped = names.filter((name) => !isXml(name) && !types.includes(`Extension="${name.replace(/.*\./, '')}"`));
  const ids = [...xmlOf(parts, 'word/document.xml').matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id);
  return [
    ...untyped,
    ...names.filter(isXml).flatMap((name) => {
      const xml = xmlOf(parts, name);
      const named = [...xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="(\w+)"/g)].map(([, id]) => id);
      const unknown = named.filter((id) => !styles.has(id));
      return [...unbalanced(xml), ...unknown, ...strayRelations(parts, name)].map((what) => `${name}: ${what}`);
    }),
    ...(new Set(ids).size === ids.length ? [] : ['two drawings of one id']),
  ];
}

/** Relations that a part calls and has not, and targets of its relations that are no parts. */
function strayRelations(parts: ReadonlyMap<string, Uint8Array>, name: string): string[] {
  const own = name.replace(/([^/]+)$/, '_rels/$1.rels');
  const known = parts.has(own) ? xmlOf(parts, own) : '';
  const called = [...xmlOf(parts, name).matchAll(/r:(?:id|embed)="(\w+)"/g)].map(([, id]) => `Id="${id}"`);
  const targets = [...known.matchAll(/Target="([^"]+)"( TargetMode="External")?/g)];
  const folder = name.replace(/[^/]+$/, '');
  return [
    ...called.filter((id) => !known.includes(id)),
    ...targets.flatMap(([, target = '', isExternal]) => (isExternal || parts.has(folder + target) ? [] : [target])),
  ];
}

/** Tags that are closed without being open, or never. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, closes, name = '', isEmpty] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/g)) {
    if (isEmpty) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

const documentOf = (copy: Uint8Array): string => xmlOf(openDocx(copy), 'word/document.xml');

const long = '某某窗口办理某某事项。'.repeat(200);

describe.each([
  [
    'in the layout of official documents',
    { header: { template: 'gb9704', title: '某某工作情况' }, sections: [`# 甲\n\n${long}`] },
  ],
  [
    'with a marking and a name that is too long for its size',
    {
      header: { marking: '[秘密★1年, 内部资料]', name: '某某省某某市某某区政务服务工作动态周报简讯' },
      sections: ['# 甲\n\n文。'],
    },
  ],
  [
    'with nothing but tables',
    {
      sections: [
        '# 甲\n\n| 甲 | 乙 |\n|---|---|\n| | |\n\n<!-- 又一张 -->\n\n| 丙 |\n|---|\n| 丁[^a] |\n\n[^a]: 注。\n',
      ],
    },
  ],
  ['with Western words and signs', { sections: ['# 甲\n\n他说café、“A&B”、1<2、50%，也说naïve。'] }],
] as const)('an issue %s', (_, text) => {
  test('says what the document says, in parts that fit together', async () => {
    const { copy, document } = await copyText(text);
    const parts = openDocx(copy);
    expect(textOfDocx(parts)).toEqual(textOfDocument(document));
    expect(strayIn(parts)).toEqual([]);
  });
});

describe('what is written', () => {
  test('is styles, not looks: headings of Word itself, the text in Normal, nothing tracked run by run', async () => {
    const { copy } = await copyText({ sections: ['# 甲\n\n## 乙\n\n1. **引语。**正文**要点**。'] });
    const xml = documentOf(copy);
    for (const style of ['Heading1', 'Heading2', 'Lead', 'Strong']) expect(xml).toContain(`w:val="${style}"`);
    expect(xml).not.toMatch(/<w:(?:b|i|numPr|spacing w:val|br)\b/);
    expect([...xml.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual(
      expect.arrayContaining(['一、甲', '（一）乙', '1.引语。', '正文', '要点', '。']),
    );
  });

  test('every run says that its marks are East Asian, but an apostrophe of a Western word', async () => {
    const { copy } = await copyText({ sections: ['# 甲\n\n他说“好”，用It’s一词。'] });
    const runs = [...documentOf(copy).matchAll(/<w:r>(.*?)<\/w:r>/g)].map(([, run = '']) => run);
    const texts = runs.filter((run) => run.includes('<w:t '));
    const western = texts.filter((run) => !run.includes('w:hint="eastAsia"'));
    expect(western.map((run) => run.replace(/<[^>]+>/g, ''))).toEqual(['It’s']);
  });

  test('marks of XML and characters that it has no place for do no harm', async () => {
    const { copy, document } = await copyText({ sections: ['# 甲\n\n甲\\<b\\> & "乙"\\]\\]>。'] });
    expect(textOfDocx(openDocx(copy))).toEqual(textOfDocument(document));
  });

  test('a second mark of a footnote refers to the first', async () => {
    const { copy } = await copyText({ sections: ['# 甲\n\n一[^a]，二[^b]，又一[^a]。\n\n[^a]: 甲注。\n[^b]: 乙注。'] });
    const xml = documentOf(copy);
    expect([...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2']);
    expect(xml).toContain('<w:bookmarkStart w:id="1" w:name="_Ref1"/>');
    expect(xml).toMatch(/ NOTEREF _Ref1 \\h .*①/);
    expect(xmlOf(openDocx(copy), 'word/footnotes.xml')).toContain('甲注。');
  });

  test('tables are as wide as the text, repeat their heads and keep their rows whole', async () => {
    const { copy } = await copyText({
      sections: ['# 甲\n\n表1 情况\n\n| 市州 | 受理 |\n|---|---|\n| 甲 | 12 |\n| 合计 | 12 |\n'],
    });
    const xml = documentOf(copy);
    const [, width = ''] = /<w:tblW w:w="(\d+)"/.exec(xml) ?? [];
    const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, column]) => Number(column)).slice(0, 2);
    expect(columns.reduce((sum, column) => sum + column, 0)).toBe(Number(width));
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('w:val="TableTotal"');
  });

  test('two tables with nothing between them stay two', async () => {
    const table = '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n';
    const { copy } = await copyText({ sections: [`# 甲\n\n${table}\n<!-- 第二张 -->\n\n${table}`] });
    expect(documentOf(copy)).not.toContain('</w:tbl><w:tbl>');
  });

  test('it is Chinese, and its office made it', async () => {
    const parts = openDocx((await copyIssue(packageRoot, '519')).copy);
    const core = xmlOf(parts, 'docProps/core.xml');
    expect(core).toContain('<dc:language>zh-CN</dc:language>');
    expect(core).toContain('<dc:creator>四川省政府政务服务和公共资源交易服务中心</dc:creator>');
    expect(core).toContain('2024-12-25T00:00:00Z');
    expect(core).not.toContain('lastModifiedBy');
    expect(xmlOf(parts, 'word/styles.xml')).toContain('w:eastAsia="zh-CN"');
    expect([...parts.keys()].filter((name) => /theme|comments|people/.test(name))).toEqual([]);
  });

  test('fonts have the names that fonts.yaml lists, with the others to stand in for them', async () => {
    const parts = openDocx((await copyIssue(packageRoot, '519')).copy);
    expect(xmlOf(parts, 'word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xmlOf(parts, 'word/fontTable.xml')).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="[^"]*仿宋,/);
  });
});

describe('the property that a copy is known by', () => {
  const propertyOf = async (text: string): Promise<string> =>
    xmlOf(openDocx((await copyText({ sections: [text] })).copy), 'docProps/custom.xml');

  test('names the issue and the state of its sources, a comment too', async () => {
    const [one, same, other] = [
      await propertyOf('# 甲\n\n文。'),
      await propertyOf('# 甲\n\n文。'),
      await propertyOf('# 甲\n\n文。\n\n<!-- 改 -->'),
    ];
    expect(one).toMatch(/<vt:lpwstr>2 [0-9a-f]{32}<\/vt:lpwstr>/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe('a draft', () => {
  const draft = {
    header: { date: undefined },
    sections: ['# 甲\n\n本周{{试验.本周}}，A{{试验.本年.受理}}。'],
    draft: true,
  };

  test('tracks changes and says what it is for; figures that are computed and what is missing stand on grey', async () => {
    const parts = openDocx((await copyText(draft)).copy);
    expect(xmlOf(parts, 'word/settings.xml')).toContain('<w:trackRevisions/>');
    const header = xmlOf(parts, 'word/header1.xml');
    expect(header).toContain('此件供修改，以 PDF 为准');
    expect(header).toContain('送审稿');
    expect(header).toContain(' NUMPAGES ');
    const runs = [...xmlOf(parts, 'word/document.xml').matchAll(/<w:r>(.*?)<\/w:r>/g)].map(([, run = '']) => run);
    const shaded = runs.filter((run) => run.includes('<w:shd ')).map((run) => run.replace(/<[^>]+>/g, ''));
    expect(shaded).toEqual(['2024年　月　日', '受理3件', '8']);
  });

  test('nothing of that is in the copy of a final issue', async () => {
    const parts = openDocx((await copyText({ sections: ['# 甲\n\n本周{{试验.本周}}。'] })).copy);
    expect(xmlOf(parts, 'word/settings.xml')).not.toContain('trackRevisions');
    expect(parts.has('word/header1.xml')).toBe(false);
    expect(xmlOf(parts, 'word/document.xml')).not.toContain('<w:shd ');
  });
});
