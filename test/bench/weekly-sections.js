import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECTIONS = 4;
const PARAGRAPHS = 6;

/** Writes the sections of an invented issue of about 3,000 characters. */
export function writeWeeklySections(folder, number) {
  for (let section = 1; section <= SECTIONS; section += 1) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(number * 100 + section * 10 + index));
    writeFileSync(join(folder, `0${section}-试验.md`), `# 第${section}项试验\n\n${paragraphs.join('\n\n')}\n`);
  }
}

/** Official prose without content; no two paragraphs are alike, and no word stands twice in a row, which would be reported. */
function paragraph(seed) {
  const words = ['巡查', '登记', '核对', '培训', '演练', '归档', '回访', '会商', '抽检', '调试'];
  const word = (step, after) => words[(seed * (step + 3) + step + after) % words.length];
  const clause = (step) => `${word(step, 0)}${word(step, 1 + (seed % 9))}${(seed * (step + 1)) % 97}项`;
  const clauses = Array.from({ length: 12 }, (_, step) => clause(step));
  return `某某试验组本周完成${clauses.join('，')}。`;
}
