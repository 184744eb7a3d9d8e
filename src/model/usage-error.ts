import type { Param } from './catalogue/entry.js';
import type { TalkCode, TalkParams } from './catalogue/index.js';

/** A wrong call or an environment that can't do the work (exit status 2): thrown, and worded where it is caught. */
export class UsageError extends Error {
  readonly code: TalkCode;
  readonly params: Readonly<Record<string, Param>>;

  private constructor(code: TalkCode, params: Readonly<Record<string, Param>>) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }

  /** The parameters are those that the code's wording names. */
  static of<C extends TalkCode>(code: C, params: TalkParams<C>): UsageError {
    return new UsageError(code, params);
  }
  /** One that was thrown in another thread. */
  static again({ code, params }: Pick<UsageError, 'code' | 'params'>): UsageError {
    return new UsageError(code, params);
  }
}
