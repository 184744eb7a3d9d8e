import { describe, expect, test } from 'vitest';
import { readIncoming } from '../../src/intake/read-manuscript.js';
import { type BlockTree, treesOf } from '../../src/model/block-tree.js';
import { wordsOfBlock } from '../../src/model/manuscript.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { compileImport, type ImportResult } from '../../src/recipes/compile-import.js';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { BOLD, docxOf, KAI, type NamedPart, paragraph, picture, run, table, zipOf } from '../tools/build-docx.js';
import * as fc from '../tools/fast-check.js';
import { isLong } from '../tools/suite.js';

const into = { home: 'issues/1', sections: [], names: ['index.md', '01-工作.md'] };

function importFiles(
  files: Readonly<Record<string, Uint8Array>>,
  options: { section?: string; convert?: (bytes: Uint8Array) => Promise<Uint8Array | undefined> } = {},
): Promise<ImportResult> {
  const incoming = Object.entries(files).map(([path, bytes]) => ({ path, isInArchive: false, read: () => bytes }));
  return compileImport({
    files: incoming,
    into,
    section: options.section,
    convert: options.convert,
    readOldWord: async () => undefined,
    readPdf: async () => 'damaged',
  });
}

const importBody = (body: string, named: readonly NamedPart[] = [], section?: string): Promise<ImportResult> =>
  importFiles({ '来稿.docx': docxOf(body, named) }, section === undefined ? {} : { section });

/** The texts of sections by their paths. */
const textsOf = ({ documents }: ImportResult): Readonly<Record<string, string>> =>
  Object.fromEntries(
    documents.flatMap(({ sections }) => sections.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])),
  );

describe('a document becomes sections', () => {
  test('of its first level, in the issue’s next numbers', async () => {
    const body = ['一、改革进展', '本周召开会议。', '（一）新增窗口', '已开两个。', '二、下一步', '继续推进。'].map(
      (text) => paragraph(text),
    );
    expect(textsOf(await importBody(body.join('')))).toEqual({
      'issues/1/02-改革进展.md': '# 改革进展\n\n本周召开会议。\n\n## 新增窗口\n\n已开两个。\n',
      'issues/1/03-下一步.md': '# 下一步\n\n继续推进。\n',
    });
  });

  test('with its title, and its file’s name where it has none', async () => {
    expect(textsOf(await importBody(paragraph('本周工作情况') + paragraph('甲。')))).toEqual({
      'issues/1/02-本周工作情况.md': '# 本周工作情况\n\n甲。\n',
    });
    const sentence = docxOf(paragraph('本周召开会议。'));
    expect(textsOf(await importFiles({ '3 某某动态-最终版(1).docx': sentence }))).toEqual({
      'issues/1/02-某某动态.md': '# 某某动态\n\n本周召开会议。\n',
    });
  });

  test('or one section of the title that is asked for, its parts numbered one level down', async () => {
    const body = ['一、进展', '甲。', '二、打算', '乙。'].map((text) => paragraph(text));
    expect(textsOf(await importBody(body.join(''), [], '某厅动态'))).toEqual({
      'issues/1/02-某厅动态.md': '# 某厅动态\n\n## 进展\n\n甲。\n\n## 打算\n\n乙。\n',
    });
  });

  test('with numbers as they were typed, and the words in 楷体 behind them as leads', async () => {
    const lead = paragraph(`${run('（二）')}${run('优化流程。', KAI)}${run('合并办理。')}`);
    const broken = paragraph('<w:r><w:t>1.甲。</w:t><w:br/><w:t>2. 5月的乙。</w:t></w:r>');
    expect(textsOf(await importBody(`${paragraph('会议开了。')}${lead}${broken}`))['issues/1/02-来稿.md']).toBe(
      '# 来稿\n\n会议开了。\n\n（二）**优化流程。**合并办理。\n\n1.甲。\n\n2\\. 5月的乙。\n',
    );
  });

  test('with whose it is above what they wrote', async () => {
    const sent = docxOf(paragraph('甲。'));
    expect(textsOf(await importFiles({ '某某厅-来稿.docx': sent }))['issues/1/02-某某厅-来稿.md']).toBe(
      '# 某某厅-来稿\n\n<!-- 供稿: 某某厅 -->\n\n甲。\n',
    );
  });

  test.each([
    ['稿.docx', '某某市公安局出入境管理支队', '某某市公安局出入境管理支队'],
    ['稿.docx', '某某市12345热线管理科', '某某市12345热线管理科'],
    ['某某市政府办公室来稿.docx', '乙。', '某某市政府办公室'],
    ['某某市医保局稿件.docx', '乙。', '某某市医保局'],
    // The same characters begin words.
    ['热线办理情况.docx', '乙。', undefined],
    ['服务厅长来访.docx', '乙。', undefined],
    ['窗口工作局面一新.docx', '乙。', undefined],
  ])('as %s is called and signed with %s', async (name, last, unit) => {
    const { documents } = await importFiles({ [name]: docxOf(paragraph('甲。') + paragraph(last)) });
    expect(documents.map((document) => document.unit)).toEqual([unit]);
  });
});

