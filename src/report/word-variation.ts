import type { Variation, VariationAxis } from '../model/font-table.js';
import type { Bilingual } from '../model/message.js';

/** Axes that OpenType registers. [OpenType: Design-Variation Axis Tag Registry] */
const axisNames: ReadonlyMap<string, Bilingual> = new Map([
  ['wght', { zh: '粗细', en: 'weight' }],
  ['wdth', { zh: '宽窄', en: 'width' }],
  ['opsz', { zh: '字号', en: 'optical size' }],
  ['slnt', { zh: '倾斜', en: 'slant' }],
  ['ital', { zh: '斜体', en: 'italic' }],
]);

/** `粗细 100～900，排的是 100（Thin）`: what a variable font can be, and what of it is set. */
export function wordVariation({ axes, set }: Variation): Bilingual {
  const name = (axis: VariationAxis): Bilingual => axisNames.get(axis.tag) ?? { zh: axis.name, en: axis.name };
  const spans = {
    zh: axes.map((axis) => `${name(axis).zh} ${axis.min}～${axis.max}`).join('、'),
    en: axes.map((axis) => `${name(axis).en} ${axis.min} to ${axis.max}`).join(', '),
  };
  const values = axes.map((axis) => String(axis.default));
  return {
    zh: `${spans.zh}，排的是 ${values.join('、')}${set === undefined ? '' : `（${set}）`}`,
    en: `${spans.en}, set at ${values.join(', ')}${set === undefined ? '' : ` (${set})`}`,
  };
}
