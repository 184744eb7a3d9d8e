import type { StreamCache } from './compressed-streams.js';
import type { ProgramCache } from './embed-fonts.js';
import type { StatedAdvances } from './state-advances.js';

/** What documents hand on to those that are written after them. */
export interface RenderCache {
  readonly streams: StreamCache;
  readonly advances: StatedAdvances;
  readonly programs: ProgramCache;
}

export const createRenderCache = (): RenderCache => ({
  streams: { streams: new Map() },
  advances: new WeakMap(),
  programs: new Map(),
});
