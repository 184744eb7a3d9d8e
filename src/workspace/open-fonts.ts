import type { Outcome } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import { parseFontRoles } from '../parse/parse-font-roles.js';
import { type FontsRequest, loadFonts } from '../read/load-fonts.js';

/** The fonts that a workspace's texts may be set in, as its fonts.yaml or that of the package says. See `loadFonts`. */
export const openFonts = (request: Omit<FontsRequest, 'parseRoles'>): Promise<Outcome<FontLibrary>> =>
  loadFonts({ ...request, parseRoles: parseFontRoles });
