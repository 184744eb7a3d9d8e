import type { Masthead } from '../../model/document.js';
import type { LayoutFacts } from '../../model/layout.js';
import { pt } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import { type Measures, Stack, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { styles } from './style-element.js';
import { nameLine, ruleSpace } from './styles.js';
import { type DocumentPicture, drawing } from './write-pictures.js';
import { paragraph, type TextContext, writeRun } from './write-runs.js';
import { xmlElement } from './xml.js';

interface MastheadSetting {
  readonly template: Template;
  readonly measures: Measures;
  readonly facts: LayoutFacts;
  /** In the place of the name. */
  readonly picture?: DocumentPicture;
  /** Behind it, in twips. */
  readonly after: number;
  readonly context: TextContext;
}

/** 报头, each line at its place on the paper; the last takes the blank down to the text along. */
export function writeMastheadBlocks(content: Masthead, setting: MastheadSetting): readonly string[] {
  const { template, measures, facts, picture, after, context } = setting;
  const { masthead, grid, typeArea } = template;
  const stack = new Stack(measures, template);
  const pitch = pt(measures.pitch / 20);
  const cell = pt(typeArea.width / grid.columns);
  const onGrid = (line: number): number =>
    stack.before({ top: pt((line - 1) * pitch), size: cell, line: measures.pitch });
  const spaced = (style: string, before: number, text: string, after?: number): string =>
    paragraph(style, text, paragraphLook({ before, ...(after !== undefined && { after }) }));

  const { marking, name, number, period, publisher, date } = content;
  const lines = marking.map((run, index) =>
    spaced(styles.marking, onGrid(masthead.marking.line + index), writeRun(run, {}, context)),
  );
  if (name.type === 'text') {
    const { size = masthead.name.size } = facts.masthead.name ?? {};
    const top = pt(masthead.name.top + (masthead.name.size - size) / 2);
    lines.push(
      spaced(styles.name, stack.before({ top, size, line: nameLine(size) }), writeRun(name.text, {}, context)),
    );
  }
  if (picture) {
    const room = twips((masthead.number.line - 1) * pitch);
    const height = twips(picture.height);
    const before = Math.max(0, measures.drop + Math.round((room - height) / 2) - twips(stack.height));
    stack.add(before + height);
    lines.push(spaced(styles.picture, before, drawing(picture, 1, context.relations)));
  }
  lines.push(
    spaced(styles.number, onGrid(masthead.number.line), writeRun(number, {}, context)),
    spaced(styles.period, onGrid(masthead.period.line), writeRun(period, {}, context)),
  );
  const { size, line } = masthead.imprint;
  const before = stack.before({ top: pt((line - 1) * pitch), size, line: measures.pitch });
  stack.add(ruleSpace(template, measures) * 20 + twips(masthead.rule.thickness));
  const tab = xmlElement('w:r', {}, xmlElement('w:tab'));
  // Tabs and no indent, or the rule below would be indented too.
  const imprint = [tab, writeRun(publisher, {}, context), tab, writeRun(date, {}, context)].join('');
  lines.push(spaced(styles.imprint, before, imprint, stack.downTo(masthead.lines) + after));
  return lines;
}
