import type { Located, SourceRange } from './source.js';

/** `<!-- bulletin-ignore rule, rule: reason -->` in the text: the author has looked at these findings and they may stay. */
export interface IgnoreNote {
  /** The rules as they were typed. */
  readonly rules: readonly Located<string>[];
  readonly reason?: Located<string>;
  /** The whole note. */
  readonly range: SourceRange;
}
