import type { Emphasis } from '../../model/issue.js';
import { linkAddress } from '../../model/link-address.js';
import { type ManuscriptInline, type ManuscriptText, wordsOfInlines } from '../../model/manuscript.js';
import { childOf, elementsIn, elementsNamed, settingOf, textIn, type XmlElement } from '../read-xml.js';
import { authorOf, type DocxReader, remark, shown } from './docx-reader.js';
import { type RunLook, readRunLook } from './read-styles.js';

/** How text is set by what it stands in. */
export interface TextStyle {
  readonly look: RunLook;
  readonly link?: string;
}

/** The running text within an element of a paragraph: runs, and whatever holds runs. */
export function readDocxInlines(
  reader: DocxReader,
  element: XmlElement,
  style: TextStyle,
): readonly ManuscriptInline[] {
  return elementsIn(element).flatMap((child) => readInline(reader, child, style));
}

function readInline(reader: DocxReader, element: XmlElement, style: TextStyle): readonly ManuscriptInline[] {
  switch (element.name) {
    case 'w:r':
      return readRun(reader, element, style);
    case 'w:ins':
    case 'w:moveTo': {
      const content = readDocxInlines(reader, element, style);
      reader.tracked.added.push({ text: wordsOfInlines(content), author: authorOf(element) });
      return content;
    }
    case 'w:del':
    case 'w:moveFrom':
      reader.tracked.removed.push({ text: deletedText(element), author: authorOf(element) });
      return [];
    case 'w:commentRangeStart':
      reader.commented.set(idOf(element), { text: '', before: reader.paragraph });
      return [];
    case 'w:hyperlink':
      return readHyperlink(reader, element, style);
    case 'w:fldSimple':
      return readDocxInlines(reader, element, linked(reader, style, element.attributes.get('w:instr') ?? ''));
    case 'w:sdt':
      return readDocxInlines(reader, childOf(element, 'w:sdtContent') ?? element, style);
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:dir':
    case 'w:bdo':
      return readDocxInlines(reader, element, style);
    case 'm:oMath':
    case 'm:oMathPara':
      return readFormula(reader, element, style);
    case 'mc:AlternateContent':
      return alternative(element).flatMap((child) => readInline(reader, child, style));
    default:
      return [];
  }
}

/** What is shown by programs that know newer formats; else what older ones show instead. Never both. */
export function alternative(element: XmlElement): readonly XmlElement[] {
  const choice = elementsIn(childOf(element, 'mc:Choice'));
  return choice.length > 0 ? choice : elementsIn(childOf(element, 'mc:Fallback'));
}

const idOf = (element: XmlElement): string => element.attributes.get('w:id') ?? '';

const deletedText = (element: XmlElement): string =>
  elementsIn(element)
    .map((child) => (child.name === 'w:delText' || child.name === 'w:t' ? textIn(child) : deletedText(child)))
    .join('');

function readHyperlink(reader: DocxReader, element: XmlElement, style: TextStyle): readonly ManuscriptInline[] {
  const relationship = reader.file.relationships.get(element.attributes.get('r:id') ?? '');
  if (!relationship?.isExternal) return readDocxInlines(reader, element, style);
  const link = linkAddress(relationship.target);
  const content = readDocxInlines(reader, element, link === undefined ? style : { ...style, link });
  if (link === undefined) {
    remark(reader, 'import-link', { text: shown(wordsOfInlines(content)), address: shown(relationship.target) });
  }
  return content;
}

/** Text behind a field that is told to lead to an address has that link. */
function linked(reader: DocxReader, style: TextStyle, instruction: string): TextStyle {
  const address = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1];
  const link = address === undefined ? undefined : linkAddress(address);
  if (address && link === undefined) remark(reader, 'import-link', { text: '', address: shown(address) });
  return link === undefined ? style : { ...style, link };
}

function readFormula(reader: DocxReader, element: XmlElement, { look, link }: TextStyle): readonly ManuscriptInline[] {
  const text = textOfFormula(element);
  if (text === '') return [];
  remark(reader, 'import-formula', { text: shown(text) });
  return [makeText(text, emphasisOf(look), link)];
}

/** A formula on one line: a stroke keeps what stands above and below the bar of a fraction from being run together. */
function textOfFormula(element: XmlElement): string {
  if (element.name === 'm:t') return textIn(element);
  if (element.name !== 'm:f') return elementsIn(element).map(textOfFormula).join('');
  const [above = '', below = ''] = ['m:num', 'm:den'].map((name) => {
    const text = elementsIn(childOf(element, name)).map(textOfFormula).join('');
    return /[^\p{L}\p{N}.%]/u.test(text) ? `（${text}）` : text;
  });
  return below === '' ? above : `${above}/${below}`;
}

const makeText = (text: string, emphasis: Emphasis, link: string | undefined): ManuscriptText => ({
  type: 'text',
  text,
  emphasis,
  ...(link !== undefined && { link }),
});

