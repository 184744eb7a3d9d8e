import { describe, expect, test } from 'vitest';
import { BOLD, cellOf, KAI, paragraph, partOf, picture, run, table } from '../tools/build-docx.js';
import { readBody, saidOf, wordsIn } from './read-incoming.js';

const only = (body: string, ...named: Parameters<typeof readBody>[1] & {}) => readBody(body, named).blocks[0];
const text = (words: string, emphasis = 'none') => ({ type: 'text', text: words, emphasis });

describe('text', () => {
  test('has the emphasis that a bulletin sets apart, from its own properties or those of a style', () => {
    const style = `<w:style w:type="character" w:styleId="z"><w:name w:val="重点"/><w:rPr>${BOLD}</w:rPr></w:style>`;
    const body = [
      run('甲'),
      run('乙', KAI),
      run('丙', BOLD),
      run('丁', '<w:rStyle w:val="z"/>'),
      run('戊', '<w:b w:val="0"/>'),
    ];
    expect(only(paragraph(body.join('')), partOf('styles', style))).toMatchObject({
      content: [text('甲'), text('乙', 'emphasis'), text('丙丁', 'strong'), text('戊')],
    });
  });

  test('has no indents, and soft returns are breaks', () => {
    expect(only(paragraph('<w:r><w:t>　　甲 </w:t><w:br/><w:t>　乙</w:t><w:br w:type="page"/></w:r>'))).toMatchObject({
      content: [text('甲'), { type: 'break' }, text('乙')],
    });
  });

  test('that is hidden is left out and said', () => {
    const read = readBody(paragraph(`${run('甲')}${run('此数未定', '<w:vanish/>')}${run('乙')}`));
    expect(wordsIn(read)).toEqual(['甲乙']);
    expect(saidOf(read)).toEqual(['1: import-hidden 此数未定']);
  });

  test.each(['错误!未找到引用源。', '错误！未定义书签。', 'Error: Reference source not found'])(
    'that a field has for what it lost is said: %s',
    (text) => {
      const read = readBody(paragraph(`详见${text}`) + paragraph('没有错误！未找到的照旧。'));
      expect(saidOf(read)).toEqual([`1: import-broken-field ${text}`]);
    },
  );

  test('of tracked changes is what it is once all are accepted', () => {
    const deleted = '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>';
    const moved = `<w:moveFrom>${run('此处')}</w:moveFrom><w:moveTo>${run('彼处')}</w:moveTo>`;
    const read = readBody(paragraph(`${run('甲')}${deleted}<w:ins>${run('新')}</w:ins>${moved}`));
    expect(wordsIn(read)).toEqual(['甲新彼处']);
    expect(saidOf(read)).toEqual(['1: import-tracked 新、彼处 旧、此处']);
  });

  test.each([
    [`<w:ins>${run('新')}</w:ins>`, '1: import-tracked/added 新'],
    ['<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>', '1: import-tracked/removed 旧'],
  ])('of changes of one kind nothing is said of the other: %s', (change, said) => {
    expect(saidOf(readBody(paragraph(run('甲') + change)))).toEqual([said]);
  });

  test('goes on in the next paragraph where the end of its own was deleted', () => {
    const read = readBody(paragraph(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('乙') + paragraph('丙'));
    expect(wordsIn(read)).toEqual(['甲乙', '丙']);
  });

  test('of fields is what they show; addresses become links', () => {
    const field = (instruction: string, shown: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `${run('第')}${field(' PAGE ', '3')}${run('页，')}${field(' HYPERLINK "https://a.example/" ', '网站')}`;
    expect(only(paragraph(body))).toMatchObject({
      content: [text('第3页，'), { ...text('网站'), link: 'https://a.example/' }],
    });
  });

  test('of links to files is text alone', () => {
    const link = { id: 'r1', type: 'hyperlink', target: 'file:///D:/甲.doc', isExternal: true };
    const read = readBody(paragraph(`<w:hyperlink r:id="r1">${run('附件')}</w:hyperlink>`), [link]);
    expect(read.blocks[0]).toMatchObject({ content: [text('附件')] });
    expect(saidOf(read)).toEqual(['1: import-link 附件 file:///D:/甲.doc']);
  });

  test('beside it: ruby, formulas, symbols, raised and struck text are kept as far as they are text', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('qú')}</w:rt><w:rubyBase>${run('朐')}</w:rubyBase></w:ruby></w:r>`;
    const formula = '<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>';
    const symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>';
    const raised = `${run('m')}${run('2', '<w:vertAlign w:val="superscript"/>')}`;
    const read = readBody(paragraph(`${ruby}${formula}${symbol}${raised}${run('旧', '<w:strike/>')}`));
    expect(wordsIn(read)).toEqual(['朐（qú）x=1✓m²旧']);
    expect(saidOf(read).map((said) => said.split(' ')[1])).toEqual([
      'import-ruby',
      'import-formula',
      'import-symbol',
      'import-text-style',
    ]);
  });

  test('of a fraction has a stroke for its bar', () => {
    const said = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const fraction = `<m:f><m:num>${said('受理-')}${said('退回')}</m:num><m:den>${said('12')}</m:den></m:f>`;
    const read = readBody(paragraph(`${run('按')}<m:oMath>${said('1=')}${fraction}</m:oMath>`));
    expect(wordsIn(read)).toEqual(['按1=（受理-退回）/12']);
  });

  test('of footnotes is where their marks are, of comments nowhere', () => {
    const body = `${run('甲')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>`;
    const read = readBody(paragraph(body), [
      partOf('footnotes', `<w:footnote w:id="2">${paragraph('脚注')}</w:footnote>`),
      partOf('comments', `<w:comment w:id="1">${paragraph('请核')}</w:comment>`),
    ]);
    expect(read.blocks[0]).toMatchObject({ content: [text('甲'), { type: 'note', paragraphs: [[text('脚注')]] }] });
    expect(saidOf(read)).toEqual(['1: import-comment 请核']);
  });

  test('in a box follows its paragraph, once', () => {
    const box = `<w:txbxContent>${paragraph('框内')}</w:txbxContent>`;
    const drawn = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp>${box}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const read = readBody(paragraph(`${run('甲')}<w:r>${drawn}</w:r>`) + paragraph('乙'));
    expect(wordsIn(read)).toEqual(['甲', '框内', '乙']);
    expect(saidOf(read)).toEqual(['2: import-text-box']);
  });
});

describe('numbers that the document counts', () => {
  const level = (at: number, format: string, label: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;
  const numbering = partOf(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '（%1）')}${level(1, 'decimal', '%2.')}${level(2, 'decimalEnclosedCircle', '%3')}${level(3, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
  );
  const item = (words: string, at: number, id = 1): string =>
    paragraph(run(words), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

  test('stand before their paragraphs, and begin anew below a higher one', () => {
    const body = [
      item('甲', 0),
      item('乙', 1),
      item('丙', 1),
      item('丁', 0),
      item('戊', 1),
      item('己', 2),
      item('庚', 3),
    ];
    expect(wordsIn(readBody(body.join(''), [numbering]))).toEqual([
      '（一）甲',
      '1.乙',
      '2.丙',
      '（二）丁',
      '1.戊',
      '①己',
      '庚',
    ]);
  });

  test('may begin elsewhere in another list', () => {
    expect(wordsIn(readBody(item('甲', 0) + item('乙', 0, 2) + item('丙', 0), [numbering]))).toEqual([
      '（一）甲',
      '（五）乙',
      '（二）丙',
    ]);
  });
});

describe('tables', () => {
  test('have the text of merged cells in each, and one row of heads', () => {
    const merged = table([
      [cellOf('窗口', '<w:vMerge w:val="restart"/>'), cellOf('本周', '<w:gridSpan w:val="2"/>')],
      [cellOf('', '<w:vMerge/>'), '受理', '办结'],
      ['甲', cellOf('3', '<w:gridSpan w:val="2"/>')],
    ]);
    const read = readBody(merged);
    expect(wordsIn(read)).toEqual(['窗口 | 本周受理 | 本周办结 ／ 甲 | 3 | 3']);
    expect(saidOf(read)).toEqual(['1: import-merged-cells', '1: import-merged-cells/head 窗口、本周受理、本周办结']);
  });

  test('in a cell become its text, and lines of a cell one line', () => {
    const inner = `<w:tc>${table([
      ['1', '2'],
      ['3', '4'],
    ])}${paragraph('')}</w:tc>`;
    const lines = `<w:tc>${paragraph('甲')}${paragraph('乙。')}${paragraph('丙')}</w:tc>`;
    const read = readBody(
      table([
        ['头', '尾'],
        [inner, lines],
      ]),
    );
    expect(wordsIn(read)).toEqual(['头 | 尾 ／ 1、2；3、4 | 甲 乙。丙']);
    expect(saidOf(read)).toEqual(['1: import-nested-table 1、2；3、4']);
  });
});

describe('pictures and objects', () => {
  test('follow their paragraph; what can’t be had keeps its place', () => {
    const read = readBody(paragraph(`${run('甲')}${picture('p1', '办事大厅')}${picture('p2')}<w:r><w:object/></w:r>`), [
      { id: 'p1', type: 'image', target: 'media/1.png', content: Uint8Array.of(1, 2) },
      { id: 'p2', type: 'image', target: 'https://a.example/2.png', isExternal: true },
    ]);
    expect(read.blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'picture', description: '办事大厅', bytes: Buffer.of(1, 2) },
      { type: 'lost', what: '链接到别处的图片' },
      { type: 'lost', what: '嵌入的文件' },
    ]);
    expect(saidOf(read)).toEqual(['3: import-object 链接到别处的图片', '4: import-object 嵌入的文件']);
  });
});

test('headings have the level of their style, and a title is centred and large', () => {
  const styles = partOf(
    'styles',
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="自定"/><w:basedOn w:val="a"/></w:style>',
  );
  const title = paragraph(run('某厅工作情况', '<w:sz w:val="44"/>'), '<w:jc w:val="center"/>');
  expect(readBody(title + paragraph(run('进展'), '<w:pStyle w:val="b"/>'), [styles]).blocks).toMatchObject([
    { isTitle: true },
    { isTitle: false, outline: 2 },
  ]);
});

test('headers, contents and macros are said', () => {
  const styles = partOf('styles', '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>');
  const read = readBody(paragraph(run('一、甲…1'), '<w:pStyle w:val="t"/>') + paragraph('甲'), [
    styles,
    { id: 'h', type: 'header', target: 'header1.xml', content: partOf('hdr', paragraph('内部资料')).content ?? '' },
    { id: 'v', type: 'vbaProject', target: 'vbaProject.bin', content: '' },
  ]);
  expect(wordsIn(read)).toEqual(['甲']);
  expect(saidOf(read)).toEqual(['1: import-contents 一、甲…1', '1: import-header-footer 内部资料', '1: import-macro']);
});
