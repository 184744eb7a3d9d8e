import type { ServerResponse } from 'node:http';

/** Pages that listen at once. A browser opens one connection for each of its tabs. */
const MOST_CLIENTS = 64;

/** In milliseconds: so often a connection shows that it is alive, or turns out not to be. */
const BEAT = 15_000;

/** Those who listen for news, as server-sent events [HTML, 9.2]. */
export class EventClients {
  readonly #clients = new Set<ServerResponse>();
  readonly #beat = setInterval(() => this.#write(': \n\n'), BEAT);

  constructor() {
    this.#beat.unref();
  }

  /** Whether there was room for one more. */
  add(response: ServerResponse): boolean {
    if (this.#clients.size >= MOST_CLIENTS) return false;
    this.#clients.add(response);
    response.on('close', () => this.#clients.delete(response));
    return true;
  }

  send(event: string): void {
    this.#write(event);
  }

  close(): void {
    clearInterval(this.#beat);
    for (const client of this.#clients) client.end();
  }

  #write(text: string): void {
    for (const client of this.#clients) {
      // Whoever doesn't read gets no more: news would pile up here, and a page that comes back asks for the state anyway.
      if (client.writableNeedDrain) client.destroy();
      else client.write(text);
    }
  }
}
