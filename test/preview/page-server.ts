import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { PreviewLayout, PreviewState } from '../../src/preview/preview-state.js';

/* A server that says what a test wants the page of the preview to hear, by the protocol and the headers of the real one. */

export interface Revision {
  readonly pdf: Uint8Array;
  readonly layout: PreviewLayout;
}

export interface PageServer {
  readonly address: string;
  readonly port: number;
  /** What was asked for. */
  readonly requests: readonly string[];
  /** How many pages listen. */
  listeners(): number;
  /** Says that there is a new state, with new pages where they are given. */
  tell(state: PreviewState, revision?: Revision): void;
  stop(): Promise<void>;
}

const packageRoot = join(import.meta.dirname, '../..');
const pageFolder = join(packageRoot, 'build/preview/page');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "img-src 'self' blob:; font-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** Builds what the page consists of; quick where it is built already. */
export function buildPage(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'bin/prepare.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Starts a server at a port, any by default. */
export async function startPageServer(state: PreviewState, revision?: Revision, port = 0): Promise<PageServer> {
  const files = pageFiles();
  const listeners = new Set<ServerResponse>();
  const requests: string[] = [];
  let current = { state, revision };
  const event = () => `event: state\nid: ${current.state.build}\ndata: ${JSON.stringify(current.state)}\n\n`;
  const find = (path: string): readonly [string, string | Uint8Array] | undefined => {
    const shown = current.state.revision;
    if (path === '/state') return ['application/json', JSON.stringify(current.state)];
    if (path === `/document/${shown}.pdf` && current.revision) return ['application/pdf', current.revision.pdf];
    if (path === `/layout/${shown}.json` && current.revision) {
      return ['application/json', JSON.stringify({ ...current.revision.layout, revision: shown })];
    }
    return files.get(path);
  };
  const server = createServer(({ url = '' }, response) => {
    requests.push(url);
    if (url === '/events') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' }).write(event());
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    const found = find(url);
    if (found) response.writeHead(200, { ...headers, 'Content-Type': found[0] }).end(found[1]);
    else response.writeHead(404, headers).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${taken}/`,
    port: taken,
    requests,
    listeners: () => listeners.size,
    tell(next, pages) {
      current = { state: next, revision: pages ?? current.revision };
      for (const response of listeners) response.write(event());
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pageFiles(): ReadonlyMap<string, readonly [string, Uint8Array]> {
  return new Map(
    readdirSync(pageFolder).flatMap((name) => {
      const type = types[extname(name)];
      const path = name === 'index.html' ? '/' : `/${name}`;
      return type ? [[path, [type, readFileSync(join(pageFolder, name))] as const] as const] : [];
    }),
  );
}
