import { declareFindings } from '../model/finding.js';
import { joined } from '../model/joined.js';
import { footnoteFindings } from './footnote-findings.js';
import { headerFindings } from './header-findings.js';
import { imageFindings } from './image-findings.js';
import { measureFindings } from './measure-findings.js';
import { outputFindings } from './output-findings.js';
import { sectionFindings } from './section-findings.js';
import { tableFindings } from './table-findings.js';
import { templateFindings } from './template-findings.js';

/** What may be wrong with texts as they are typed: headers and settings, sections, templates. */
export const finding = declareFindings(
  joined(
    headerFindings,
    measureFindings,
    outputFindings,
    sectionFindings,
    tableFindings,
    imageFindings,
    footnoteFindings,
    templateFindings,
  ),
);
