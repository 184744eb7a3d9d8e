import { finding } from '../../model/finding.js';
import { textRule } from '../running-text.js';

/** A `、` that a member of the row needs: one without marks beside it, or a note in brackets behind the marks. */
const NEEDED = /[^”》、]、[“《]|[”》]、[^“《]|[”》][（(〔]/;

/** No `、` between quoted or titled items, unless something stands between them [GB/T 15834-2011 4.5.3.5]. */
export const pauseBetweenQuoted = textRule('pause-between-quoted', function* (text, shown) {
  for (const { 0: sentence, index: start } of shown.matchAll(/[^。；！？\n]+/g)) {
    if (NEEDED.test(sentence)) continue;
    for (const { index } of sentence.matchAll(/(?<=”)、(?=“)|(?<=》)、(?=《)/g)) {
      const at = start + index;
      yield finding('pause-between-quoted', text.rangeOf(at, at + 1), {});
    }
  }
});
