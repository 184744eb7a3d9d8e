import { htmlFlow, list } from 'micromark-core-commonmark';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { factorySpace } from 'micromark-factory-space';
import { asciiAlphanumeric, markdownLineEnding, markdownSpace } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    note: 'note';
    placeholder: 'placeholder';
    strayBraces: 'strayBraces';
  }
}

const ASTERISK = 42;
const UNDERSCORE = 95;
const BACKSLASH = 92;
const DIGIT_ZERO = 48;
const DASH = 45;
const EXCLAMATION_MARK = 33;
const GREATER_THAN = 62;
const LESS_THAN = 60;

/** Opening braces with the closing ones, as they are and as a Chinese input method types them. */
const BRACES: ReadonlyMap<Code, Code> = new Map([
  [123, 125],
  [0xff5b, 0xff5d],
]);
const CLOSING: ReadonlySet<Code> = new Set(BRACES.values());

/** `***…***` is strong and emphasised; more marks in a row are none. */
const LONGEST_EMPHASIS = 3;

type Tokenize = (this: TokenizeContext, effects: Effects, ok: State, nok: State) => State;

/** `{{系列.图|形式}}`, on one line. */
const placeholder: Construct = {
  name: 'placeholder',
  tokenize(effects, ok, nok) {
    const named = namedInBraces(
      effects,
      (code) => {
        effects.exit('placeholder');
        return ok(code);
      },
      nok,
    );
    return (code) => {
      effects.enter('placeholder');
      return named(code);
    };
  },
};

/** `\{{系列.图}}`: text as it is, without the backslash. */
const escapedPlaceholder: Construct = {
  name: 'escapedPlaceholder',
  tokenize(effects, ok, nok) {
    return escaping(effects, (exit) => namedInBraces(effects, exit, nok), ok);
  },
};

/** `\{{` alone. */
const escapedBraces: Construct = {
  name: 'escapedBraces',
  tokenize(effects, ok, nok) {
    return escaping(effects, (exit) => twice(effects, (code) => BRACES.has(code), exit, nok), ok);
  },
};

/** Two braces that are no part of a placeholder: text, but the author meant something else. */
const strayBraces: Construct = {
  name: 'strayBraces',
  tokenize(effects, ok, nok) {
    const isBrace = (code: Code) => BRACES.has(code) || CLOSING.has(code);
    const braces = twice(
      effects,
      isBrace,
      (code) => {
        effects.exit('strayBraces');
        return ok(code);
      },
      nok,
    );
    return (code) => {
      effects.enter('strayBraces');
      return braces(code);
    };
  },
};

/** Braces, names, and the closing braces that go with them. */
function namedInBraces(effects: Effects, ok: State, nok: State): State {
  let closing: Code = null;
  const names: State = (code) => {
    if (code === null || markdownLineEnding(code) || BRACES.has(code)) return nok(code);
    if (!CLOSING.has(code)) {
      effects.consume(code);
      return names;
    }
    closing = code;
    return twice(effects, (next) => next === closing, ok, nok)(code);
  };
  return twice(effects, (code) => BRACES.has(code), names, nok);
}

/** The same character twice. */
function twice(effects: Effects, fits: (code: Code) => boolean, ok: State, nok: State): State {
  return (first) => {
    if (!fits(first)) return nok(first);
    effects.consume(first);
    return (second) => {
      if (second !== first) return nok(second);
      effects.consume(second);
      return ok;
    };
  };
}

/** A backslash with what is to be taken as it is, in the tokens of Markdown's own escapes. */
function escaping(effects: Effects, value: (exit: State) => State, ok: State): State {
  const escaped = value((code) => {
    effects.exit('characterEscapeValue');
    effects.exit('characterEscape');
    return ok(code);
  });
  return (code) => {
    effects.enter('characterEscape');
    effects.enter('escapeMarker');
    effects.consume(code);
    effects.exit('escapeMarker');
    effects.enter('characterEscapeValue');
    return escaped;
  };
}

/** `<!-- note -->`, on one line (`blockText`); one that is not closed goes to the end. */
const note: Construct = { name: 'note', tokenize: tokenizeNote };

function tokenizeNote(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const opening: readonly Code[] = [LESS_THAN, EXCLAMATION_MARK, DASH, DASH];
  let opened = 0;
  let dashes = 2;
  const exit: State = (code) => {
    effects.exit('note');
    return ok(code);
  };
  const open: State = (code) => {
    if (code !== opening[opened]) return nok(code);
    if (opened === 0) effects.enter('note');
    opened += 1;
    effects.consume(code);
    return opened < opening.length ? open : inside;
  };
  const inside: State = (code) => {
    if (code === null || markdownLineEnding(code)) return exit(code);
    const closes = code === GREATER_THAN && dashes >= 2;
    dashes = code === DASH ? dashes + 1 : 0;
    effects.consume(code);
    return closes ? exit : inside;
  };
  return open;
}

/** A line of nothing but notes. Within a paragraph or a table it is left to that, whose lines it doesn't part. */
const noteLine: Construct = {
  name: 'noteLine',
  tokenize(effects, ok, nok) {
    return this.interrupt || followsTableRow(this) ? nok : notesToEnd(this, effects, ok, nok);
  },
};