function emphasisOf({ emphasis = 'none', isBold = false }: RunLook): Emphasis {
  return emphasis === 'none' && isBold ? 'strong' : emphasis;
}

function readRun(reader: DocxReader, run: XmlElement, style: TextStyle): readonly ManuscriptInline[] {
  const properties = childOf(run, 'w:rPr');
  const named = reader.styles.get(settingOf(properties, 'w:rStyle') ?? '')?.run;
  const look: RunLook = { ...style.look, ...named, ...readRunLook(properties) };
  const inField = fieldStyle(reader, { ...style, look });
  const content = elementsIn(run).flatMap((child) => readPiece(reader, child, inField));
  const text = wordsOfInlines(content);
  if (look.isHidden) {
    if (text.trim() !== '') remark(reader, 'import-hidden', { text: shown(text) });
    return [];
  }
  return withStyle(reader, content, look);
}

/** In a field that leads to an address, what it shows has that link. */
function fieldStyle(reader: DocxReader, style: TextStyle): TextStyle {
  const open = reader.fields.findLast(({ isShown, instruction }) => isShown && /^\s*HYPERLINK\s/i.test(instruction));
  return open ? linked(reader, style, open.instruction) : style;
}

/** Whether what is read is told to a field rather than shown. */
const isTold = ({ fields }: DocxReader): boolean => fields.some(({ isShown }) => !isShown);

function readPiece(reader: DocxReader, element: XmlElement, style: TextStyle): readonly ManuscriptInline[] {
  const text = (typed: string): readonly ManuscriptInline[] => {
    if (isTold(reader) || typed === '') return [];
    const said = cleaned(typed);
    reader.paragraph += said;
    for (const comment of reader.commented.values()) comment.text += said;
    return [makeText(said, emphasisOf(style.look), style.link)];
  };
  switch (element.name) {
    case 'w:t':
      return text(textIn(element));
    case 'w:tab':
    case 'w:ptab':
      return text(' ');
    case 'w:noBreakHyphen':
      return text('-');
    case 'w:sym':
      return text(readSymbol(reader, element));
    case 'w:br':
      return element.attributes.get('w:type') === undefined || element.attributes.get('w:type') === 'textWrapping'
        ? [{ type: 'break' }]
        : [];
    case 'w:cr':
      return [{ type: 'break' }];
    case 'w:fldChar':
      followField(reader, element.attributes.get('w:fldCharType'));
      return [];
    case 'w:instrText': {
      const field = reader.fields.at(-1);
      if (field && !field.isShown) field.instruction += textIn(element);
      return [];
    }
    case 'w:ruby':
      return readRuby(reader, element, style);
    case 'w:footnoteReference':
      return readNote(reader, `footnote ${element.attributes.get('w:id')}`);
    case 'w:endnoteReference':
      return readNote(reader, `endnote ${element.attributes.get('w:id')}`);
    case 'w:commentReference': {
      readComment(reader, idOf(element));
      return [];
    }
    case 'mc:AlternateContent':
      return alternative(element).flatMap((child) => readPiece(reader, child, style));
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      reader.takeFloating(element);
      return [];
    default:
      return [];
  }
}

/** What was said, of the text between the comment's ends, or of what stands before it. */
function readComment(reader: DocxReader, id: string): void {
  const comment = reader.notes.get(`comment ${id}`);
  const { text: about = '', before = reader.paragraph } = reader.commented.get(id) ?? {};
  reader.commented.delete(id);
  if (!comment) return;
  const text = paragraphTexts(comment.root).join(' ').trim();
  remark(reader, 'import-comment', { text: shown(text) });
  reader.tracked.comments.push({ text, author: authorOf(comment.root), about, before });
}

/** Without control characters, which no font has and no text needs. */
const cleaned = (text: string): string =>
  text.replace(/[\t\n\r\u2028\u2029]/g, ' ').replace(/[\p{Cc}\u00ad\ufeff]/gu, '');

function followField({ fields }: DocxReader, type: string | undefined): void {
  const field = fields.at(-1);
  if (type === 'begin') fields.push({ instruction: '', isShown: false });
  else if (type === 'separate' && field) field.isShown = true;
  else if (type === 'end') fields.pop();
}

