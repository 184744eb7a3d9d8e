import { crc32, deflateRawSync } from 'node:zlib';

/* Archives and documents of Word byte by byte: whole ones, and such as no program writes. */

/** A file in an archive, and what its entry says of it where that is not the truth. */
export interface PackedFile {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly checksum?: number;
}

const UTF8 = 0x0800;

/** A ZIP [PKWARE APPNOTE 6.3.10]; names that are given as text are marked as UTF-8. */
export function zipOf(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(file.flags ?? (typeof file.name === 'string' ? UTF8 : 0), 2);
    facts.writeUInt16LE(file.method ?? 8, 4);
    facts.writeUInt32LE(file.checksum ?? crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(file.size ?? content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    facts.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, name);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Something that a document names by an id. */
export interface NamedPart {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly isExternal?: boolean;
  /** None for what is outside of the file. */
  readonly content?: string | Uint8Array;
}

/** The files of a document of Word with this body. */
export function docxFiles(body: string, named: readonly NamedPart[] = []): readonly PackedFile[] {
  const relationships = (list: readonly NamedPart[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ({ id, type, target, isExternal }) =>
          `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
      )
      .join('')}</Relationships>`;
  const main = { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' };
  return [
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', content: relationships([main]) },
    { name: 'word/document.xml', content: `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', content: relationships(named) },
    ...named.flatMap(({ target, content }) => (content === undefined ? [] : [{ name: `word/${target}`, content }])),
  ];
}

export const docxOf = (body: string, named: readonly NamedPart[] = []): Buffer => zipOf(docxFiles(body, named));

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A run of text; what its properties are is given as XML. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

export const KAI = '<w:rFonts w:eastAsia="楷体_GB2312"/>';
export const BOLD = '<w:b/>';

/** A paragraph of runs, or of plain text. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

/** A part with styles, numbers, notes or comments. */
export const partOf = (type: string, content: string): NamedPart => {
  const roots: Readonly<Record<string, string>> = { numbering: 'w:numbering', styles: 'w:styles' };
  const root = roots[type] ?? `w:${type}`;
  return { id: `rId-${type}`, type, target: `${type}.xml`, content: `<${root} ${NAMESPACES}>${content}</${root}>` };
};

/** A table of rows of cells, each of which is XML of its own, or plain text. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => (cell.startsWith('<') ? cell : cellOf(cell))).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

export const cellOf = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;

/** A picture in its line. */
export const picture = (id: string, description = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${escapeXml(description)}"/><a:graphic><a:graphicData><a:blip r:embed="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
