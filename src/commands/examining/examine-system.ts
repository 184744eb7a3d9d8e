import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { arch, release } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Diagnosis, diagnosis } from '../../model/diagnosis.js';
import { findLibreOffice } from '../../workspace/convert-document.js';
import { talk } from '../talk.js';
import { browserOpener } from '../terminal/open-browser.js';
import type { Terminal } from '../terminal/terminal.js';

type Environment = Readonly<Record<string, string | undefined>>;

const systemNames: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'Windows',
  darwin: 'macOS',
  linux: 'Linux',
};

/** The program and what it runs on. A Node that is too old never gets here: the launcher refuses it. */
export function examineProgram({
  version,
  packageRoot,
}: {
  version: string;
  packageRoot: string;
}): readonly Diagnosis[] {
  const system = systemNames[process.platform] ?? process.platform;
  return [
    diagnosis('program', 'ok', talk('doctor-program', { version, folder: packageRoot })),
    examineNode(process.versions.node, process.execPath),
    diagnosis('system', 'ok', talk('doctor-system', { system, release: release(), arch: arch() })),
  ];
}

/** The first version of Node whose starts are the quick ones of docs/performance.md. */
const QUICK = 22;

/** The Node that runs here: with an older one that will do, every command starts more slowly. */
export function examineNode(version: string, file: string): Diagnosis {
  return Number.parseInt(version, 10) < QUICK
    ? diagnosis('node', 'hint', talk('doctor-slow-node', { version, file, quick: QUICK }))
    : diagnosis('node', 'ok', talk('doctor-node', { version, file }));
}

/** What `watch --open` calls. */
export function examineBrowser(platform: NodeJS.Platform, env: Environment): readonly Diagnosis[] {
  const program = browserOpener(platform);
  if (!isOnPath(program, env)) return [diagnosis('browser', 'hint', talk('doctor-no-opener', { program }))];
  const needsDisplay = platform !== 'win32' && platform !== 'darwin';
  const isHeadless = needsDisplay && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  return [
    isHeadless
      ? diagnosis('browser', 'hint', talk('doctor-no-display', {}))
      : diagnosis('browser', 'ok', talk('doctor-browser', { program })),
  ];
}

function isOnPath(program: string, { PATH = '', Path = PATH }: Environment): boolean {
  return (PATH || Path).split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What `import` has documents of old formats converted by. */
export function examineLibreOffice(platform: NodeJS.Platform, env: Environment): Diagnosis {
  const program = findLibreOffice(platform, env);
  return program === undefined
    ? diagnosis('libreoffice', 'hint', talk('doctor-no-libreoffice', {}))
    : diagnosis('libreoffice', 'ok', talk('doctor-libreoffice', { program }));
}

/** git tells `--changed-since` what changed. */
export function examineGit(): Diagnosis {
  const { status, stdout } = spawnSync('git', ['--version'], { encoding: 'utf8' });
  const version = /\d[\w.]*/.exec(stdout ?? '')?.[0];
  return status === 0 && version !== undefined
    ? diagnosis('git', 'ok', talk('doctor-git', { version }))
    : diagnosis('git', 'hint', talk('doctor-no-git', {}));
}

/**
 * Whether Chinese can be read on the terminal. Windows is told in UTF-16 whatever its code page is; elsewhere the terminal goes by
 * the locale.
 */
export function examineTerminal(
  platform: NodeJS.Platform,
  env: Environment,
  { results: { columns } }: Pick<Terminal, 'results'>,
): readonly Diagnosis[] {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const isUnicode = platform === 'win32' || /utf-?8/i.test(locale);
  const params = { locale: locale || '-', columns };
  const speaking = isUnicode
    ? diagnosis('terminal', 'ok', talk('doctor-terminal', params))
    : diagnosis('terminal', 'hint', talk('doctor-terminal-encoding', params));
  return env.TERM === 'dumb' ? [speaking, diagnosis('terminal', 'hint', talk('doctor-terminal-dumb', {}))] : [speaking];
}
