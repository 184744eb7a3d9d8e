import { type Manuscript, wordsOfInlines } from '../model/manuscript.js';

/** What the names of offices end with. */
const UNIT = /^[\p{Script=Han}\d]{1,16}?(?:厅|局|委员会|委|办公室|中心|[厅局委心]窗口|公司|学院|医院|[支总大]队|科)$/u;
/** The name of an office that a file's name begins with; the same characters begin words as well: 办理, 局部. */
const UNIT_BEFORE =
  /^(\p{Script=Han}{1,12}?(?:厅(?!长)|局(?![长部面势限])|委(?![员托任])|办公室|办(?![理结件事证公税好学案法])|中心|窗口))(?=\p{Script=Han}{2,})/u;

/** Who sent a manuscript: as it is signed, else as its file is called; none where neither says. */
export function findUnit({ blocks, file: { path } }: Manuscript): string | undefined {
  const texts = blocks.flatMap((block) => (block.type === 'paragraph' ? [wordsOfInlines(block.content).trim()] : []));
  // A line of credit counts as it stands.
  if (texts.some((text) => /供稿\s*[)）]|[（(]\s*供稿/.test(text))) return undefined;
  return [...texts.slice(0, 3), ...texts.slice(-3)].find((text) => UNIT.test(text)) ?? unitInName(path);
}

function unitInName(path: string): string | undefined {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[A-Za-z]{1,5}$/, '') ?? '';
  const words = name.split(/[\s_\-—－·.()（）【】[\]]+/).filter((word) => word !== '');
  const whole = words.find((word) => UNIT.test(word));
  if (whole !== undefined) return whole;
  return UNIT_BEFORE.exec(words[0] ?? '')?.[1];
}
