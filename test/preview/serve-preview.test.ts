import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { firstState } from '../../src/preview/preview-session.js';
import { type PreviewServer, servePreview } from '../../src/preview/serve-preview.js';
import { buildPage } from './page-server.js';
import { ask } from './watch-process.js';

const pageFolder = join(import.meta.dirname, '../../build/preview/page');
const state = firstState('zh');
const pages = (text: string) => ({ pdf: Buffer.from(text), layout: { revision: 1, pages: [] } });

let server: PreviewServer;
let address = '';

beforeAll(() => buildPage());
beforeEach(async () => {
  server = await servePreview({ host: '127.0.0.1', isSecret: false, port: 0, pageFolder }, state);
  address = server.addresses[0] ?? '';
});
afterEach(() => server.close());

const statusOf = async (path: string, question = {}): Promise<number> => (await ask(address, path, question)).status;

describe('what there is', () => {
  test('the page and its files, with headers that let nothing in from elsewhere', async () => {
    const { status, headers, body } = await ask(address, '/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('<!doctype html>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    for (const path of ['/preview.js', '/base.css', '/pdf.mjs', '/pdf.worker.mjs'])
      expect(await statusOf(path)).toBe(200);
  });

  test('the state, and the documents of the newest two revisions', async () => {
    for (const revision of [1, 2, 3]) server.show({ ...state, build: revision, revision }, pages(`%PDF ${revision}`));
    expect(JSON.parse((await ask(address, '/state')).body.toString())).toMatchObject({ revision: 3 });
    expect((await ask(address, '/document/3.pdf')).body.toString()).toBe('%PDF 3');
    expect(await statusOf('/document/2.pdf')).toBe(200);
    expect(await statusOf('/document/1.pdf')).toBe(404);
    expect(await statusOf('/layout/3.json')).toBe(200);
  });

  test('nothing else: no path of a request leads anywhere', async () => {
    const paths = [
      '/index.html',
      '/pdf.LICENSE',
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
    ];
    for (const path of [...paths, '/document/0.pdf', '/document/../state', '//state', '/state?x', '/preview.js/']) {
      expect(await statusOf(path), path).toBe(404);
    }
  });

  test('only its headers for HEAD', async () => {
    const { status, body, headers } = await ask(address, '/base.css', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(100);
  });
});

describe('who may ask', () => {
  const port = (): string => new URL(address).port;

  test('whoever calls it by a name of this computer', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      expect(await statusOf('/state', { headers: { host: `${name}:${port()}` } }), name).toBe(200);
    }
    for (const host of [
      'example.invalid',
      `example.invalid:${port()}`,
      '127.0.0.1',
      '127.0.0.1:1',
      'localhost.example.invalid',
    ]) {
      expect(await statusOf('/state', { headers: { host } }), host).toBe(421);
    }
  });

  test('no page of another site', async () => {
    const own = `http://127.0.0.1:${port()}`;
    expect(await statusOf('/state', { headers: { origin: own, 'sec-fetch-site': 'same-origin' } })).toBe(200);
    for (const headers of [
      { origin: 'http://example.invalid' },
      { origin: 'null' },
      { origin: `https://127.0.0.1:${port()}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect(await statusOf('/document/1.pdf', { headers }), JSON.stringify(headers)).toBe(403);
    }
  });

  test('by no other method than GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
      const { status, headers } = await ask(address, '/', { method });
      expect([status, headers.allow], method).toEqual([405, 'GET, HEAD']);
    }
  });
});

describe('harm', () => {
  /** Sends what no client would; what comes back until the connection ends. */
  const sendRaw = (text: string, more = 0): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      let got = '';
      socket.on('data', (chunk: Buffer) => {
        got += chunk.toString();
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(got));
      socket.write(text);
      for (let sent = 0; sent < more; sent += 65_536) if (!socket.destroyed) socket.write('a'.repeat(65_536));
    });

  test('is not done by ten megabytes of headers', async () => {
    await sendRaw('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ', 10_000_000);
    expect(await statusOf('/state')).toBe(200);
  });

  test('is not done by what is no HTTP', async () => {
    await sendRaw('\u0000\u0001\u0002\r\n\r\n');
    await sendRaw('GET /state HTTP/1.1\r\n\r\n');
    expect(await statusOf('/state')).toBe(200);
  });

  test('is not done by two hundred idle listeners', async () => {
    const listeners = await Promise.all(
      Array.from(
        { length: 200 },
        () => new Promise<IncomingMessage>((resolve) => get(new URL('/events', address), resolve)),
      ),
    );
    const statuses = listeners.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(64);
    expect(statuses.filter((status) => status === 503)).toHaveLength(136);
    server.show({ ...state, build: 1 });
    expect(await statusOf('/state')).toBe(200);
    for (const listener of listeners) listener.destroy();
    await expect.poll(() => statusOfEvents()).toBe(200);
  });

  const statusOfEvents = (): Promise<number | undefined> =>
    new Promise((resolve) => {
      get(new URL('/events', address), (response) => {
        resolve(response.statusCode);
        response.destroy();
      });
    });
});

test('news reach those who listen, with the state at once when they begin', async () => {
  const events: string[] = [];
  const response = await new Promise<IncomingMessage>((resolve) => get(new URL('/events', address), resolve));
  response.on('data', (chunk: Buffer) => events.push(chunk.toString()));
  await expect.poll(() => events.join('')).toContain('"build":0');
  server.show({ ...state, build: 1, title: '<script>' });
  await expect.poll(() => events.join('')).toContain('event: state\nid: 1\ndata: {"build":1');
  expect(response.headers['content-type']).toBe('text/event-stream');
  response.destroy();
});

test('a port that is taken gives way to a free one', async () => {
  const port = Number(new URL(address).port);
  const other = await servePreview({ host: '127.0.0.1', isSecret: false, port, pageFolder }, state);
  expect(Number(new URL(other.addresses[0] ?? '').port)).not.toBe(port);
  await other.close();
});

test('a host that is none of this computer is a usage error', async () => {
  await expect(servePreview({ host: '192.0.2.1', isSecret: false, port: 0, pageFolder }, state)).rejects.toMatchObject({
    code: 'cannot-listen',
  });
});

describe.each(['0.0.0.0', '::'])('at all addresses of this computer, %s', (host) => {
  let open: PreviewServer;
  beforeEach(async () => {
    open = await servePreview({ host, isSecret: true, port: 0, pageFolder }, state);
  });
  afterEach(() => open.close());

  /** What is known by those who were told, without the secret. */
  const parts = () => {
    const [told = ''] = open.addresses;
    const { port, pathname } = new URL(told);
    return { told, port, pathname, outside: `http://127.0.0.1:${port}/` };
  };

  test('it is reached by each address that is told, by loopback first, and by this computer’s name', async () => {
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const reached = own.filter(({ internal, family }) => !internal && family === 'IPv4').map((each) => each.address);
    const { port, pathname } = parts();
    for (const name of ['127.0.0.1', ...reached, hostname().toLowerCase()]) {
      expect(open.addresses).toContain(new URL(`http://${name}:${port}${pathname}`).href);
      expect(await ask(parts().told, '/state', { headers: { host: `${name}:${port}` } }), name).toMatchObject({
        status: 200,
      });
    }
    expect(open.addresses[0]).toBe(`http://127.0.0.1:${port}${pathname}`);
  });

  test('whoever hasn’t the secret learns nothing, whatever is asked for in whatever way', async () => {
    const { outside, pathname } = parts();
    const secret = pathname.slice(1, -1);
    expect(secret).toMatch(/^[\w-]{22}$/);
    const guesses = ['/', '/state', '/events', '/preview.js', '/document/1.pdf', `/${secret}`, `/${secret}x/`];
    const wrong = [
      `/${secret.slice(0, -1)}/state`,
      `/${secret.toUpperCase()}_/`,
      `//${secret}/state`,
      `/x/../${secret}/`,
    ];
    for (const path of [...guesses, ...wrong]) {
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
        const { status, body, headers } = await ask(outside, path, { method });
        expect([status, body.length, headers.allow], `${method} ${path}`).toEqual([404, 0, undefined]);
        expect(headers['referrer-policy']).toBe('no-referrer');
      }
    }
  });

  test('a name of another site that leads here is refused, with the secret too', async () => {
    const { told, port } = parts();
    for (const name of ['example.invalid', `${hostname()}.example.invalid`, '192.0.2.7', '127.0.0.1.example.invalid']) {
      expect(await ask(told, '/state', { headers: { host: `${name}:${port}` } }), name).toMatchObject({ status: 421 });
    }
    expect(await ask(told, '/state', { headers: { origin: `http://example.invalid:${port}` } })).toMatchObject({
      status: 403,
    });
  });

  test('each start has a secret of its own', async () => {
    const again = await servePreview({ host, isSecret: true, port: 0, pageFolder }, state);
    expect(new URL(again.addresses[0] ?? '').pathname).not.toBe(parts().pathname);
    await again.close();
  });
});
