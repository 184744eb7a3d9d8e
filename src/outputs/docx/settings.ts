import type { FontRole } from '../../model/face.js';
import type { Template } from '../../model/template.js';
import { element, namespaces, partOf, value } from './xml.js';

/** word/settings.xml. */
export function settingsPart(
  template: Template,
  { isDraft, hasNotes }: { isDraft: boolean; hasNotes: boolean },
): Uint8Array {
  const { print, composition, folio } = template;
  return partOf(
    element(
      'w:settings',
      { 'xmlns:w': namespaces.w },
      print.binding === 'mirror' ? element('w:mirrorMargins') : undefined,
      isDraft ? element('w:trackRevisions') : undefined,
      folio ? element('w:evenAndOddHeaders') : undefined,
      value('w:characterSpacingControl', composition.punctuation === 'plain' ? 'doNotCompress' : 'compressPunctuation'),
      hasNotes ? element('w:footnotePr', {}, ...[-1, 0].map((id) => element('w:footnote', { 'w:id': id }))) : undefined,
      element(
        'w:compat',
        {},
        // Else the line before a hard break is spread to the full measure.
        element('w:doNotExpandShiftReturn'),
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': WORD_2013,
        }),
      ),
      element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
    ),
  );
}

/** From then on Word lays documents out the same way. */
const WORD_2013 = 15;

/** word/fontTable.xml: the fonts, each with the names under which other systems have it. */
export function fontTable(families: ReadonlyMap<FontRole, readonly string[]>): Uint8Array {
  const fonts = new Map([...families.values()].flatMap(([name, ...others]) => (name ? [[name, others] as const] : [])));
  const listed = [...fonts].map(([name, others]) =>
    element(
      'w:font',
      { 'w:name': name },
      others.length > 0 ? value('w:altName', others.join(',')) : undefined,
      value('w:charset', CHINESE),
      value('w:family', 'auto'),
      value('w:pitch', 'variable'),
    ),
  );
  return partOf(element('w:fonts', { 'xmlns:w': namespaces.w }, ...listed));
}

/** GB 2312 [ECMA-376-1, 17.8.3.2]. */
const CHINESE = '86';
