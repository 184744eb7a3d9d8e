import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../../issues/519', import.meta.url));
/** Of the Han within prose. Invented sentences had 69 distinct characters, a true issue has some 420. */
const REDRAWN = 0.12;
/** Of the 3,755 most usual characters, every tenth may come in beside those that 519 has: 427 are distinct then. */
const NEW_EVERY = 10;

/**
 * The sections of issue 519 with 12 % of their Han redrawn by a seed, so that texts are as manifold as true ones and no two
 * are alike: `[{name, text}]`. The figures of the last are those of `writeWeeklyWorkspace`.
 */
export function realSections(seed) {
  const random = mulberry32(seed);
  const sections = readdirSync(kept)
    .filter((name) => /^\d/u.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(kept, name), 'utf8').replaceAll('{{综窗.', '{{窗口.') }));
  const own = sections.flatMap(({ text }) => text.match(/\p{Script=Han}/gu));
  const pool = [...own, ...usualHan().filter((_, index) => (index + seed) % NEW_EVERY === 0)];
  const redraw = (han) => (random() < REDRAWN ? pool[Math.floor(random() * pool.length)] : han);
  return sections.map(({ name, text }) => ({
    name,
    text: text.replace(/(?<=^[^#\n{]*\p{Script=Han})\p{Script=Han}(?=\p{Script=Han})/gmu, redraw),
  }));
}

/** So many paragraphs of prose, each of one sentence of at most `length` characters. */
export function realParagraphs(count, length) {
  const paragraphs = [];
  for (let seed = 1; paragraphs.length < count; seed += 1) {
    const lines = realSections(seed).flatMap(({ text }) => text.split('\n'));
    const prose = lines.filter((line) => line.length > length / 2 && !line.includes('{{'));
    for (const line of prose) {
      const words = line.replace(/^[\s\d.#|>-]+/u, '').replaceAll('*', '');
      paragraphs.push(`${words.slice(0, length - 1).replace(/[^\p{Script=Han}]+$/u, '')}。`);
    }
  }
  return paragraphs.slice(0, count);
}

/** GB 2312, first level: the characters that most texts are made of. */
function usualHan() {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 40 }, (_, row) => row + 0xb0);
  const cells = Array.from({ length: 94 }, (_, cell) => cell + 0xa1);
  const codes = rows.flatMap((row) => cells.flatMap((cell) => [row, cell]));
  return decoder.decode(Uint8Array.from(codes)).match(/\p{Script=Han}/gu);
}

/** Random numbers from 0 to 1 that are the same with every run. [Mulberry32, by Tommy Ettinger; public domain] */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
