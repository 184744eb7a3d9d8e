import type { StreamCache } from './compressed-streams.js';
import type { FontCache } from './embed-fonts.js';
import type { StatedAdvances } from './state-advances.js';

/** What documents hand on to those that are written after them. */
export interface RenderCache {
  readonly streams: StreamCache;
  readonly advances: StatedAdvances;
  readonly fonts: FontCache;
  /** Of sRGB, once it was made. */
  profile?: Uint8Array;
}

export const createRenderCache = (): RenderCache => ({
  streams: { streams: new Map(), keys: new WeakMap() },
  advances: new WeakMap(),
  fonts: new Map(),
});
