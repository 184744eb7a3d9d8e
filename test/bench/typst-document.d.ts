import type { DocumentInfo } from '../../src/model/document.js';
import type { Page } from '../../src/model/page.js';
import type { Template } from '../../src/model/template.js';

export function writeTypstDocument(document: {
  readonly pages: readonly Page[];
  readonly template: Template;
  readonly info: Pick<DocumentInfo, 'title' | 'author' | 'date'>;
}): string;
