import type { Chart } from './chart.js';
import type { Image } from './image.js';
import type { Figure } from './issue.js';

/** What a figure shows, once its image is opened or its chart is drawn. */
export type Picture =
  | { readonly type: 'image'; readonly image: Image }
  | { readonly type: 'chart'; readonly chart: Chart };

/** The pictures of an issue's figures; findings say why a figure has none. */
export type Pictures = ReadonlyMap<Figure, Picture>;
