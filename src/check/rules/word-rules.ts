import type { Rule } from '../rule.js';
import { classifiedMark } from './classified-mark.js';
import { confusableWord } from './confusable-word.js';
import { dateReal } from './date-real.js';
import { dateStyle } from './date-style.js';
import { dateZero } from './date-zero.js';
import { eventDate } from './event-date.js';
import { invisibleCharacter } from './invisible-character.js';
import { leftOver } from './left-over.js';
import { numberRange } from './number-range.js';
import { pauseBeforeEtc } from './pause-before-etc.js';
import { pauseBetweenQuoted } from './pause-between-quoted.js';
import { repeatedWord } from './repeated-word.js';
import { thousandsSeparator } from './thousands-separator.js';
import { unpairedMark } from './unpaired-mark.js';
import { weekday } from './weekday.js';

/** Marks that go by twos, numbers and dates, words, and what should not be there at all. */
export const wordRules: readonly Rule[] = [
  unpairedMark,
  pauseBetweenQuoted,
  pauseBeforeEtc,
  numberRange,
  dateStyle,
  dateZero,
  dateReal,
  weekday,
  eventDate,
  thousandsSeparator,
  repeatedWord,
  confusableWord,
  leftOver,
  classifiedMark,
  invisibleCharacter,
];
