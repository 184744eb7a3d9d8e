import { isAbsolute, posix, win32 } from 'node:path';
import type { Surroundings } from '../../read/surroundings.js';

/** The cache's folder: $BULLETIN_CACHE, else where the system keeps caches; none where neither is known. */
export function cacheFolder({ env, platform, home }: Surroundings): string | undefined {
  if (env.BULLETIN_CACHE) return env.BULLETIN_CACHE;
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || (home && win32.join(home, 'AppData', 'Local'));
    return local ? win32.join(local, 'bulletin', 'Cache') : undefined;
  }
  if (platform === 'darwin') return home ? posix.join(home, 'Library', 'Caches', 'bulletin') : undefined;
  // A relative XDG_CACHE_HOME is to be ignored. [XDG Base Directory Specification]
  const xdg = env.XDG_CACHE_HOME;
  const caches = xdg && isAbsolute(xdg) ? xdg : home && posix.join(home, '.cache');
  return caches ? posix.join(caches, 'bulletin') : undefined;
}
