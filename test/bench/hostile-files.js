import { crc32, deflateRawSync } from 'node:zlib';

/*
 * Files that somebody sent to do harm, or that were harmed on their way: what a guard has to refuse at once. They are made
 * here, as none of them is to lie about in a repository.
 */

const MEGABYTE = 1024 * 1024;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** By name: a function that makes the file's bytes. */
export const hostileFiles = {
  '炸弹.docx': () => docx([`<w:document ${WORD}><w:body>`, 280 * MEGABYTE]),
  '谎报大小.docx': () => docx([`<w:document ${WORD}><w:body>`, 280 * MEGABYTE], { size: 1000 }),
  'xxe.docx': () =>
    docx([
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document ${WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
    ]),
  '实体.docx': () =>
    docx([
      `<!DOCTYPE a [${Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}]><w:document ${WORD}>&e20;</w:document>`,
    ]),
  '深嵌套.docx': () => docx([`<w:document ${WORD}><w:body>${'<w:sdt>'.repeat(200_000)}`]),
  '越界路径.docx': () => zip([{ name: '../../../tmp/越界', chunks: ['甲'] }]),
  '条目太多.zip': () => zip(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}.txt`, chunks: [''] }))),
  '假的.docx': () => Buffer.from('不是文件'),
  '网页.doc': () => Buffer.from('<html><body><script>alert(1)</script>甲</body></html>'),
  '富文本.doc': () => Buffer.from('{\\rtf1\\ansi{\\object\\objocx 甲}}'),
  '炸弹.xlsx': () => xlsx([`<worksheet ${SHEET}><sheetData>`, 280 * MEGABYTE]),
  '合并整表.xlsx': () =>
    xlsx([
      `<worksheet ${SHEET}><sheetData>${Array.from({ length: 4000 }, (_, i) => `<row r="${i + 1}"><c r="GR${i + 1}"><v>1</v></c></row>`).join('')}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
    ]),
};

const docx = (chunks, facts) =>
  zip([
    { name: '[Content_Types].xml', chunks: ['<Types/>'] },
    { name: '_rels/.rels', chunks: [relationships(['officeDocument', 'word/document.xml'])] },
    { name: 'word/document.xml', chunks, ...facts },
  ]);

const xlsx = (chunks) =>
  zip([
    { name: '[Content_Types].xml', chunks: ['<Types/>'] },
    { name: '_rels/.rels', chunks: [relationships(['officeDocument', 'xl/workbook.xml'])] },
    {
      name: 'xl/workbook.xml',
      chunks: [
        `<workbook ${SHEET} xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r0"/></sheets></workbook>`,
      ],
    },
    { name: 'xl/_rels/workbook.xml.rels', chunks: [relationships(['worksheet', 'worksheets/sheet1.xml'])] },
    { name: 'xl/worksheets/sheet1.xml', chunks },
  ]);

const relationships = (...list) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A ZIP of these files. A chunk that is a number stands for as many blanks; a file may claim another size than its own. */
function zip(files) {
  const locals = [];
  const directory = [];
  let at = 0;
  for (const { name, chunks, size } of files) {
    const content = Buffer.concat(
      chunks.map((chunk) => (typeof chunk === 'number' ? Buffer.alloc(chunk, ' ') : Buffer.from(chunk))),
    );
    const packed = deflateRawSync(content, { level: 9 });
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(size ?? content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, path, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, rest, path);
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length % 0x10000, 4);
  end.writeUInt16LE(files.length % 0x10000, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]);
}
