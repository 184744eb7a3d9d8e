import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { systemCode } from '../model/read-error.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { EventClients } from './event-clients.js';
import { allowedHosts, type Listening, refusalOf, secretEntrance, toldHosts } from './guard-request.js';
import type { PreviewLayout, PreviewState } from './preview-state.js';

const talk = declareTalk({
  'cannot-listen': {
    zh: '在“{host}”上开不了预览：{reason}',
    en: 'can’t serve the preview at “{host}”: {reason}',
    note: { zh: '不写 --host 就只给本机看', en: 'without --host it is for this computer alone' },
  },
});

interface ServeRequest {
  readonly host: string;
  /** Whether only those are answered who know the address, and not everybody on this computer. */
  readonly isSecret: boolean;
  /** The port that is tried first; any free one is taken where it isn't free. */
  readonly port: number;
  /** The folder of the page's files. */
  readonly pageFolder: string;
}

/** The pages of one build. */
export interface ShownPages {
  readonly pdf: Uint8Array;
  readonly layout: PreviewLayout;
}

export interface PreviewServer {
  /** Where the page is reached: the first is for this computer's own browser. */
  readonly addresses: readonly string[];
  /** Tells all pages of a new state, with new pages where the build made some. */
  show(state: PreviewState, pages?: ShownPages): void;
  close(): Promise<void>;
}

/*
 * What pdf.js needs and no more: the page's own files, its worker, and the fonts and images that it makes of a document.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** How large headers may be, in bytes, and when a request has to be there, in milliseconds. */
const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 };
/** Open at once. */
const MOST_CONNECTIONS = 256;

/** A page under way may still ask for the pages before the newest. */
const KEPT_REVISIONS = 2;

/**
 * Serves the preview's page and what it shows.
 * @throws UsageError where the host can't be listened at
 */
export async function servePreview(
  { host, isSecret, port, pageFolder }: ServeRequest,
  state: PreviewState,
): Promise<PreviewServer> {
  const server = createServer(limits);
  server.maxConnections = MOST_CONNECTIONS;
  const listening = await listen(server, host, port);
  const entrance = isSecret ? secretEntrance() : '/';
  const contents = new PreviewContents(readPageFiles(pageFolder), state);
  const clients = new EventClients();
  const site = { listening, entrance, contents, clients };
  server.on('request', (request, response) => answer({ request, response }, site));
  server.on('clientError', (_error, socket) => socket.destroy());
  return {
    addresses: toldHosts(listening).map((told) => `http://${told}${entrance}`),
    show(next, pages) {
      contents.take(next, pages);
      clients.send(contents.event());
    },
    close() {
      clients.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The address and the port that were got. */
async function listen(server: Server, host: string, port: number): Promise<Listening> {
  const attempt = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await attempt(port).catch((error: unknown) => {
      if (!['EADDRINUSE', 'EACCES'].includes(systemCode(error) ?? '')) throw error;
      return attempt(0);
    });
  } catch (error) {
    throw new UsageError(talk('cannot-listen', { host, reason: systemCode(error) ?? String(error) }));
  }
  return { typed: host, ...(server.address() as AddressInfo) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Site {
  readonly listening: Listening;
  /** What every path begins with: `/`, or a secret between two. */
  readonly entrance: string;
  readonly contents: PreviewContents;
  readonly clients: EventClients;
}

function answer({ request, response }: Exchange, { listening, entrance, contents, clients }: Site): void {
  const send = (status: number, content?: Content, more: Readonly<Record<string, string>> = {}): void => {
    const type = content && { 'Content-Type': content.type, 'Content-Length': String(Buffer.byteLength(content.body)) };
    response.writeHead(status, { ...securityHeaders, ...type, ...more });
    response.end(request.method === 'HEAD' ? undefined : content?.body);
  };
  const refusal = refusalOf(request, { hosts: allowedHosts(listening), entrance });
  if (refusal !== undefined) {
    send(refusal, undefined, refusal === 405 ? { Allow: 'GET, HEAD' } : {});
    return;
  }
  const path = `/${request.url?.slice(entrance.length)}`;
  if (path === '/events' && request.method === 'GET') {
    if (!clients.add(response)) {
      send(503);
      return;
    }
    response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/event-stream' });
    response.write(contents.event());
    return;
  }
  const content = contents.at(path);
  if (content) send(200, content);
  else send(404);
}

/** What there is to see, by the exact path it is asked for below the entrance. */
class PreviewContents {
  readonly #files: ReadonlyMap<string, Content>;
  #state: PreviewState;
  /** What is shown by revision, the newest last. */
  readonly #pages = new Map<number, ShownPages>();

  constructor(files: ReadonlyMap<string, Content>, state: PreviewState) {
    this.#files = files;
    this.#state = state;
  }

  take(state: PreviewState, pages: ShownPages | undefined): void {
    this.#state = state;
    if (pages) this.#pages.set(state.revision, pages);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_REVISIONS) break;
      this.#pages.delete(oldest);
    }
  }

  event(): string {
    return `event: state\nid: ${this.#state.build}\ndata: ${JSON.stringify(this.#state)}\n\n`;
  }

  at(path: string): Content | undefined {
    if (path === '/state') return json(this.#state);
    for (const [revision, { pdf, layout }] of this.#pages) {
      if (path === `/document/${revision}.pdf`) return { type: 'application/pdf', body: pdf };
      if (path === `/layout/${revision}.json`) return json(layout);
    }
    return this.#files.get(path);
  }
}

const json = (value: unknown): Content => ({ type: 'application/json', body: JSON.stringify(value) });

/** What is sent for a path. */
interface Content {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** The files of the preview's page by the exact paths they are asked for: no path of a request is ever looked up on disk. */
function readPageFiles(folder: string): ReadonlyMap<string, Content> {
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const type = types.get(extname(name));
      const path = name === 'index.html' ? '/' : `/${name}`;
      return type === undefined ? [] : [[path, { type, body: readFileSync(join(folder, name)) }] as const];
    }),
  );
}
