import type { Bilingual } from './message.js';

/* Variable fonts: what one can be made into, and how that is said. */

/** What a variable font can be made into. */
export interface Variation {
  readonly axes: readonly VariationAxis[];
  /** The instances that its maker chose. */
  readonly instances: readonly FontInstance[];
}

/** A place on the axes of a variable font. */
export interface FontInstance {
  /** `Bold`; it is not there where the maker gave the place no name. */
  readonly name?: string;
  /** The value on each axis, by its tag. */
  readonly at: Readonly<Record<string, number>>;
}

/** A variable font as text is set in it. */
export interface VariationSet extends Variation {
  readonly set: FontInstance;
  /** Whether fonts.yaml asks for it; else it is what the font's outlines are without any change. */
  readonly isChosen: boolean;
}

export interface VariationAxis {
  /** `wght`. */
  readonly tag: string;
  /** In English, as the font has it. */
  readonly name: string;
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/** Axes that OpenType registers. [OpenType: Design-Variation Axis Tag Registry] */
const axisNames: ReadonlyMap<string, Bilingual> = new Map([
  ['wght', { zh: '粗细', en: 'weight' }],
  ['wdth', { zh: '宽窄', en: 'width' }],
  ['opsz', { zh: '字号', en: 'optical size' }],
  ['slnt', { zh: '倾斜', en: 'slant' }],
  ['ital', { zh: '斜体', en: 'italic' }],
]);

/** `粗细 100～900`: what a variable font can be. */
export function wordAxes({ axes }: Variation): Bilingual {
  const name = (axis: VariationAxis): Bilingual => axisNames.get(axis.tag) ?? { zh: axis.name, en: axis.name };
  return {
    zh: axes.map((axis) => `${name(axis).zh} ${axis.min}～${axis.max}`).join('、'),
    en: axes.map((axis) => `${name(axis).en} ${axis.min} to ${axis.max}`).join(', '),
  };
}

/** `粗细 100～900，排的是 100（Thin）`: what a variable font can be, and what of it is set. */
export function wordVariation({ axes, instances, set }: VariationSet): Bilingual {
  const spans = wordAxes({ axes, instances });
  const values = axes.map((axis) => String(set.at[axis.tag] ?? axis.default));
  return {
    zh: `${spans.zh}，排的是 ${values.join('、')}${set.name === undefined ? '' : `（${set.name}）`}`,
    en: `${spans.en}, set at ${values.join(', ')}${set.name === undefined ? '' : ` (${set.name})`}`,
  };
}

/** `Light、Bold，或者粗细的数（200～900）`: what fonts.yaml may ask for as the instance of a variable font. */
export function wordChoices({ axes, instances }: Variation): Bilingual {
  const names = instances.flatMap(({ name }) => name ?? []);
  const weight = axes.find(({ tag }) => tag === 'wght');
  const zh = [
    ...(names.length > 0 ? [names.join('、')] : []),
    ...(weight ? [`粗细的数（${weight.min}～${weight.max}）`] : []),
  ];
  const en = [
    ...(names.length > 0 ? [names.join(', ')] : []),
    ...(weight ? [`a weight from ${weight.min} to ${weight.max}`] : []),
  ];
  return { zh: zh.join('，或者') || '没有', en: en.join(', or ') || 'none' };
}
