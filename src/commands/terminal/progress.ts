import type { Language } from '../../model/message.js';
import { formatTalk } from '../../report/format-talk.js';
import { talk } from '../talk.js';
import type { Terminal } from './terminal.js';

/** A bar on a terminal that shows how far the work is. */
interface Progress {
  /** One more piece of the work is done. */
  advance(): void;
  /** Takes the bar away. */
  finish(): void;
  /** Takes the bar away until the next piece is done, so that lines can be said. */
  clear(): void;
}

/** Work that is done sooner shows no bar, in milliseconds. */
const PATIENCE = 1000;
/** The time between two drawings, in milliseconds. */
const PAUSE = 100;
const BAR_CELLS = 30;

/** How many pieces of the work have to be done before a rate is worth telling. */
const MEASURED = 5;

/**
 * Follows work of `total` pieces; draws nothing where nobody watches or the terminal is to be quiet. One piece has no bar,
 * only the label.
 */
export function showProgress(total: number, label: string, terminal: Terminal): Progress {
  const { interactive, quiet, language, say, clearLine } = terminal;
  if (!interactive || quiet || total === 0) return { advance: () => {}, finish: () => {}, clear: () => {} };
  const started = performance.now();
  let done = 0;
  let drawn = started + PATIENCE - PAUSE;
  let visible = false;
  const clear = (): void => {
    if (visible) clearLine();
    visible = false;
  };
  if (total === 1) {
    // One issue with many pictures takes seconds in which nothing else can be drawn: the label is there from the start.
    visible = true;
    say(`${label}…`);
  }
  return {
    advance() {
      done += 1;
      if (total === 1) return;
      const now = performance.now();
      if (now - drawn < PAUSE) return;
      drawn = now;
      visible = true;
      const filled = Math.round((done / total) * BAR_CELLS);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)}`;
      const rest = done < MEASURED || done === total ? '' : ` ${wordRest(done, total, now - started, language)}`;
      clearLine();
      say(`${label} ${bar} ${done}/${total}${rest}`);
    },
    finish: clear,
    clear,
  };
}

/** Pieces a second, and how long the rest takes at that. */
function wordRest(done: number, total: number, milliseconds: number, language: Language): string {
  const perSecond = (done / milliseconds) * 1000;
  const seconds = Math.ceil((total - done) / perSecond);
  const minutes = Math.floor(seconds / 60);
  const left =
    minutes > 0
      ? formatTalk(talk('progress-minutes', { minutes, seconds: seconds % 60 }), language)
      : formatTalk(talk('progress-seconds', { seconds }), language);
  return formatTalk(talk('progress-left', { rate: perSecond.toFixed(perSecond < 10 ? 1 : 0), left }), language);
}
