import type { Finding } from '../model/finding.js';
import type { ParamsOf } from '../model/message.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

type Entries = typeof finding.entries;

/** Why a file of others is not read any further: thrown within this stage alone, and a finding outside of it. */
export class IntakeError<C extends keyof Entries & string = keyof Entries & string> extends Error {
  readonly code: C;
  readonly params: ParamsOf<Entries[C]>;

  constructor(code: C, params: ParamsOf<Entries[C]>) {
    super(code);
    this.name = 'IntakeError';
    this.code = code;
    this.params = params;
  }

  at(range: SourceRange): Finding {
    return finding(this.code, range, this.params);
  }
}
