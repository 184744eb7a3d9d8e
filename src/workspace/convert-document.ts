import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemCode } from '../model/read-error.js';
import { unlessRefused } from '../model/system-error.js';
import { readAll, withFile } from '../read/read-file.js';

/*
 * LibreOffice reads what Word, WPS and Excel wrote in their old formats. It is asked only where it is there and needed, with a
 * profile of its own, so that no running one is disturbed and nothing of it stays; without macros, and for a while alone.
 */

type Environment = Readonly<Record<string, string | undefined>>;

/** How long it may take, in ms: the first start of a profile takes ten seconds on a slow computer. */
const TIME_LIMIT = 90_000;
/** The most bytes of what it makes. */
const RESULT_LIMIT = 128 * 1024 * 1024;

/** Where LibreOffice is installed; none where it isn't. */
export function findLibreOffice(platform: NodeJS.Platform, env: Environment): string | undefined {
  const names = platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice'];
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces(platform, env)].find(isProgram);
}

/** What files of an old format are converted by; none where LibreOffice isn't there. */
export function converter(
  from: string,
  to: string,
): ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined {
  const office = findLibreOffice(process.platform, process.env);
  return office === undefined ? undefined : (bytes) => convertDocument(office, bytes, { from, to });
}

function usualPlaces(platform: NodeJS.Platform, env: Environment): readonly string[] {
  if (platform === 'darwin') return ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  if (platform !== 'win32') return [];
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)']].flatMap((folder) => folder ?? []);
  return folders.map((folder) => join(folder, 'LibreOffice', 'program', 'soffice.exe'));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Runs no macro, asks nobody, and follows no link. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;

/**
 * The file in the other format; none where the program made nothing of it in time.
 * @throws the system's error where there is no room to work in
 */
export async function convertDocument(
  program: string,
  bytes: Uint8Array,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Uint8Array | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-import-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    const source = join(folder, `document.${from}`);
    writeFileSync(source, bytes);
    const made = join(folder, 'made');
    await run(program, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--convert-to',
      to,
      '--outdir',
      made,
      source,
    ]);
    return readResult(join(made, `document.${to}`));
  } finally {
    // What it holds on to a moment longer goes with the system's own tidying.
    unlessRefused(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  }
}

function readResult(path: string): Uint8Array | undefined {
  try {
    return withFile(path, RESULT_LIMIT, readAll);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Runs the program to its end, or until its time is over; the launcher's own children end with it. */
function run(program: string, options: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const isGroup = process.platform !== 'win32';
    const child = spawn(program, options, { stdio: 'ignore', detached: isGroup, windowsHide: true });
    const stop = (): void => {
      try {
        if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch (error) {
        // It has just ended by itself.
        if (systemCode(error) !== 'ESRCH') throw error;
      }
    };
    const timer = setTimeout(stop, TIME_LIMIT);
    process.once('exit', stop);
    const finish = (): void => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve();
    };
    child.once('error', finish);
    child.once('exit', finish);
  });
}
