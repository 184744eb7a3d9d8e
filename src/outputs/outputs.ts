import { docx } from './docx/docx.js';
import { layout } from './layout/layout.js';
import type { Output } from './output.js';
import { pdf } from './pdf/pdf.js';

/** The one list of outputs. A format is a folder beside this file, and a line in it. */
export const outputs: readonly Output[] = [pdf, docx, layout];
