import type { Finding } from '../../model/finding.js';
import { em, pt } from '../../model/length.js';
import { black } from '../../model/page.js';
import type { Template, TypeStyle } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import type { Compositor, TextBox } from '../compose-text.js';
import type { Element } from '../elements.js';
import { type Band, type BandText, composeStretches } from '../flow.js';

export interface CaptionSetting {
  readonly style: TypeStyle;
  readonly align: TextBox['align'];
  readonly part: BandText['part'];
  readonly element: Element;
  /** The side of the text on which its table or figure stands. */
  readonly side: 'above' | 'below';
}

/** A text beside a table or a figure, in the measure of the page: captions, units, notes. */
export function composeCaption(
  stretches: readonly (readonly TextSpan[])[],
  { style, align, part, element, side }: CaptionSetting,
  { template, compositor }: { template: Template; compositor: Compositor },
): { band: Band; findings: readonly Finding[] } {
  const { size } = style;
  const { leading, gap } = template.captions;
  const box = { measure: em(template.typeArea.width / size), indent: em(0), align } as const;
  const { lines, findings } = composeStretches(stretches, box, compositor);
  const above = side === 'above' ? gap * size : 0;
  const items = lines.map(
    (line, index): BandText => ({
      type: 'text',
      part,
      line,
      size,
      color: black,
      left: pt(0),
      top: pt(above + index * leading * size),
      element,
    }),
  );
  return { band: { height: pt((1 + (lines.length - 1) * leading + gap) * size), items }, findings };
}
