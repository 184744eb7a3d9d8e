import type { PreviewState } from '../preview-state.js';
import type { ViewStore } from './view-store.js';

/** From a lost connection to the next attempt, in milliseconds. */
const PAUSE = 1000;

/**
 * Follows the server: what it says goes into the store. A lost connection is taken up again for as long as it takes, and
 * all is asked for anew then, since another server may have answered.
 */
export function connectEvents(store: ViewStore): void {
  const connection = store.now().connection + 1;
  const events = new EventSource('/events');
  let lost = false;
  const hear = (preview: PreviewState): void => {
    const now = store.now();
    if (lost) return;
    const outdated = now.connection === connection && now.preview && now.preview.build > preview.build;
    if (!outdated) store.change({ preview, connection, connected: true });
  };
  const lose = (): void => {
    if (lost) return;
    lost = true;
    events.close();
    store.change({ connected: false });
    setTimeout(() => connectEvents(store), PAUSE);
  };
  events.addEventListener('open', () => {
    askForState().then(hear, lose);
  });
  events.addEventListener('state', ({ data }: MessageEvent<string>) => hear(JSON.parse(data)));
  events.addEventListener('error', lose);
}

async function askForState(): Promise<PreviewState> {
  const response = await fetch('/state', { cache: 'no-store' });
  if (!response.ok) throw new Error(`/state: ${response.status}`);
  return response.json();
}
