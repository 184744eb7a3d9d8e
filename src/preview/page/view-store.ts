import type { PreviewState } from '../preview-state.js';
import type { FoundLine } from './find-lines.js';
import type { OpenPages } from './open-pages.js';

/** All that the page knows; every part of it is drawn from this alone. */
export interface ViewState {
  /** What the server said last; undefined before it has spoken. */
  readonly preview?: PreviewState;
  /** Counts connections: a server that was started again counts its builds from 1 again. */
  readonly connection: number;
  readonly connected: boolean;
  /** The pages on show; they outlive revisions that could not be read. */
  readonly pages?: OpenPages;
  /** Why the newest pages are not on show. */
  readonly unreadable: boolean;
  readonly zoom: Zoom;
  /** What the zoom comes to in this window, in CSS pixels a pt; 0 before there are pages. */
  readonly scale: number;
  /** The line whose source is shown. */
  readonly selected?: FoundLine | undefined;
}

/**
 * How large pages are shown: `auto` as wide as the window and no larger than is well read; a number is a scale, 1 = 96 pixels
 * an inch.
 */
export type Zoom = 'auto' | 'width' | 'page' | number;

/** CSS pixels a pt at 100%. */
export const PIXELS_PER_POINT = 96 / 72;

export interface ViewStore {
  now(): ViewState;
  change(part: Partial<ViewState>): void;
  /** Calls back after each change, in the order of the calls of `watch`, and once at the start. */
  watch(follow: (now: ViewState, before: ViewState | undefined) => void): void;
}

export function createViewStore(initial: ViewState): ViewStore {
  let state = initial;
  let told = initial;
  let telling = false;
  const followers: ((now: ViewState, before: ViewState | undefined) => void)[] = [];
  return {
    now: () => state,
    change(part) {
      state = { ...state, ...part };
      // A follower that changes the state itself: all hear of its change after all have heard of the one before.
      if (telling) return;
      telling = true;
      while (told !== state) {
        const before = told;
        const now = state;
        told = now;
        for (const follow of followers) follow(now, before);
      }
      telling = false;
    },
    watch(follow) {
      followers.push(follow);
      follow(state, undefined);
    },
  };
}