function notesToEnd(context: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const behind: State = (code) => {
    if (code === null || markdownLineEnding(code)) return ok(code);
    return markdownSpace(code) ? factorySpace(effects, behind, 'whitespace')(code) : another()(code);
  };
  const another = (): State => tokenizeNote.call(context, effects, behind, nok);
  return another();
}

function followsTableRow({ events }: TokenizeContext): boolean {
  const last: string | undefined = events.findLast(
    ([, { type }]) => type !== 'lineEnding' && type !== 'linePrefix',
  )?.[1].type;
  return last === 'tableHead' || last === 'tableRow';
}

/** HTML, which is reported, but for notes, which are none. */
const htmlButNotes: Construct = {
  ...htmlFlow,
  name: 'htmlButNotes',
  tokenize(effects, ok, nok) {
    return effects.check(
      { partial: true, tokenize: tokenizeNote },
      nok,
      htmlFlow.tokenize.call(this, effects, ok, nok),
    );
  },
};

/** A list, whose items go on behind a line of notes as if it weren't there. */
const listWithNotes: Construct = {
  ...list,
  continuation: {
    tokenize(effects, ok, nok) {
      const goOn: State = (code) => {
        if (this.containerState) this.containerState._closeFlow = undefined;
        return ok(code);
      };
      const tokenize: Tokenize = (_, ofLine, nokOfLine) =>
        factorySpace(effects, notesToEnd(this, effects, ofLine, nokOfLine), 'linePrefix');
      return effects.check({ partial: true, tokenize }, goOn, continueList(this, effects, ok, nok));
    },
  },
};

function continueList(context: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { continuation } = list;
  if (!continuation) throw new Error('a list goes on from line to line');
  return continuation.tokenize.call(context, effects, ok, nok);
}

/** Emphasis as Chinese text needs it: `**…座谈会。**省委` is emphasis here; in plain CommonMark it is not. */
const [cjkEmphasis] = [cjkFriendlyExtension().text?.[ASTERISK]].flat();

/**
 * Emphasis, but not by marks of which the text itself can be shown to have need: `210*297*5`, the mask of `138****5678` and
 * of `张*、李*`, and what stands in a bare address.
 */
const emphasis: Construct = {
  ...cjkEmphasis,
  tokenize(effects, ok, nok) {
    if (!cjkEmphasis) throw new Error('the extension for Chinese text has emphasis');
    const before = this.previous;
    const isInAddress = endsInAddress(this);
    // Beside a figure marks do what they do beside a digit, not beside its braces.
    if (this.events.at(-1)?.[1].type === 'placeholder') this.previous = DIGIT_ZERO;
    const ended: State = (after) => {
      const token = this.events.at(-1)?.[1];
      if (!token) throw new Error('a sequence of marks was read');
      const length = token.end.offset - token.start.offset;
      if (BRACES.has(after) && before !== null && token._open === false) token._open = true;
      if (CLOSING_MARKS.has(after)) token._open = false;
      if (OPENING_MARKS.has(before)) token._close = false;
      const isSign = asciiAlphanumeric(before) && asciiAlphanumeric(after);
      if (isSign || length > LONGEST_EMPHASIS || (isInAddress && isPrintable(after))) {
        token._open = false;
        token._close = false;
      }
      return ok(after);
    };
    return cjkEmphasis.tokenize.call(this, effects, ended, nok);
  },
};

const isPrintable = (code: Code): boolean => code !== null && code > 32 && code < 127;

const codesOf = (marks: string): ReadonlySet<Code> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
/** Nothing that is emphasised begins with one of these, or ends with one of those. */
const CLOSING_MARKS = codesOf('，、。；：？！）》〉”’」』】〕,;:?!)');
const OPENING_MARKS = codesOf('（《〈“‘「『【〔(');

/** How many characters back the beginning of a bare address is looked for. */
const LOOK_BACK = 300;

/** Whether what was read last belongs to a bare address. */
function endsInAddress(context: TokenizeContext): boolean {
  const end = context.now();
  const { _bufferIndex: index } = end;
  if (index <= 0) return false;
  const start = { ...end, _bufferIndex: Math.max(0, index - LOOK_BACK) };
  return /(?:https?:\/\/|www\.)[!-~]*$/.test(context.sliceSerialize({ start, end }));
}

/** What sources have beyond Markdown, for the tokenizer. */
export const syntaxExtension: Extension = {
  disable: { null: ['htmlFlow'] },
  document: Object.fromEntries(
    [42, 43, 45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57].map((mark) => [mark, listWithNotes]),
  ),
  flow: { [LESS_THAN]: [noteLine, htmlButNotes] },
  insideSpan: { null: [emphasis] },
  text: {
    [ASTERISK]: emphasis,
    [UNDERSCORE]: emphasis,
    [LESS_THAN]: note,
    [BACKSLASH]: [escapedPlaceholder, escapedBraces],
    ...Object.fromEntries([...BRACES.keys()].map((brace) => [brace, [placeholder, strayBraces]])),
    ...Object.fromEntries([...CLOSING].map((brace) => [brace, strayBraces])),
  },
};
