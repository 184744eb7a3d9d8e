import { hasErrors, type Outcome } from '../../model/finding.js';
import type { Layout } from '../../model/layout.js';
import type { Template } from '../../model/template.js';
import type { ZippedFile } from '../../model/zip-file.js';
import type { OutputInput } from '../output.js';
import { type Measures, measuresOf, twips } from './measures.js';
import { coreProperties, customProperties, extendedProperties } from './properties.js';
import { Relations } from './relations.js';
import { Revisions } from './revisions.js';
import { fontTable, settingsPart } from './settings.js';
import { stylesPart } from './styles.js';
import { writeApprovalSheet } from './write-approval.js';
import { writeBody } from './write-body.js';
import { writeColophonTable } from './write-colophon.js';
import { approvalHeader, draftHeader, folioFooter } from './write-furniture.js';
import { notesPart } from './write-notes.js';
import { makePictures } from './write-pictures.js';
import { NoteNumbers } from './write-runs.js';
import { namespaces, partOf, textNamespaces, xmlElement } from './xml.js';

/** The parts of a document: the same bytes for the same words, layout and fonts. None where a picture can't be decoded. */
export async function writeParts(input: OutputInput, layout: Layout): Promise<Outcome<readonly ZippedFile[]>> {
  const { document, info, template, families, sources } = input;
  const measures = measuresOf(template);
  const { facts } = layout;
  const pictures = await makePictures({ document, layout, template, measures });
  if (hasErrors(pictures.findings)) return { value: undefined, findings: pictures.findings };

  const relations = new Relations();
  const notes = new NoteNumbers();
  const isDraft = document.draft;
  const { approval } = document;
  const hasApproval = approval !== undefined;
  const hasHead = isDraft || document.redline !== undefined;
  const context = { relations, notes, isDraft, revisions: new Revisions(info.author) };
  const body = writeBody({ document, layout, template, measures, pictures, context });
  const ofNotes = new Relations();
  const noteBytes = notesPart(notes.all, { ...context, relations: ofNotes });
  const hasNotes = notes.all.length > 0;
  const { folio } = template;

  const parts: Part[] = [
    { name: 'styles', kind: 'styles', bytes: stylesPart({ template, measures, facts, families, hasApproval }) },
    { name: 'settings', kind: 'settings', bytes: settingsPart(template, { isDraft, hasNotes }) },
    { name: 'fontTable', kind: 'fontTable', bytes: fontTable(families) },
    ...(hasNotes ? [{ name: 'footnotes', kind: 'footnotes', bytes: noteBytes } as const] : []),
    ...(hasHead
      ? [{ name: 'header1', kind: 'header', bytes: draftHeader(document, template, layout.pages.length - 1) } as const]
      : []),
    ...(folio
      ? ([
          { name: 'footer1', kind: 'footer', bytes: folioFooter(folio, 'odd') },
          { name: 'footer2', kind: 'footer', bytes: folioFooter(folio, 'even') },
        ] as const)
      : []),
    ...(hasApproval ? [{ name: 'header2', kind: 'header', bytes: approvalHeader(document, template) } as const] : []),
  ];
  const ids = new Map(parts.map(({ name, kind }) => [name, relations.add(kind, `${name}.xml`)]));
  const section = writeSection({ template, measures, hasLineNumbers: hasHead, header: 'header1', ids });
  const colophon = { template, measures, facts, context, section: hasApproval ? section : '' };
  const all = [
    body,
    writeColophonTable(document.colophon, colophon),
    approval ? writeApprovalSheet(approval, { template, measures, context }) : '',
    hasApproval ? writeSection({ template, measures, hasLineNumbers: false, header: 'header2', ids }) : section,
  ];
  const main = partOf(xmlElement('w:document', textNamespaces, xmlElement('w:body', {}, ...all)));

  const media = new Map(
    [...pictures.figures.values(), ...(pictures.masthead ? [pictures.masthead] : [])].map((one) => [
      one.path,
      one.file,
    ]),
  );
  const value: ZippedFile[] = [
    { path: '[Content_Types].xml', bytes: contentTypes(parts) },
    { path: '_rels/.rels', bytes: packageRelations() },
    { path: 'docProps/app.xml', bytes: extendedProperties(info) },
    { path: 'docProps/core.xml', bytes: coreProperties(info) },
    { path: 'docProps/custom.xml', bytes: customProperties(sources) },
    { path: 'word/document.xml', bytes: main },
    { path: 'word/_rels/document.xml.rels', bytes: relations.bytes() },
    ...parts.map(({ name, bytes }) => ({ path: `word/${name}.xml`, bytes })),
    ...(hasNotes && !ofNotes.isEmpty ? [{ path: 'word/_rels/footnotes.xml.rels', bytes: ofNotes.bytes() }] : []),
    ...[...media].map(([path, { bytes }]) => ({ path: `word/${path}`, bytes })),
  ];
  return { value, findings: pictures.findings };
}

