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

  /** @param fresh what of these was found in lines that were changed since the last proof */
  show(findings: readonly Finding[], fresh: ReadonlySet<Finding> = new Set()): void {
    const unseen = findings.filter((finding) => !this.#shown.has(identityOf(finding)));
    for (const finding of unseen) this.#shown.set(identityOf(finding), finding);
    if (unseen.length > 0) this.#terminal.say(formatPretty(unseen, { ...this.#terminal, fresh }));
  }

  /** Says how many there were of each severity. */
  sumUp(): void {
    if (this.#shown.size === 0 || this.#terminal.quiet) return;
    this.#terminal.say(`${formatCounts([...this.#shown.values()], this.#terminal.language)}\n`);
  }
}
