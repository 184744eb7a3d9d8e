/** Adobe Technical Note 5014: a block of a CMap lists at most 100 characters. */
const BLOCK_LENGTH = 100;

const HEADER = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange`;

const FOOTER = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** Four hexadecimal digits: a code of the font, or a UTF-16 unit. */
export const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** A text as UTF-16BE in hexadecimal digits. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index));
  return hex;
}

/** What a CMap of an archive may not say (ISO 19005-2, 6.2.11.7.2), and what stands in for it. */
const forbidden = /[\0\ufeff\ufffe]/g;
const REPLACEMENT = '\ufffd';
const WORD_JOINER = '\u2060';

/** U+FEFF inside a text is a word joiner of old (The Unicode Standard, 23.8); the others are no characters. */
const permitted = (text: string): string =>
  text.replaceAll(forbidden, (character) => (character === '\ufeff' ? WORD_JOINER : REPLACEMENT));

/** A CMap that says which text each code of a font is copied out as (ISO 32000-1, 9.10.3). */
export function toUnicodeCMap(texts: ReadonlyMap<number, string>): string {
  const entries = [...texts].filter(([, text]) => text !== '').sort(([a], [b]) => a - b);
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += BLOCK_LENGTH) {
    const block = entries.slice(start, start + BLOCK_LENGTH);
    const lines = block.map(([code, text]) => `<${hex4(code)}> <${utf16Hex(permitted(text))}>`);
    blocks.push(`${block.length} beginbfchar`, ...lines, 'endbfchar');
  }
  return [HEADER, ...blocks, FOOTER].join('\n');
}
