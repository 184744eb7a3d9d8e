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

  constructor(prompter: Prompter, before: readonly Exchange[] = []) {
    this.#prompter = prompter;
    this.#exchanges = [...before];
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Whether nobody is asked at the moment. */
  get isReplaying(): boolean {
    return this.#next < this.#exchanges.length;
  }

  async ask(question: string): Promise<string> {
    const known = this.#exchanges[this.#next];
    if (known?.question === question) {
      this.#next += 1;
      return known.answer;
    }
    this.#exchanges.length = this.#next;
    const answer = await this.#prompter.ask(question);
    if (backWords.includes(answer.toLowerCase())) {
      this.#forget(question);
      throw new WentBack();
    }
    this.#exchanges.push({ question, answer });
    this.#next += 1;
    return answer;
  }

  /** Takes back all answers to a question, right and wrong ones, and those to the question before it. */
  #forget(question: string): void {
    const drop = (asked: string | undefined): void => {
      while (asked !== undefined && this.#exchanges.at(-1)?.question === asked) this.#exchanges.pop();
    };
    drop(question);
    drop(this.#exchanges.at(-1)?.question);
    this.#next = 0;
  }

  close(): void {
    this.#prompter.close();
  }
}
