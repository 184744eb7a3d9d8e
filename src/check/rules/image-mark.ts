import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'image-mark': {
    severity: 'error',
    zh: '“{typed}”没有成为图片，会照样印出来',
    en: '“{typed}” makes no image and would be printed',
    note: { zh: '“!”“[ ]”“( )”都用半角：“![说明](文件名.png)”', en: 'all marks are ASCII: “![caption](file.png)”' },
  },
  'image-mark/blank': {
    severity: 'error',
    zh: '文件名里有空格，“{typed}”没有成为图片，会照样印出来',
    en: 'the file name has a blank, so “{typed}” makes no image and would be printed',
    note: {
      zh: '给文件名加上尖括号：“![说明](<文件 名.png>)”，或者去掉空格',
      en: 'write “![caption](<file name.png>)”',
    },
  },
});

/** `！[图](a.png)`, `![图](a b.png)`: what was meant as an image and is text. */
export const imageMark: Rule = {
  id: 'image-mark',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const text of texts) {
      for (const { index } of text.text.matchAll(/[!！]/g)) {
        const found = checkImage(text, index);
        if (found) yield found;
      }
    }
  },
};

/** No caption or file name is longer than the limits, which keep the search short. */
const IMAGE = /[!！][[［【]([^[\]［］【】\r\n]{0,200})[\]］】][(（]([^()（）\r\n]{1,300})[)）]/y;
/** A file or a chart, perhaps with a width between quotation marks. */
const ADDRESS =
  /^\s*(\S(?:.*\S)?\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|csv|tsv|xlsx?|et)|chart[:：].*?)(?:\s+["“”＂]([^"“”＂]*)["“”＂])?\s*$/i;

/** Real images are no text, so that whatever looks like one here is none. */
function checkImage({ rangeOf, isPlain }: CheckedText, index: number): Finding | undefined {
  const { file, start } = rangeOf(index, index + 1);
  if (!isPlain(index, index + 1)) return undefined;
  const image = new RegExp(IMAGE);
  image.lastIndex = start;
  const [typed, caption = '', address = ''] = image.exec(file.text) ?? [];
  const [, path, width] = ADDRESS.exec(address) ?? [];
  if (typed === undefined || path === undefined) return undefined;
  const range = { file, start, end: start + typed.length };
  if (/\s/.test(path)) return finding('image-mark/blank', range, { typed });
  const wanted = `![${caption}](${path}${width === undefined ? '' : ` "${width}"`})`;
  const found = finding('image-mark', range, { typed });
  return wanted === typed ? found : { ...found, fix: { range, text: wanted } };
}
