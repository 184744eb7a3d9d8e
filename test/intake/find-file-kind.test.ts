import { expect, test } from 'vitest';
import { docxFiles, docxOf, paragraph, zipOf } from '../tools/build-docx.js';
import { read } from './read-incoming.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** A compound file whose directory names one stream. */
function oleOf(stream: string): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  const name = utf16(stream);
  name.copy(bytes, 512);
  bytes.writeUInt16LE(name.length + 2, 512 + 64);
  return bytes;
}

test.each<[string, Uint8Array, string]>([
  ['空.docx', Buffer.alloc(0), 'import-file/empty'],
  ['加密.docx', oleOf('EncryptedPackage'), 'import-file/encrypted'],
  ['演示.doc', oleOf('PowerPoint Document'), 'import-file/other'],
  ['网页.doc', Buffer.from('<html><body>甲</body></html>'), 'import-file/disguised'],
  ['富文本.doc', Buffer.from('{\\rtf1 }'), 'import-file/disguised'],
  ['平面.xls', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>'), 'import-file/disguised'],
  ['稿件.rar', Buffer.from('Rar!\x1a\x07\0', 'latin1'), 'import-file/archive'],
  ['稿件.7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'import-file/archive'],
  ['照片.docx', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'import-file/picture'],
  ['录音.amr', Buffer.from('#!AMR\n'), 'import-file/media'],
  ['别的.dat', Buffer.from([0, 1, 2, 3]), 'import-file/unknown'],
  ['文字.docx', Buffer.from('这不是Word文件'), 'import-file/text'],
  ['太长.docx', docxOf(paragraph('甲').repeat(2001)), 'import-file/too-long'],
  ['太长.txt', Buffer.from('甲'.repeat(80_001)), 'import-file/too-long'],
  ['太大.docx', docxOf(`<!--${' '.repeat(8 * 1024 * 1024)}-->`), 'import-file/too-large'],
  ['没字.docx', docxOf(''), 'import-file/no-text'],
  ['缺正文.docx', zipOf(docxFiles('').filter(({ name }) => name !== 'word/document.xml')), 'import-file/damaged'],
])('%s is refused by what is in it', (path, bytes, code) => {
  expect(read(bytes, path)).toEqual({ type: 'refused', code });
});

test('a document is one whatever its name says, and old formats are told by their streams', () => {
  expect(read(docxOf(paragraph('甲')), '来稿.zip').type).toBe('manuscript');
  expect(read(oleOf('WordDocument'), '来稿.docx').type).toBe('old-document');
  expect(read(oleOf('Workbook'), '来稿.doc').type).toBe('sheet');
});

test('an archive within an archive is not opened', () => {
  const inner = zipOf([{ name: '甲.txt', content: '甲' }]);
  const outer = read(
    zipOf([
      { name: '乙.zip', content: inner },
      { name: '__MACOSX/丙', content: '丙' },
    ]),
    '来稿.zip',
  );
  if (outer.type !== 'archive') throw new Error(outer.type);
  expect(outer.files.map(({ path }) => path)).toEqual(['来稿.zip/乙.zip']);
  expect(outer.files.map((file) => read(file.read(), file.path).type)).toEqual(['archive']);
});

test('a text is read in UTF-8, UTF-16 or GB 18030, a line a paragraph', () => {
  const gbk = Buffer.from([0xb8, 0xe5, 0xbc, 0xfe]);
  for (const bytes of [Buffer.from('稿件'), Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('稿件')]), gbk]) {
    const found = read(bytes, '来稿.txt');
    expect(found).toMatchObject({ manuscript: { blocks: [{ type: 'paragraph', content: [{ text: '稿件' }] }] } });
  }
  const table = read(Buffer.from('标题\r\n\r\n事项\t件数\r\n甲\t1\r\n\u3000\u3000完。'), '来稿.txt');
  expect(table).toMatchObject({
    manuscript: { blocks: [{ type: 'paragraph' }, { type: 'table', number: 2 }, { content: [{ text: '完。' }] }] },
  });
});
