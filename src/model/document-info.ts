import type { DocumentProperties } from './document.js';
import type { Template } from './template.js';

/** What a file says of its document besides the pages. */
export interface DocumentInfo extends DocumentProperties {
  /** Program and version. */
  readonly producer: string;
  readonly duplex: Template['print']['duplex'];
}
