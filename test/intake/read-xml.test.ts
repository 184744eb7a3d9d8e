import { expect, test } from 'vitest';
import { IntakeError } from '../../src/intake/intake-error.js';
import { readXml, textIn } from '../../src/intake/read-xml.js';
import * as fc from '../tools/fast-check.js';

const refusalOf = (text: string | Uint8Array): string | undefined => {
  try {
    readXml(Buffer.from(text));
    return undefined;
  } catch (error) {
    if (error instanceof IntakeError) return error.code;
    throw error;
  }
};

test('names have the prefixes of this program, whichever the file has', () => {
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  expect(readXml(Buffer.from(`<甲:p xmlns:甲="${namespace}" 甲:val="1">字</甲:p>`))).toEqual({
    name: 'w:p',
    attributes: new Map([
      ['?:甲', namespace],
      ['w:val', '1'],
    ]),
    children: ['字'],
  });
  expect(readXml(Buffer.from(`<p xmlns="${strict}"/>`)).name).toBe('w:p');
});

test('text is that of entities and of CDATA', () => {
  expect(textIn(readXml(Buffer.from('<a>1&lt;2 &#x4e2d;<![CDATA[<3>]]></a>')))).toBe('1<2 中<3>');
});

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'import-file/doctype'],
  ['an entity of its own', '<a>&b;</a>', 'import-file/damaged'],
  ['elements that don’t close', '<a><b></a>', 'import-file/damaged'],
  ['nothing', '', 'import-file/damaged'],
  ['too many levels', `${'<a>'.repeat(402)}${'</a>'.repeat(402)}`, 'import-file/nesting'],
  ['too many attributes', `<a ${Array.from({ length: 501 }, (_, i) => `b${i}=""`).join(' ')}/>`, 'import-file/nesting'],
  ['bytes that are no UTF-8', Uint8Array.of(0x3c, 0x61, 0x3e, 0xff), 'import-file/damaged'],
])('%s is refused', (_, text, code) => {
  expect(refusalOf(text)).toBe(code);
});

test('as many levels as may be are read', () => {
  expect(refusalOf(`${'<a>'.repeat(400)}${'</a>'.repeat(400)}`)).toBe(undefined);
});

test('no text makes it fail otherwise', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</a>',
    '<a',
    ' b="1"',
    '&amp;',
    '&',
    '<!--',
    '-->',
    ']]>',
    '<?',
    '中',
    '"',
    '\0',
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void refusalOf(`<a>${pieces.join('')}</a>`)));
});
