import { em } from '../../build/model/length.js';
import { composeText } from '../../build/typeset/compose-text.js';
import { medianTime, printTable } from './measure.js';
import { plainFace, prose } from './plain-text.js';

const REPEATS = 5;
const BREAKERS = ['first-fit', 'total-fit'];
/** One paragraph of so many characters: twice the characters are to take at most twice the time. */
const LENGTHS = [2500, 5000, 10_000, 20_000];
/** So many paragraphs of the usual length. */
const COUNTS = [1250, 2500, 5000, 10_000];
const USUAL = 120;

/** How long lines take: paragraphs from spans to cells at their places, by both breakers, on plain metrics. */
export async function run() {
  const long = await printTimes('one paragraph: ms by characters', LENGTHS, (length, compositor) =>
    compose(prose(length), compositor),
  );
  const many = await printTimes(`paragraphs of ${USUAL} characters: ms by number`, COUNTS, (count, compositor) => {
    for (let index = 0; index < count; index += 1) compose(prose(USUAL, index), compositor);
  });
  return [long, many];
}

async function printTimes(title, sizes, work) {
  const lines = [['', ...BREAKERS]];
  for (const size of sizes) {
    const times = [];
    for (const breaker of BREAKERS) {
      times.push((await medianTime(REPEATS, () => work(size, compositorWith(breaker)))).toFixed(0));
    }
    lines.push([size, ...times]);
  }
  return printTable(`${title}, median of ${REPEATS}`, lines);
}

function compose(text, compositor) {
  const file = { path: 'issues/1/01-试验.md', text };
  const span = { text, role: '仿宋', sourceOf: (start, end) => ({ file, start, end }) };
  composeText([span], { measure: em(28), indent: em(2), align: 'justify' }, compositor);
}

const compositorWith = (breaker) => ({
  typefaces: { shape: (_role, codePoint) => ({ face: plainFace, glyph: codePoint, scale: 1 }) },
  composition: {
    autospace: em(0.125),
    autospaceMax: em(0.25),
    wordSpace: em(0.25),
    wordSpaceMax: em(0.5),
    breaker,
    kinsoku: 'push-out',
    hanging: 'none',
    punctuation: 'quanjiao',
    lineEndMark: 'fit',
    lineStartOpening: 'full',
    indentOpening: 'full',
    fullStopShrink: 'never',
    runt: 'allow',
    looseGap: em(0.1),
    veryLooseGap: em(0.25),
  },
});