describe('pictures and tables', () => {
  const png = pngOf(ihdr({ width: 2, height: 2 }), idat(blankRows(2, 2)), iend);
  const image = (content: Uint8Array): NamedPart => ({ id: 'p', type: 'image', target: 'media/图片.bin', content });

  test('a picture gets a name of ours and its caption', async () => {
    const imported = await importBody(paragraph('甲。') + paragraph(picture('p')) + paragraph('图1 办事大厅'), [
      image(png),
    ]);
    expect(textsOf(imported)['issues/1/02-来稿.md']).toBe('# 来稿\n\n甲。\n\n![图1 办事大厅](02-图1.png)\n');
    expect(imported.documents[0]?.files).toEqual([{ path: 'issues/1/02-图1.png', bytes: png }]);
  });

  test('a picture that the guard refuses becomes a note, and is said', async () => {
    const imported = await importBody(paragraph('甲。') + paragraph(picture('p')), [image(png.subarray(0, 40))]);
    expect(textsOf(imported)['issues/1/02-来稿.md']).toBe('# 来稿\n\n甲。\n\n<!-- 待核：第2段 原有图片 -->\n');
    expect(imported.documents[0]?.findings.map(({ code }) => code)).toEqual(['image/truncated']);
    expect(imported.documents[0]?.sections).toMatchObject([{ unproved: 1 }]);
  });

  test('a small table stands in the text, a large one in a file of its own', async () => {
    const rows = (count: number): readonly (readonly string[])[] => [
      ['事|项', '件'],
      ...Array.from({ length: count }, (_, i) => [`"甲"${i}`, '1,2']),
    ];
    const imported = await importBody(paragraph('甲。') + table(rows(2)) + paragraph('乙。') + table(rows(20)));
    expect(textsOf(imported)['issues/1/02-来稿.md']).toBe(
      '# 来稿\n\n甲。\n\n| 事\\|项 | 件 |\n| --- | --- |\n| "甲"0 | 1,2 |\n| "甲"1 | 1,2 |\n\n乙。\n\n![](02-表2.csv)\n',
    );
    const [file] = imported.documents[0]?.files ?? [];
    expect(Buffer.from(file?.bytes ?? []).toString()).toMatch(/^事\|项,件\n"""甲""0","1,2"\n/);
  });
});

describe('several files', () => {
  const text = '本周，某某窗口受理事项三十七件，办结三十六件，群众满意。';
  const other = '上周，别的窗口到企业上门服务，帮助解决难题。';

  test('versions of one text are shown and none is chosen', async () => {
    const imported = await importFiles({
      '甲.docx': docxOf(paragraph(text)),
      '甲(1).docx': docxOf(paragraph(`${text}完`)),
      '乙.txt': Buffer.from(other),
    });
    expect(Object.keys(textsOf(imported))).toEqual(['issues/1/02-乙.md']);
    expect(imported.refused.map(({ range, params }) => [range.file.path, params.other])).toEqual([
      ['甲.docx', '甲(1).docx'],
      ['甲(1).docx', '甲.docx'],
    ]);
  });

  test('of an archive are each read, and what can’t be is named', async () => {
    const inner = zipOf([{ name: 'x', content: 'x' }]);
    const imported = await importFiles({
      '来稿.zip': zipOf([
        { name: '一处/甲.docx', content: docxOf(paragraph(text)) },
        { name: '乙.zip', content: inner },
        { name: '丙.txt', content: other },
        {
          name: '丁.xlsx',
          content: zipOf([
            { name: '[Content_Types].xml', content: '' },
            { name: 'xl/a', content: '' },
          ]),
        },
      ]),
    });
    expect(imported.documents.map(({ path }) => path)).toEqual(['来稿.zip/一处/甲.docx', '来稿.zip/丙.txt']);
    expect(imported.refused.map(({ code, range }) => `${range.file.path} ${code}`)).toEqual([
      '来稿.zip/乙.zip import-file/inner-archive',
    ]);
    expect(imported.sheets).toMatchObject([{ path: '来稿.zip/丁.xlsx', isInArchive: true }]);
  });

  test('of old formats are converted where something can', async () => {
    const old = Buffer.alloc(2048);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(old);
    old.writeUInt16LE(9, 30);
    Buffer.from('WordDocument', 'utf16le').copy(old, 512);
    old.writeUInt16LE(26, 512 + 64);
    const codes = async (
      convert?: (bytes: Uint8Array) => Promise<Uint8Array | undefined>,
    ): Promise<readonly string[]> => {
      const imported = await importFiles({ '甲.wps': old }, convert ? { convert } : {});
      return [...Object.keys(textsOf(imported)), ...imported.refused.map(({ code }) => code)];
    };
    expect(await codes()).toEqual(['import-file/needs-office']);
    expect(await codes(async () => undefined)).toEqual(['import-file/not-converted']);
    expect(await codes(async () => docxOf(paragraph(text)))).toEqual(['issues/1/02-甲.md']);
  });
});

describe('whatever a document says', () => {
  const piece = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '本周',
        '召开会议',
        '。',
        '，',
        '（一）',
        '1.',
        '1. ',
        '一、',
        '受理3件',
        '“高效”',
        '——',
        ' ',
        '　',
      ),
    },
    fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '#',
      '# ',
      '> ',
      '- ',
      '+ ',
      '|',
      '<b>',
      '<!--',
      '-->',
      '&amp;',
      '&',
      '[a](b)',
      '![a](b)',
      '[^1]',
      '~~',
      '~',
      '\\',
      '{{甲.本周}}',
      '}}',
      '｛｛',
      '｝｝',
      '=',
      '---',
      ':',
      '1)',
      '$',
      'http://a.b/c_d*e',
      'www.a.cn',
      '\t',
      '表1',
      '单位：件',
      '注：',
      '供稿',
      '待核',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }).filter((text) => !/\p{Cc}|\p{Cs}/u.test(text)),
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  const look = fc.constantFrom('', KAI, BOLD);
  const runs = fc.array(fc.tuple(words, look), { minLength: 1, maxLength: 4 });
  const body = fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: runs.map((list) =>
          paragraph(
            list
              .map(([text, properties]) => run(text, properties))
              .join('<w:r><w:br/></w:r>'.repeat(list.length > 3 ? 1 : 0)),
          ),
        ),
      },
      fc.array(fc.array(words, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 4 }).map(table),
    ),
    { minLength: 1, maxLength: 6 },
  );

  /** All letters, each as often as it stands there; Han numerals are counted anew in headings. */
  const lettersOf = (text: string): readonly string[] =>
    Array.from(text).filter((character) => /\p{L}/u.test(character) && !/[零一二三四五六七八九十百]/.test(character));
  const textOfRun = (one: { readonly type: string; readonly text?: string }): string => one.text ?? '';
  const saidIn = (tree: BlockTree): string =>
    (tree.type === 'table' ? tree.rows.flat(2) : tree.runs).map(textOfRun).join('');

  test('each block comes back as it was, or is a note that blocks the build', { timeout: 900_000 }, async () => {
    let blocks = 0;
    let unproved = 0;
    await fc.assert(
      fc.asyncProperty(body, async (parts) => {
        const bytes = docxOf(`${paragraph('一、题目')}${paragraph('首段。')}${parts.join('')}`);
        const sent = readIncoming({ path: '来稿.docx', isInArchive: false, read: () => bytes }).value;
        const { documents } = await importFiles({ '来稿.docx': bytes });
        const came: string[] = [];
        for (const section of documents.flatMap((document) => document.sections)) {
          const file = { path: section.path, text: Buffer.from(section.bytes).toString() };
          const { value, findings } = parseSection(file);
          const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
          // A title that doesn't come back is a note too, and then there is none.
          const blocking = section.unproved > 0 ? errors.filter((code) => code !== 'no-title') : errors;
          expect([...new Set(blocking)]).toEqual(section.unproved > 0 ? ['unproved'] : []);
          came.push(...(value?.blocks ?? []).flatMap(treesOf).map(({ tree }) => saidIn(tree)));
          came.push(...Array.from(file.text.matchAll(/<!-- 待核：第\d+段 ([\s\S]*?) -->/g), ([, note = '']) => note));
          blocks += section.blocks;
          unproved += section.unproved;
        }
        const left = lettersOf(came.join(''));
        const words = sent?.type === 'manuscript' ? sent.manuscript.blocks.map(wordsOfBlock).join('') : '';
        expect([...left].sort()).toEqual([...lettersOf(words)].sort());
      }),
      { numRuns: isLong ? 500 : 60 },
    );
    // Whatever people write comes through; what doesn't has several marks of Markdown side by side.
    expect(unproved).toBeLessThan(blocks / 20);
  });
});
