import { graphemesOf, hasCompounds } from '../model/segments.js';

/** What a reader takes for one character: it is set, broken and copied out as one. */
interface Cluster {
  /** The text of the cluster as it is copied out. */
  readonly text: string;
  /** UTF-16 offsets of all of it, with what is left out of `text`. */
  readonly start: number;
  readonly end: number;
}

/** How a cluster of several code points can be set with a single glyph, if it can. */
export interface ClusterShape {
  /** The one character that it is classed and shaped as; empty where there is none. */
  readonly base?: string;
  /** The variation selector behind the base. */
  readonly selector?: number;
}

/**
 * The clusters of a text [UAX #29]: a base with its combining marks, an ideograph with its variation selector [UTS #37],
 * a sequence that makes one pictograph [UTS #51]. Characters that have no shape of their own (soft hyphen, zero-width
 * blanks and joiners, marks of direction) print nothing and are left out: what they do to the text is for
 * the rule invisible-character to say.
 */
export function splitClusters(text: string): Cluster[] {
  const isCompound = hasCompounds(text);
  const clusters: Cluster[] = [];
  for (const { segment, index } of graphemesOf(text)) {
    const visible = isCompound ? leaveOutInvisible(segment) : segment;
    if (visible === '' || (isCompound && selectors.test(visible))) continue;
    clusters.push({ text: visible, start: index, end: index + segment.length });
  }
  return clusters;
}

/** One selector behind a base is part of it, a joiner stands between two pictographs, and tags make a flag of a black one. */
const invisible =
  /(?!\p{Variation_Selector}|\u200d(?=\p{Extended_Pictographic})|[\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;
const tags = /[\u{e0020}-\u{e007f}]/gu;
const BLACK_FLAG = '\u{1f3f4}';

function leaveOutInvisible(segment: string): string {
  const visible = segment.replace(invisible, '');
  return visible.startsWith(BLACK_FLAG) ? visible : visible.replace(tags, '');
}

const selectors = /^\p{Variation_Selector}+$/u;
const withSelector = /^(.)(\p{Variation_Selector})$/su;
const oneCharacter = /^.$/su;

/** The shape of a cluster, by what it is copied out as. */
export function shapeOf(cluster: string): ClusterShape {
  if (cluster.length === 1 || oneCharacter.test(cluster)) return {};
  const [, base, selector] = withSelector.exec(cluster) ?? [];
  const codePoint = selector?.codePointAt(0);
  if (base !== undefined && codePoint !== undefined) return { base, selector: codePoint };
  const composed = cluster.normalize('NFC');
  return { base: oneCharacter.test(composed) ? composed : '' };
}
