import type { Store } from '../../memo/memo.js';
import { thisSystem } from '../../read/surroundings.js';
import { digestCode } from '../building/program-digest.js';
import { cacheFolder } from './cache-folder.js';
import { openStore } from './open-store.js';

/** In the cache folder: what this version of the program kept. */
export const cachedStore = (packageRoot: string, mayWrite = true): Store | undefined =>
  openStore(cacheFolder(thisSystem()), { mayWrite, program: digestCode(packageRoot) });
