import { isoDate } from '../../model/calendar.js';
import type { DocumentInfo } from '../../model/document.js';
import { COPY_PROPERTY, type SourcesMark, writeSourcesMark } from '../../model/sources-mark.js';
import { namespaces, partOf, textElement, xmlElement } from './xml.js';

/*
 * What a document says of itself: its office, never a person, and no time but the day of the issue.
 */

/** docProps/core.xml. */
export function coreProperties({ title, author, keywords, language, date }: DocumentInfo): Uint8Array {
  const day = date && `${isoDate(date)}T00:00:00Z`;
  const time = { 'xsi:type': 'dcterms:W3CDTF' };
  return partOf(
    xmlElement(
      'cp:coreProperties',
      {
        'xmlns:cp': `${namespaces.package}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      textElement('dc:title', title),
      textElement('dc:creator', author),
      keywords.length > 0 ? textElement('cp:keywords', keywords.join(', ')) : undefined,
      textElement('dc:language', language),
      day && textElement('dcterms:created', day, time),
      day && textElement('dcterms:modified', day, time),
    ),
  );
}

/** docProps/app.xml. */
export const extendedProperties = ({ author, producer }: DocumentInfo): Uint8Array =>
  partOf(
    xmlElement(
      'Properties',
      { xmlns: namespaces.extended },
      textElement('Application', producer),
      textElement('Company', author),
    ),
  );

/** As for all properties that programs add [ECMA-376-1, 22.3.2.2]. */
const PROPERTY_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const FIRST_PROPERTY = 2;

/** docProps/custom.xml: which issue it is, and of which sources it was made. Every word processor keeps it. */
export const customProperties = ({ folder, digest }: SourcesMark): Uint8Array =>
  partOf(
    xmlElement(
      'Properties',
      { xmlns: namespaces.custom, 'xmlns:vt': namespaces.types },
      xmlElement(
        'property',
        { fmtid: PROPERTY_SET, pid: FIRST_PROPERTY, name: COPY_PROPERTY },
        textElement('vt:lpwstr', writeSourcesMark({ folder, digest })),
      ),
    ),
  );
