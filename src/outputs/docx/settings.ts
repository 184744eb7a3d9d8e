import type { FontRole } from '../../model/face.js';
import type { Template } from '../../model/template.js';
import { namespaces, partOf, value, xmlElement } from './xml.js';

/** word/settings.xml. */
export function settingsPart(
  template: Template,
  { isDraft, hasNotes }: { isDraft: boolean; hasNotes: boolean },
): Uint8Array {
  const { print, composition, folio } = template;
  return partOf(
    xmlElement(
      'w:settings',
      { 'xmlns:w': namespaces.w },
      print.binding === 'mirror' ? xmlElement('w:mirrorMargins') : undefined,
      isDraft ? xmlElement('w:trackRevisions') : undefined,
      folio ? xmlElement('w:evenAndOddHeaders') : undefined,
      value('w:characterSpacingControl', composition.punctuation === 'plain' ? 'doNotCompress' : 'compressPunctuation'),
      hasNotes
        ? xmlElement('w:footnotePr', {}, ...[-1, 0].map((id) => xmlElement('w:footnote', { 'w:id': id })))
        : undefined,
      xmlElement(
        'w:compat',
        {},
        // Else the line before a hard break is spread to the full measure.
        xmlElement('w:doNotExpandShiftReturn'),
        xmlElement('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': WORD_2013,
        }),
      ),
      xmlElement('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
    ),
  );
}

/** From then on Word lays documents out the same way. */
const WORD_2013 = 15;

/** word/fontTable.xml: the fonts, each with the names under which other systems have it. */
export function fontTable(families: ReadonlyMap<FontRole, readonly string[]>): Uint8Array {
  const fonts = new Map([...families.values()].flatMap(([name, ...others]) => (name ? [[name, others] as const] : [])));
  const listed = [...fonts].map(([name, others]) =>
    xmlElement(
      'w:font',
      { 'w:name': name },
      others.length > 0 ? value('w:altName', others.join(',')) : undefined,
      value('w:charset', CHINESE),
      value('w:family', 'auto'),
      value('w:pitch', 'variable'),
    ),
  );
  return partOf(xmlElement('w:fonts', { 'xmlns:w': namespaces.w }, ...listed));
}

/** GB 2312 [ECMA-376-1, 17.8.3.2]. */
const CHINESE = '86';
