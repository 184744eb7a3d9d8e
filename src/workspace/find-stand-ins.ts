import type { FontRole } from '../model/face.js';
import { standInRoles } from '../recipes/compile-fonts.js';
import { openedFaces } from '../recipes/lay-out.js';
import type { Workspace } from './workspace.js';

/**
 * The roles for which a document was set in a font of the program, since none of those that fonts.yaml names before is in the
 * workspace or on this computer.
 * @param used PostScript names of the fonts that it was set in
 */
export const findStandIns = ({ fonts, memo }: Workspace, used: readonly string[]): readonly FontRole[] =>
  fonts && used.length > 0 ? standInRoles(fonts, openedFaces(memo), used) : [];
