import { type Finding, finding } from '../../model/finding.js';
import { type Block, type Heading, labelOf, type Section } from '../../model/issue.js';
import { blankNotes } from '../blank-notes.js';
import type { Rule } from '../rule.js';

/** A heading with nothing below it. What was refused elsewhere, such as a table, is something. */
export const sectionEmpty: Rule = {
  id: 'section-empty',
  *check({ issue }) {
    for (const section of issue.sections) yield* checkSection(section);
  },
};

function* checkSection({ file, blocks }: Section): Generator<Finding> {
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    if (block.type !== 'heading' || (next && !endsPart(block, next))) continue;
    const end = next ? labelOf(next)?.range.start : file.text.length;
    if (!isBlank(file.text.slice(block.range.end, end))) continue;
    yield finding(block.level === 1 ? 'section-empty' : 'section-empty/heading', block.range, {});
  }
}

const endsPart = (heading: Heading, next: Block): boolean => next.type === 'heading' && next.level <= heading.level;

/** Whether a stretch of the source holds nothing but blanks, notes and the marks of headings and emphasis. */
const isBlank = (source: string): boolean => /^[\s#*_]*$/.test(blankNotes(source));
