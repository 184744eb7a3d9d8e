import type { Terminal } from './terminal.js';

/** A bar on a terminal that shows how far the work is. */
export interface Progress {
  /** One more piece of the work is done. */
  advance(): void;
  /** Takes the bar away. */
  finish(): void;
}

/** Work that is done sooner shows no bar, in milliseconds. */
const PATIENCE = 1000;
/** Between two drawings, in milliseconds. */
const PAUSE = 100;
const BAR_CELLS = 30;
/** Back to the line's start, and clear it. */
const CLEAR_LINE = '\r\u001b[K';

/** Follows work of `total` pieces; draws nothing where nobody watches or the terminal is to be quiet. */
export function showProgress(total: number, label: string, terminal: Terminal): Progress {
  const { interactive, quiet, say } = terminal;
  if (!interactive || quiet || total < 2) return { advance: () => {}, finish: () => {} };
  let done = 0;
  let drawn = performance.now() + PATIENCE - PAUSE;
  let visible = false;
  return {
    advance() {
      done += 1;
      const now = performance.now();
      if (now - drawn < PAUSE) return;
      drawn = now;
      visible = true;
      const filled = Math.round((done / total) * BAR_CELLS);
      say(`${CLEAR_LINE}${label} ${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${done}/${total}`);
    },
    finish() {
      if (visible) say(CLEAR_LINE);
      visible = false;
    },
  };
}
