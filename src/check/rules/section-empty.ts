import { declareFindings, type Finding } from '../../model/finding.js';
import { type Block, type Heading, labelOf, type Section } from '../../model/issue.js';
import { FILL_IN } from '../../model/new-workspace.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'section-empty': {
    severity: 'warning',
    missing: true,
    zh: '这一部分只有标题，没有内容',
    en: 'this section has a title and nothing else',
    note: { zh: '写上内容；这一期没有就删去这个文件', en: 'write its text, or delete the file' },
  },
  'section-empty/heading': {
    severity: 'warning',
    zh: '这个标题下面没有内容',
    en: 'there is nothing below this heading',
    note: {
      zh: '写上内容，或者删去标题；它本身就是一段话的，去掉“#”',
      en: 'write its text or delete it; take the “#” away where it is a paragraph itself',
    },
  },
});

/** A heading with nothing below it. What was refused elsewhere, such as a table, is something. */
export const sectionEmpty: Rule = {
  id: 'section-empty',
  group: 'structure',
  finding,
  *check({ issue }) {
    for (const section of issue.sections) yield* checkSection(section);
  },
};

function* checkSection({ file, blocks }: Section): Generator<Finding> {
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    if (block.type !== 'heading' || (next && !endsPart(block, next))) continue;
    const end = next ? labelOf(next)?.range.start : file.text.length;
    const below = file.text.slice(block.range.end, end);
    // The note that `bulletin new` left there says the same.
    if (!isBlank(below) || below.includes(FILL_IN)) continue;
    yield finding(block.level === 1 ? 'section-empty' : 'section-empty/heading', block.range, {});
  }
}

const endsPart = (heading: Heading, next: Block): boolean => next.type === 'heading' && next.level <= heading.level;

/** Whether a stretch of the source holds nothing but blanks, notes and the marks of headings and emphasis. */
const isBlank = (source: string): boolean => /^[\s#*_]*$/.test(blankNotes(source));

const OPEN = '<!--';
const CLOSE = '-->';

/** A source with blanks in the place of its notes, of the same length and with the same line ends. */
function blankNotes(source: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let open = source.indexOf(OPEN); open >= 0; open = source.indexOf(OPEN, done)) {
    const close = source.indexOf(CLOSE, open + OPEN.length);
    const end = close < 0 ? source.length : close + CLOSE.length;
    parts.push(source.slice(done, open), source.slice(open, end).replace(/[^\r\n]/g, ' '));
    done = end;
  }
  return parts.join('') + source.slice(done);
}
