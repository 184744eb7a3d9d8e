import { searchable } from './look-alikes.js';

/** An occurrence of a phrase; UTF-16 offsets, `end` exclusive. */
export interface FoundPhrase {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

export type FindPhrases = (text: string) => readonly FoundPhrase[];

/** Phrases are looked up by as many characters as the shorter ones of them have. */
const KEY_LENGTH = 2;

/**
 * Makes a search for many phrases at once: at each place the longest, none overlapping, in the order of the text. Each
 * character costs two look-ups, however many phrases there are. Letters that look like others are taken for them.
 */
export function phraseFinder(phrases: Iterable<string>): FindPhrases {
  const byStart = new Map<string, string[]>();
  /** First UTF-16 units: hardly a character of a text begins a phrase, and a piece of a text costs more than a unit. */
  const starts = new Set<number>();
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  for (const phrase of longestFirst) {
    if (phrase === '') continue;
    starts.add(phrase.charCodeAt(0));
    const key = phrase.slice(0, KEY_LENGTH);
    const known = byStart.get(key);
    if (known) known.push(phrase);
    else byStart.set(key, [phrase]);
  }
  const phraseAt = (text: string, at: number): string | undefined => {
    if (!starts.has(text.charCodeAt(at))) return undefined;
    const candidates = byStart.get(text.slice(at, at + KEY_LENGTH));
    const phrase = candidates?.find((candidate) => text.startsWith(candidate, at));
    return phrase ?? byStart.get(text.charAt(at))?.[0];
  };
  return (typed) => {
    const text = searchable(typed);
    const found: FoundPhrase[] = [];
    let at = 0;
    while (at < text.length) {
      const phrase = phraseAt(text, at);
      if (phrase !== undefined) found.push({ phrase, start: at, end: at + phrase.length });
      at += phrase?.length ?? 1;
    }
    return found;
  };
}
