import type { PreviewState } from '../preview-state.js';
import type { ViewStore } from './view-store.js';

/** The time from a lost connection to the next attempt, in milliseconds. */
const PAUSE = 1000;
/** A page that is out of sight for longer lets go of its connection, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Follows the server: what it says goes into the store. A lost connection is taken up again for as long as it takes, and
 * all is asked for anew then, since another server may have answered.
 *
 * Browsers keep six connections to a server, over all their windows: forgotten ones must not keep the next from opening.
 */
export function followServer(store: ViewStore): void {
  let current: EventSource | undefined;
  let waiting: number | undefined;
  const leave = (): void => {
    clearTimeout(waiting);
    current?.close();
    current = undefined;
  };
  const connect = (): void => {
    const events = new EventSource('events');
    const connection = store.now().connection + 1;
    current = events;
    const hear = (preview: PreviewState): void => {
      const now = store.now();
      const outdated = now.connection === connection && now.preview && now.preview.build > preview.build;
      if (current === events && !outdated) store.change({ preview, connection, connected: true });
    };
    const lose = (): void => {
      if (current !== events) return;
      leave();
      store.change({ connected: false });
      waiting = setTimeout(connect, PAUSE);
    };
    events.addEventListener('open', () => {
      askForState().then(hear, lose);
    });
    events.addEventListener('state', ({ data }: MessageEvent<string>) => hear(JSON.parse(data)));
    events.addEventListener('error', lose);
  };
  connect();
  followSight(leave, connect);
}

/** Calls back when the page has been out of sight for a while, and when it is seen again after that. */
function followSight(leave: () => void, comeBack: () => void): void {
  let leaving: number | undefined;
  let left = false;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leaving);
    if (document.visibilityState === 'hidden') {
      leaving = setTimeout(() => {
        leave();
        left = true;
      }, PATIENCE);
    } else if (left) {
      left = false;
      comeBack();
    }
  });
}

async function askForState(): Promise<PreviewState> {
  const response = await fetch('state', { cache: 'no-store' });
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return response.json();
}
