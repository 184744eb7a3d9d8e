import type { Emphasis } from '../../model/issue.js';
import { childOf, elementsIn, settingOf, type XmlElement } from '../read-xml.js';

/** What is known of a run by its own properties, or by a style; what isn't said is left out. */
export interface RunLook {
  readonly emphasis?: Emphasis;
  readonly isBold?: boolean;
  readonly isHidden?: boolean;
  readonly isStruck?: boolean;
  readonly script?: 'superscript' | 'subscript' | 'baseline';
  /** The size of the type in half points. */
  readonly size?: number;
}

/** What is known of a paragraph by its own properties, or by a style. */
export interface ParagraphShape {
  readonly outline?: number;
  readonly isCentred?: boolean;
  readonly numbering?: { readonly id?: string; readonly level?: number };
}

export interface Style {
  readonly name: string;
  readonly run: RunLook;
  readonly paragraph: ParagraphShape;
}

export type Styles = ReadonlyMap<string, Style>;

/** More styles than any chain of them has. */
const LONGEST_CHAIN = 20;

/** The styles of a document by their ids, each with what it has from those that it is based on. */
export function readStyles(root: XmlElement | undefined): Styles {
  const declared = new Map(
    elementsIn(root).flatMap((element) => {
      const id = element.attributes.get('w:styleId');
      return element.name === 'w:style' && id !== undefined ? [[id, element] as const] : [];
    }),
  );
  const resolve = (id: string | undefined, depth: number): Style | undefined => {
    const element = id === undefined || depth > LONGEST_CHAIN ? undefined : declared.get(id);
    if (!element) return undefined;
    const base = resolve(settingOf(element, 'w:basedOn'), depth + 1);
    const name = settingOf(element, 'w:name') ?? '';
    const outline = outlineByName(name);
    return {
      name,
      run: { ...base?.run, ...readRunLook(childOf(element, 'w:rPr')) },
      paragraph: {
        ...base?.paragraph,
        ...(outline !== undefined && { outline }),
        ...readParagraphLook(childOf(element, 'w:pPr')),
      },
    };
  };
  return new Map([...declared.keys()].flatMap((id) => (resolve(id, 0) ? [[id, resolve(id, 0) as Style]] : [])));
}

/** `heading 1`, also as Word and WPS name it in Chinese. */
const outlineByName = (name: string): number | undefined => {
  const digit = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return digit === undefined ? undefined : Number(digit);
};

/** Whether a property that may be switched on or off is there; none where nothing is said of it. */
function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = childOf(properties, name);
  return element && !/^(?:0|false|off|none)$/.test(element.attributes.get('w:val') ?? '');
}

/** The faces that a bulletin sets apart by [GB/T 9704-2012 7.3]: 黑体 is its bold, 楷体 its italic. */
function emphasisOfFont(properties: XmlElement | undefined): Emphasis | undefined {
  const fonts = childOf(properties, 'w:rFonts');
  const font = fonts?.attributes.get('w:eastAsia');
  if (font === undefined) return undefined;
  if (/楷|kai/i.test(font)) return 'emphasis';
  return /黑|hei/i.test(font) && !/yahei|雅黑/i.test(font) ? 'strong' : 'none';
}

export function readRunLook(properties: XmlElement | undefined): RunLook {
  if (!properties) return {};
  const emphasis = emphasisOfFont(properties);
  const isBold = toggle(properties, 'w:b');
  const isHidden = toggle(properties, 'w:vanish');
  const isStruck = toggle(properties, 'w:strike') ?? toggle(properties, 'w:dstrike');
  const script = settingOf(properties, 'w:vertAlign');
  const size = Number(settingOf(properties, 'w:sz') ?? Number.NaN);
  return {
    ...(emphasis !== undefined && { emphasis }),
    ...(isBold !== undefined && { isBold }),
    ...(isHidden !== undefined && { isHidden }),
    ...(isStruck !== undefined && { isStruck }),
    ...((script === 'superscript' || script === 'subscript' || script === 'baseline') && { script }),
    ...(Number.isFinite(size) && { size }),
  };
}

export function readParagraphLook(properties: XmlElement | undefined): ParagraphShape {
  if (!properties) return {};
  const outline = Number(settingOf(properties, 'w:outlineLvl') ?? Number.NaN);
  const align = settingOf(properties, 'w:jc');
  const numbering = childOf(properties, 'w:numPr');
  const id = settingOf(numbering, 'w:numId');
  const level = settingOf(numbering, 'w:ilvl');
  return {
    // The tenth level is that of running text.
    ...(outline >= 0 && { outline: outline + 1 }),
    ...(align !== undefined && { isCentred: align === 'center' }),
    ...(numbering && {
      numbering: { ...(id !== undefined && { id }), ...(level !== undefined && { level: Number(level) }) },
    }),
  };
}
