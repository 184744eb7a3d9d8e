import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { PreviewState } from '../../src/preview/preview-state.js';
import { startBulletin } from '../cli/run-bulletin.js';

/* `bulletin watch` as a process of its own, and what can be asked of its server. */

export interface WatchProcess {
  readonly address: string;
  readonly port: number;
  /** What it said on stderr so far. */
  said(): string;
  /** The state once it is as wanted. */
  waitFor(wanted: (state: PreviewState) => boolean): Promise<PreviewState>;
  /** Its exit status, once it ends by itself. */
  ended(): Promise<number | null>;
  /** Interrupts it; its exit status. */
  interrupt(): Promise<number | null>;
}

/** In milliseconds, of a busy machine. */
const PATIENCE = 240_000;

/** Watches a workspace; any free port is taken where none is wanted. */
export async function startWatch(root: string, ...typed: readonly string[]): Promise<WatchProcess> {
  const port = typed.includes('--port') ? [] : ['--port', '0'];
  const child = startBulletin(['watch', '-C', root, '--no-system-fonts', ...port, ...typed]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const address = await firstLine(child, () => said);
  const waitFor: WatchProcess['waitFor'] = async (wanted) => {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const state = JSON.parse((await ask(address, '/state')).body.toString()) as PreviewState;
      if (wanted(state)) return state;
      if (Date.now() > deadline) throw new Error(`the preview stays at ${JSON.stringify(state)}\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const ended = async (): Promise<number | null> => {
    const [status] = (await once(child, 'exit')) as [number | null];
    return status;
  };
  return {
    address,
    port: Number(new URL(address).port),
    said: () => said,
    waitFor,
    ended,
    interrupt() {
      child.kill('SIGINT');
      return ended();
    },
  };
}

async function firstLine({ stdout }: ChildProcess, said: () => string): Promise<string> {
  let printed = '';
  for await (const chunk of stdout ?? []) {
    printed += String(chunk);
    const end = printed.indexOf('\n');
    if (end >= 0) return printed.slice(0, end);
  }
  throw new Error(`bulletin watch ended: ${said()}`);
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks for a path below the address as it is written: no client of ours mends it. */
export function ask(address: string, path: string, { method = 'GET', headers = {} }: Question = {}): Promise<Answer> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: pathname.slice(0, -1) + path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
