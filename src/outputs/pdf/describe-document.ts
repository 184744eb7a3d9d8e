import { type CalendarDate, isoDate } from '../../model/calendar.js';
import type { DocumentInfo } from '../../model/document.js';
import type { CompressedStreams } from './compressed-streams.js';
import { type PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from './pdf-objects.js';
import { SRGB_NAME } from './srgb-profile.js';
import { xmpPacket } from './xmp-packet.js';

/** The document information dictionary (ISO 32000-1, 14.3.3). It has no time but the one of the issue. */
export function informationDictionary(context: PDFContext, info: DocumentInfo): PDFDict {
  const { title, author, keywords, producer, date } = info;
  return context.obj({
    Title: PDFHexString.fromText(title),
    Author: PDFHexString.fromText(author),
    ...(keywords.length > 0 && { Keywords: PDFHexString.fromText(keywords.join(', ')) }),
    Creator: PDFHexString.fromText(producer),
    Producer: PDFHexString.fromText(producer),
    ...(date && { CreationDate: startOfDay(date), ModDate: startOfDay(date) }),
  });
}

/** Midnight in China, whose offices the bulletin is printed for. */
const startOfDay = (date: CalendarDate): PDFString =>
  PDFString.of(`D:${isoDate(date).replaceAll('-', '')}000000+08'00'`);

const duplexNames = {
  simplex: 'Simplex',
  'long-edge': 'DuplexFlipLongEdge',
  'short-edge': 'DuplexFlipShortEdge',
} as const;

/** The entries of the catalogue that say how the document is shown and printed: at its own size, on both sides. */
export function viewingEntries(info: DocumentInfo): {
  readonly Lang: PDFString;
  readonly ViewerPreferences: Readonly<Record<string, string | boolean>>;
} {
  return {
    Lang: PDFString.of(info.language),
    ViewerPreferences: { DisplayDocTitle: true, PrintScaling: 'None', Duplex: duplexNames[info.duplex] },
  };
}

/** The XMP metadata: not compressed, so that programs that know nothing of PDF find it. */
export const metadataStream = (context: PDFContext, info: DocumentInfo): PDFRef =>
  context.register(context.stream(xmpPacket(info), { Type: 'Metadata', Subtype: 'XML' }));

/** What the document's numbers for red, green and blue mean (ISO 19005-2, 6.2.3): sRGB, as `profile` says. */
export const outputIntent = (context: PDFContext, streams: CompressedStreams, profile: Uint8Array): PDFDict =>
  context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of(SRGB_NAME),
    RegistryName: PDFString.of('http://www.color.org'),
    Info: PDFString.of(SRGB_NAME),
    DestOutputProfile: streams.write(profile, { N: 3 }),
  });