/** What stands for the signs of fonts whose characters have no meaning of their own. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['wingdings 6c', '●'],
  ['wingdings 6e', '■'],
  ['wingdings 6f', '□'],
  ['wingdings 75', '◆'],
  ['wingdings a8', '□'],
  ['wingdings d8', '➢'],
  ['wingdings e0', '→'],
  ['wingdings e8', '➔'],
  ['wingdings fb', '✗'],
  ['wingdings fc', '✓'],
  ['wingdings fe', '☑'],
  ['wingdings 2 52', '☑'],
  ['wingdings 2 50', '✓'],
  ['wingdings 2 a3', '□'],
  ['symbol b0', '°'],
  ['symbol b1', '±'],
  ['symbol b3', '≥'],
  ['symbol a3', '≤'],
  ['symbol b4', '×'],
  ['symbol b7', '·'],
  ['symbol b9', '≠'],
]);

function readSymbol(reader: DocxReader, element: XmlElement): string {
  const font = element.attributes.get('w:font') ?? '';
  const code = Number.parseInt(element.attributes.get('w:char') ?? '', 16);
  // Private use from F000 on mirrors the font's own 256 places.
  const own = Number.isNaN(code) ? '' : (code & 0xff).toString(16);
  const text = SYMBOLS.get(`${font.toLowerCase()} ${own}`) ?? '□';
  remark(reader, 'import-symbol', { font, text });
  return text;
}

function readRuby(reader: DocxReader, element: XmlElement, style: TextStyle): readonly ManuscriptInline[] {
  const base = childOf(element, 'w:rubyBase');
  const above = childOf(element, 'w:rt');
  const content = base ? readDocxInlines(reader, base, style) : [];
  const reading = above ? wordsOfInlines(readDocxInlines(reader, above, style)) : '';
  if (reading === '') return content;
  remark(reader, 'import-ruby', { text: shown(wordsOfInlines(content)), reading: shown(reading) });
  return [...content, makeText(`（${reading}）`, emphasisOf(style.look), style.link)];
}

const paragraphTexts = (root: XmlElement): readonly string[] =>
  elementsNamed(root, 'w:p').map((paragraph) => elementsNamed(paragraph, 'w:t').map(textIn).join(''));

function readNote(reader: DocxReader, key: string): readonly ManuscriptInline[] {
  const note = reader.notes.get(key);
  if (!note) return [];
  // Notes have fields of their own, and none refers to another.
  const paragraphs = elementsNamed(note.root, 'w:p')
    .map((paragraph) => trimContent(readDocxInlines(reader, paragraph, { look: {} })))
    .filter((content) => content.length > 0);
  return paragraphs.length > 0 ? [{ type: 'note', paragraphs }] : [];
}

const RAISED = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', (sign, i) => ['0123456789+-'.charAt(i), sign]));
const LOWERED = new Map(Array.from('₀₁₂₃₄₅₆₇₈₉₊₋', (sign, i) => ['0123456789+-'.charAt(i), sign]));

/** Says what is struck through, raised or lowered; raised and lowered digits have characters of their own. */
function withStyle(
  reader: DocxReader,
  content: readonly ManuscriptInline[],
  { isStruck, script }: RunLook,
): readonly ManuscriptInline[] {
  const text = wordsOfInlines(content);
  if (text.trim() === '') return content;
  if (isStruck) remark(reader, 'import-text-style', { text: shown(text), style: 'struck' });
  const signs = script === 'superscript' ? RAISED : script === 'subscript' ? LOWERED : undefined;
  if (!signs) return content;
  if (!Array.from(text).every((character) => signs.has(character))) {
    remark(reader, 'import-text-style', { text: shown(text), style: script ?? '' });
    return content;
  }
  return content.map((inline) =>
    inline.type === 'text'
      ? { ...inline, text: Array.from(inline.text, (character) => signs.get(character) ?? character).join('') }
      : inline,
  );
}

/** Without blanks and breaks at the ends, and blanks around breaks; neighbours of one style are one text. */
export function trimContent(content: readonly ManuscriptInline[]): readonly ManuscriptInline[] {
  const lines = splitAtBreaks(content).map(trimLine);
  while (lines.length > 0 && lines[0]?.length === 0) lines.shift();
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop();
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, i) => (i === 0 ? line : [{ type: 'break' } as const, ...line]));
}

export function splitAtBreaks(content: readonly ManuscriptInline[]): ManuscriptInline[][] {
  const lines: ManuscriptInline[][] = [[]];
  for (const inline of content) {
    if (inline.type === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}

function trimLine(line: readonly ManuscriptInline[]): ManuscriptInline[] {
  const merged: ManuscriptInline[] = [];
  for (const inline of line) {
    const last = merged.at(-1);
    if (
      inline.type === 'text' &&
      last?.type === 'text' &&
      last.emphasis === inline.emphasis &&
      last.link === inline.link
    ) {
      merged[merged.length - 1] = { ...last, text: last.text + inline.text };
    } else merged.push(inline);
  }
  for (let first = merged[0]; first?.type === 'text'; first = merged[0]) {
    const text = first.text.replace(/^[ \t\u3000\u00a0]+/, '');
    if (text !== '') {
      merged[0] = { ...first, text };
      break;
    }
    merged.shift();
  }
  for (let last = merged.at(-1); last?.type === 'text'; last = merged.at(-1)) {
    const text = last.text.replace(/[ \t\u3000\u00a0]+$/, '');
    if (text !== '') {
      merged[merged.length - 1] = { ...last, text };
      break;
    }
    merged.pop();
  }
  return merged;
}
