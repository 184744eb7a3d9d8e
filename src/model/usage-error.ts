import type { Talk } from './talk.js';

/** A wrong call or an environment that can't do the work (exit status 2): thrown, and shown where it is caught. */
export class UsageError extends Error implements Talk {
  readonly code: Talk['code'];
  readonly wording: Talk['wording'];
  readonly params: Talk['params'];

  /** @param talk also that of one that was thrown in another thread */
  constructor({ code, wording, params }: Talk) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.wording = wording;
    this.params = params;
  }
}
