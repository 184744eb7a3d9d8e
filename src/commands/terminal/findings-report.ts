import type { Finding } from '../../model/finding.js';
import { formatCounts, formatPretty } from '../../report/format-findings.js';
import { identityOf } from '../../report/reported-finding.js';
import type { Terminal } from './terminal.js';

/** Shows findings as the work goes on. What several issues share, such as a mistake in bulletin.yaml, is shown once. */
export class FindingsReport {
  readonly #terminal: Terminal;
  readonly #shown = new Map<string, Finding>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(findings: readonly Finding[]): void {
    const fresh = findings.filter((finding) => !this.#shown.has(identityOf(finding)));
    for (const finding of fresh) this.#shown.set(identityOf(finding), finding);
    if (fresh.length > 0) this.#terminal.say(formatPretty(fresh, this.#terminal));
  }

  /** Says how many there were of each severity. */
  sumUp(): void {
    if (this.#shown.size === 0 || this.#terminal.quiet) return;
    this.#terminal.say(`${formatCounts([...this.#shown.values()], this.#terminal.language)}\n`);
  }
}
