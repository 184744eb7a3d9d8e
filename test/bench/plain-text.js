const SENTENCE = '试验组于2026年9月29日完成登记（抽检）1,234件，“回访”事项56项；详见www.example.org/a/b网页，';

/** Official prose without content, with everything that the rules of lines are about. */
export function prose(length, from = 0) {
  const start = from % SENTENCE.length;
  return SENTENCE.repeat(Math.ceil((start + length) / SENTENCE.length)).slice(start, start + length);
}

/** Han and full-width marks are one em wide, all else half an em. */
export const plainFace = {
  id: 'Plain',
  family: 'Plain',
  unitsPerEm: 1000,
  advanceOf: (glyph) => (glyph < 0x2000 ? 500 : 1000),
  boundsOf: () => ({ xMin: 100, yMin: 0, xMax: 900, yMax: 800 }),
};
