import { spawn } from 'node:child_process';

/** What became of some commands of a shell. */
export interface Outcome {
  readonly status: number | null;
  /** What was printed, stdout and stderr as they came. */
  readonly printed: string;
}

export interface Standing {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a script that ends at the first command that fails. */
export function runCommands(script: string, { cwd, env }: Standing): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${script}`], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, printed }));
  });
}

/** A command of a console block with what it prints. */
export interface ConsoleStep {
  readonly command: string;
  readonly shown: string;
}

/** The steps of a block of `$ command` lines, each with its output below it. */
export function stepsOf(text: string): readonly ConsoleStep[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const [command = '', ...shown] = step.trimEnd().split(/(?<!\\)\n/);
      return { command, shown: shown.join('\n') };
    });
}

/** What an output looks like that is shown this way: `…` stands for anything, on a line of its own for any lines. */
export function patternOf(shown: string): RegExp {
  const lines = shown.split('\n').map((line) => {
    if (line === '…') return '(?:.*\\n)*?';
    const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return `${parts.join('.*')} *\\n`;
  });
  return new RegExp(`^${lines.join('')}$`);
}
