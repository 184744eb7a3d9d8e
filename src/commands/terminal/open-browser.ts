import { spawn } from 'node:child_process';

/** The programs that open an address in the browser, on systems where that is not `xdg-open`. */
const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', win32: 'explorer.exe' };

/** The program that opens an address in the browser of a system. */
export const browserOpener = (platform: NodeJS.Platform): string => openers[platform] ?? 'xdg-open';

/** Opens an address in the browser. No shell sees it. */
export function openBrowser(address: string, failed: () => void): void {
  const opener = spawn(browserOpener(process.platform), [address], { detached: true, stdio: 'ignore' });
  opener.once('error', failed);
  opener.unref();
}
