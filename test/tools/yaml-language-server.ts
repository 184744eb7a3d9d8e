import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

/** A place in a text, from 0. */
interface TextPlace {
  readonly line: number;
  readonly character: number;
}

interface Diagnostic {
  readonly range: { readonly start: TextPlace };
  readonly message: string;
}

/** A file as an editor shows it. */
export interface OpenedFile {
  readonly diagnostics: readonly Diagnostic[];
  readonly completeAt: (place: TextPlace) => Promise<readonly string[]>;
  readonly hoverAt: (place: TextPlace) => Promise<string>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/**
 * Starts the language server that editors use for YAML, in a workspace and with its settings, and opens files with it as an editor
 * does.
 */
export async function openYamlServer(root: string, settings: Readonly<Record<string, unknown>>) {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill());
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      const id = answers.size + 1;
      answers.set(id, resolve);
      send({ id, method, params });
    });
  const section = (name: string): unknown => {
    const own = Object.entries(settings).filter(([key]) => key.startsWith(`${name}.`));
    return unflattened(own.map(([key, value]) => [key.slice(name.length + 1), value]));
  };
  const take = ({ id, method, params, result }: Message): void => {
    if (method === 'workspace/configuration') {
      const { items } = params as { items: readonly { section: string }[] };
      send({ id, result: items.map((item) => section(item.section)) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (id !== undefined) answers.get(id)?.(result);
  };
  let received = Buffer.alloc(0);
  server.stdout.on('data', (part: Buffer) => {
    received = Buffer.concat([received, part]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(received.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      const end = head + 4 + length;
      if (head < 0 || received.length < end) return;
      const text = received.toString('utf8', head + 4, end);
      received = received.subarray(end);
      take(JSON.parse(text));
    }
  });
  const rootUri = pathToFileURL(root).href;
  await ask('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
  });
  send({ method: 'initialized', params: {} });
  return {
    /** Opens a file with a text that need not be saved. */
    async open(path: string, text: string): Promise<OpenedFile> {
      const uri = `${rootUri}/${path}`;
      const told = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve));
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
      });
      const diagnostics = await told;
      const textDocument = { uri };
      return {
        diagnostics,
        async completeAt(position) {
          const answer = (await ask('textDocument/completion', { textDocument, position })) as {
            items?: readonly { label: string }[];
          };
          return (answer.items ?? []).map(({ label }) => label);
        },
        hoverAt: async (position) => JSON.stringify(await ask('textDocument/hover', { textDocument, position })),
      };
    },
  };
}

/** `{schemaStore: {enable: false}}` for `schemaStore.enable`. */
function unflattened(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    const [first = '', ...rest] = key.split('.');
    all[first] = rest.length === 0 ? value : { ...(all[first] as object), [rest.join('.')]: value };
  }
  return all;
}
