import { readFileSync } from 'node:fs';
import type { Terminal } from './terminal/terminal.js';

/** The shells that complete. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** Prints what a shell has to read to complete bulletin's command line. */
export function printCompletion(shell: Shell, terminal: Terminal): void {
  terminal.writeData(readFileSync(new URL(`../commands/completion/bulletin.${shell}`, import.meta.url), 'utf8'));
}
