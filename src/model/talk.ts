import type { MessageEntry, Param, ParamsOf } from './message.js';

/** Something to be said to whoever called, in the words of its owner, which are filled in where it is shown. */
export interface Talk {
  readonly code: string;
  readonly wording: MessageEntry;
  readonly params: Readonly<Record<string, Param>>;
}

/**
 * What is said is declared where it is said. Talk carries its words along, so that nobody who shows it has to know all who
 * may say something; it is plain data that can be handed from thread to thread.
 * @returns what says it, with the parameters that the code's wording names, and has all that was declared in `entries`
 */
export function declareTalk<const E extends { readonly [C in keyof E]: MessageEntry }>(entries: E) {
  const say = <C extends keyof E & string>(code: C, params: ParamsOf<E[C]>): Talk => ({
    code,
    wording: entries[code],
    params,
  });
  return Object.assign(say, { entries });
}