/** A part that belongs to the text. */
interface Part {
  readonly name: string;
  readonly kind: 'styles' | 'settings' | 'fontTable' | 'footnotes' | 'header' | 'footer';
  readonly bytes: Uint8Array;
}

function packageRelations(): Uint8Array {
  const relations = new Relations();
  relations.add('officeDocument', 'word/document.xml');
  relations.add(`${namespaces.package}/relationships/metadata/core-properties`, 'docProps/core.xml');
  relations.add('extended-properties', 'docProps/app.xml');
  relations.add('custom-properties', 'docProps/custom.xml');
  return relations.bytes();
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

function contentTypes(parts: readonly Part[]): Uint8Array {
  const override = (path: string, type: string): string =>
    xmlElement('Override', { PartName: `/${path}`, ContentType: `${type}+xml` });
  return partOf(
    xmlElement(
      'Types',
      { xmlns: `${namespaces.package}/content-types` },
      xmlElement('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      xmlElement('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      xmlElement('Default', { Extension: 'png', ContentType: 'image/png' }),
      xmlElement('Default', { Extension: 'jpeg', ContentType: 'image/jpeg' }),
      override('word/document.xml', `${WORD}.document.main`),
      ...parts.map(({ name, kind }) => override(`word/${name}.xml`, `${WORD}.${kind}`)),
      override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
      override('docProps/app.xml', `${OFFICE}.extended-properties`),
      override('docProps/custom.xml', `${OFFICE}.custom-properties`),
    ),
  );
}

interface SectionSetting {
  readonly template: Template;
  readonly measures: Measures;
  readonly hasLineNumbers: boolean;
  /** The part that stands at the head of its pages, where there is such a one. */
  readonly header: string;
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * The paper, and what stands at the head and the foot of each page. There is no grid: every line has its exact height already,
 * and LibreOffice has a line less on a page with one.
 */
function writeSection({ template, measures, hasLineNumbers, header, ids }: SectionSetting): string {
  const { paper, typeArea, draft, folio } = template;
  const refer = (kind: 'header' | 'footer', type: string, name: string): string | undefined => {
    const id = ids.get(name);
    return id === undefined ? undefined : xmlElement(`w:${kind}Reference`, { 'w:type': type, 'r:id': id });
  };
  const foot = folio ? paper.height - typeArea.top - typeArea.height - folio.below - folio.size * FOOTER_LINE : 0;
  return xmlElement(
    'w:sectPr',
    {},
    refer('header', 'default', header),
    folio ? refer('header', 'even', header) : undefined,
    refer('footer', 'default', 'footer1'),
    refer('footer', 'even', 'footer2'),
    xmlElement('w:footnotePr', {}, xmlElement('w:numFmt', { 'w:val': 'decimalEnclosedCircle' })),
    xmlElement('w:pgSz', { 'w:w': twips(paper.width), 'w:h': twips(paper.height) }),
    xmlElement('w:pgMar', {
      'w:top': measures.top,
      'w:right': measures.right,
      'w:bottom': measures.bottom,
      'w:left': measures.left,
      'w:header': twips(draft.top),
      'w:footer': Math.max(0, twips(foot)),
      'w:gutter': 0,
    }),
    hasLineNumbers
      ? xmlElement('w:lnNumType', { 'w:countBy': 1, 'w:distance': twips(draft.lineNumber.gap), 'w:restart': 'newPage' })
      : undefined,
  );
}

/** The height of the folio's line, as a share of the size of its type. */
const FOOTER_LINE = 1.25;
