import type { SourceRange } from './source.js';

/** What may stand in braces in `output`, each with its one synonym. */
export const outputFields = {
  名称: 'name',
  年: 'year',
  期: 'issue',
  总第: 'number',
  期号: 'label',
  起: 'from',
  止: 'to',
} as const;
export type OutputField = keyof typeof outputFields;

/** How the PDFs of issues are named: `{名称}{年}年第{期}期（总第{总第}期）`, without `.pdf`. */
export interface OutputPattern {
  readonly parts: readonly OutputPart[];
  readonly range: SourceRange;
}

export type OutputPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly field: OutputField };
