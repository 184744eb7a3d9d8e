import type { Exchange } from '../../workspace/kept-answers.js';
import type { Prompter } from './prompter.js';

/** Typed in the place of an answer: back to the question before. */
const backWords: readonly string[] = ['<', '＜', '《', '上一题', 'back'];

/** The person wants the question before once more: all questions are put again, and those up to it are answered at once. */
export class WentBack extends Error {}

/**
 * A prompter that keeps what was answered, so that one can go back, or go on another day: a question that was answered
 * before is answered in the same way, until one comes that wasn't put then.
 */
export class Transcript implements Prompter {
  readonly #prompter: Prompter;
  readonly #exchanges: Exchange[];
  #next = 0;
  /** Whether the last question was put to somebody. */
  #isAsked = false;

  constructor(prompter: Prompter, before: readonly Exchange[] = []) {
    this.#prompter = prompter;
    this.#exchanges = [...before];
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Whether nobody is asked at the moment. */
  get isReplaying(): boolean {
    return this.#next < this.#exchanges.length && !this.#isAsked;
  }

  async ask(question: string): Promise<string> {
    const known = this.#exchanges[this.#next];
    const isKnown = known !== undefined && stemOf(known.question) === stemOf(question);
    // What Enter gave another day may be something else now; what was typed is what was meant.
    this.#isAsked = !isKnown || (known.question !== question && known.answer === '');
    if (isKnown && !this.#isAsked) {
      this.#exchanges[this.#next] = { question, answer: known.answer };
      this.#next += 1;
      return known.answer;
    }
    const answer = await this.#prompter.ask(question);
    if (backWords.includes(answer.toLowerCase())) {
      this.#forget(question);
      throw new WentBack();
    }
    // All behind it was answered to other questions, unless this one is put again since its answer was wrong.
    const isAgain = this.#exchanges[this.#next - 1]?.question === question;
    if (!isKnown && !isAgain) this.#exchanges.length = this.#next;
    this.#exchanges.splice(this.#next, isKnown ? 1 : 0, { question, answer });
    this.#next += 1;
    return answer;
  }

  /** Takes back all answers to a question, right and wrong ones, and those to the question before it. */
  #forget(question: string): void {
    this.#exchanges.length = this.#next;
    const drop = (asked: string | undefined): void => {
      while (asked !== undefined && this.#exchanges.at(-1)?.question === asked) this.#exchanges.pop();
    };
    drop(question);
    drop(this.#exchanges.at(-1)?.question);
    this.#next = 0;
    this.#isAsked = false;
  }

  close(): void {
    this.#prompter.close();
  }
}

/** A question without the answer that Enter gives, which changes with the day. */
const stemOf = (question: string): string => question.replace(/ \[[^\]]*\](?=[：:] ?$)/, '');
