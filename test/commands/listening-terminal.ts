import type { Terminal } from '../../src/commands/terminal/terminal.js';

/** A terminal that keeps what a command writes. */
export interface ListeningTerminal extends Terminal {
  /** Results so far. */
  written(): string;
  /** Talk so far. */
  said(): string;
}

export function listeningTerminal(standing: string, wishes: Partial<Terminal> = {}): ListeningTerminal {
  const written: string[] = [];
  const said: string[] = [];
  return {
    standing,
    language: 'zh',
    quiet: false,
    verbose: false,
    color: false,
    columns: 80,
    results: { color: false, columns: 80 },
    interactive: false,
    print: (line) => written.push(`${line}\n`),
    write: (text) => written.push(text),
    writeData: (text) => written.push(text),
    clearLine: () => said.push('\r\u001b[K'),
    say: (text) => said.push(text),
    written: () => written.join(''),
    said: () => said.join(''),
    ...wishes,
  };
}
