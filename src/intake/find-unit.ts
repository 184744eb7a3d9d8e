import { type Manuscript, wordsOfInlines } from '../model/manuscript.js';

/** What the names of offices end with. */
const UNIT = /^\p{Script=Han}{1,16}?(?:厅|局|委员会|委|办公室|中心|[厅局委心]窗口|公司|学院|医院)$/u;

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
  return /^([\p{Script=Han}]{1,12}?(?:厅|局|委|办|中心|窗口))(?=[\p{Script=Han}]{2,})/u.exec(words[0] ?? '')?.[1];
}
