import type { SeriesDefinition } from '../model/settings.js';

/** How a text may call a series. */
export interface SeriesNames {
  /** Its titles, as they are and as they were. */
  readonly full: readonly string[];
  /** Its key, and its titles without the level of the office: 大厅 of 省大厅. By themselves they may be part of another word. */
  readonly short: readonly string[];
}

/** The level of the office that a title begins with: 省 of 省大厅. */
const level = /^全?(?:自治区|[省市州县区])(?:本级|[直级属])?/;

/** The names of a series. A single character is none: it would be found in any word. */
export function namesOf({ key, former, title }: Pick<SeriesDefinition, 'key' | 'former' | 'title'>): SeriesNames {
  const full = title.map(({ is }) => is);
  const shortened = [key, ...(former ? [former.name] : []), ...full.map((name) => name.replace(level, ''))];
  return { full, short: [...new Set(shortened)].filter((name) => [...name].length > 1 && !full.includes(name)) };
}
