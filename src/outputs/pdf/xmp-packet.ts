import { isoDate } from '../../model/calendar.js';
import type { DocumentInfo } from '../../model/document.js';

/*
 * What the document says of itself, for programs (ISO 16684-1): the same as its information dictionary, and that it is
 * PDF/A-2a and PDF/UA-1. PDF/A knows no properties of PDF/UA, so the packet brings their description along
 * (ISO 19005-2, 6.6.2.3.3; ISO 14289-1, clause 5).
 */

/** The packet in UTF-8. Without a date it names none. */
export function xmpPacket(info: DocumentInfo): Uint8Array {
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${namespaces}>
${[...descriptiveProperties(info), ...conformance].join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new Uint8Array(Buffer.from(packet, 'utf8'));
}

const namespaces = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
})
  .map(([prefix, address]) => `\n  xmlns:${prefix}="${address}"`)
  .join('');

function descriptiveProperties({ title, author, keywords, language, date, producer }: DocumentInfo): string[] {
  return [
    // In one language only: pdf.js, and so Firefox, shows all the alternatives one after another.
    property('dc:title', `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt>`),
    property('dc:creator', list('Seq', author)),
    property('dc:language', list('Bag', language)),
    ...(keywords.length > 0 ? [property('pdf:Keywords', escapeXml(keywords.join(', ')))] : []),
    property('pdf:Producer', escapeXml(producer)),
    property('xmp:CreatorTool', escapeXml(producer)),
    ...(date ? dateProperties(isoDate(date)) : []),
  ];
}

/** Midnight in China, as in the information dictionary. */
const dateProperties = (day: string): string[] => [
  property('dc:date', list('Seq', day)),
  property('xmp:CreateDate', `${day}T00:00:00+08:00`),
  property('xmp:ModifyDate', `${day}T00:00:00+08:00`),
];

const property = (name: string, value: string): string => `<${name}>${value}</${name}>`;

const list = (kind: 'Seq' | 'Bag', item: string): string =>
  `<rdf:${kind}><rdf:li>${escapeXml(item)}</rdf:li></rdf:${kind}>`;

const conformance = [
  property('pdfaid:part', '2'),
  property('pdfaid:conformance', 'A'),
  property('pdfuaid:part', '1'),
  `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`,
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** All but the characters of XML 1.0, 2.2. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text for an element; what XML can't hold becomes U+FFFD. */
const escapeXml = (text: string): string =>
  text.replaceAll(unwritable, '\ufffd').replaceAll(/[&<>]/g, (character) => entities[character] ?? character);
