import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../model/message.js';

/*
 * The manual comes along with the program, so that it is there without a network and says what this version does: a file a
 * language, which `npm run build` makes of docs/.
 */

/** Where the manual is in an installed package. */
export const manualFile = (packageRoot: string, language: Language): string =>
  join(packageRoot, 'build', 'manual', `${language}.html`);

/** Its address, behind which `#rule--` and a rule's name lead to what is said of that. */
export const manualAddress = (packageRoot: string, language: Language): string =>
  pathToFileURL(manualFile(packageRoot, language)).href;
