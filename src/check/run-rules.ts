import type { Finding } from '../model/finding.js';
import type { CheckedIssue } from './checked-issue.js';
import type { CheckedText } from './checked-text.js';
import type { Rule } from './rule.js';
import { bankCard } from './rules/bank-card.js';
import { bookTitle } from './rules/book-title.js';
import { classifiedMark } from './rules/classified-mark.js';
import { confusableWord } from './rules/confusable-word.js';
import { cumulativeWord } from './rules/cumulative-word.js';
import { dashForm } from './rules/dash-form.js';
import { dateBeforePeriod } from './rules/date-before-period.js';
import { dateReal } from './rules/date-real.js';
import { dateRepeated } from './rules/date-repeated.js';
import { dateStyle } from './rules/date-style.js';
import { dateZero } from './rules/date-zero.js';
import { distributionEntry } from './rules/distribution-entry.js';
import { doubledMark } from './rules/doubled-mark.js';
import { ellipsisForm } from './rules/ellipsis-form.js';
import { emphasisMark } from './rules/emphasis-mark.js';
import { eventDate } from './rules/event-date.js';
import { fullWidthDigit } from './rules/full-width-digit.js';
import { halfWidthMark } from './rules/half-width-mark.js';
import { hanDigitSpace } from './rules/han-digit-space.js';
import { headingMark } from './rules/heading-mark.js';
import { hiddenParagraph } from './rules/hidden-paragraph.js';
import { identityNumber } from './rules/identity-number.js';
import { imageMark } from './rules/image-mark.js';
import { invisibleCharacter } from './rules/invisible-character.js';
import { labelForm } from './rules/label-form.js';
import { labelMixed } from './rules/label-mixed.js';
import { labelOrder } from './rules/label-order.js';
import { leaderOrder } from './rules/leader-order.js';
import { leftOver } from './rules/left-over.js';
import { listRestart } from './rules/list-restart.js';
import { lonelyItem } from './rules/lonely-item.js';
import { lookAlike } from './rules/look-alike.js';
import { markSequence } from './rules/mark-sequence.js';
import { markSpace } from './rules/mark-space.js';
import { mobileNumber } from './rules/mobile-number.js';
import { numberRange } from './rules/number-range.js';
import { pauseBeforeEtc } from './rules/pause-before-etc.js';
import { pauseBetweenQuoted } from './rules/pause-between-quoted.js';
import { percentSum } from './rules/percent-sum.js';
import { periodLength } from './rules/period-length.js';
import { periodOverlap } from './rules/period-overlap.js';
import { periodSkip } from './rules/period-skip.js';
import { periodWord } from './rules/period-word.js';
import { personName } from './rules/person-name.js';
import { personTitle } from './rules/person-title.js';
import { quantityForm } from './rules/quantity-form.js';
import { repeatedParagraph } from './rules/repeated-paragraph.js';
import { repeatedWord } from './rules/repeated-word.js';
import { sectionEmpty } from './rules/section-empty.js';
import { sentenceEnd } from './rules/sentence-end.js';
import { sheetValue } from './rules/sheet-value.js';
import { sinceBegun } from './rules/since-begun.js';
import { straightQuote } from './rules/straight-quote.js';
import { tableTotal } from './rules/table-total.js';
import { termForm } from './rules/term-form.js';
import { thousandsSeparator } from './rules/thousands-separator.js';
import { titleMark } from './rules/title-mark.js';
import { typedFigure } from './rules/typed-figure.js';
import { unevenQuote } from './rules/uneven-quote.js';
import { unpairedMark } from './rules/unpaired-mark.js';
import { weekday } from './rules/weekday.js';
import { yearBracket } from './rules/year-bracket.js';
import { yearPeriod } from './rules/year-period.js';

/** Every rule of this stage, in the order in which they run. */
export const rules: readonly Rule[] = [
  periodLength,
  periodOverlap,
  periodSkip,
  dateBeforePeriod,
  dateRepeated,
  yearPeriod,
  distributionEntry,
  sectionEmpty,
  titleMark,
  labelForm,
  labelMixed,
  labelOrder,
  listRestart,
  lonelyItem,
  headingMark,
  emphasisMark,
  imageMark,
  hiddenParagraph,
  halfWidthMark,
  straightQuote,
  ellipsisForm,
  dashForm,
  doubledMark,
  markSequence,
  sentenceEnd,
  fullWidthDigit,
  yearBracket,
  hanDigitSpace,
  markSpace,
  unpairedMark,
  pauseBetweenQuoted,
  pauseBeforeEtc,
  bookTitle,
  quantityForm,
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
  lookAlike,
  typedFigure,
  cumulativeWord,
  sinceBegun,
  periodWord,
  percentSum,
  tableTotal,
  sheetValue,
  leaderOrder,
  personTitle,
  personName,
  termForm,
  unevenQuote,
  repeatedParagraph,
  identityNumber,
  mobileNumber,
  bankCard,
];

/** What every rule finds in an issue, in the order of the rules. */
export const runRules = (issue: CheckedIssue): Finding[] => rules.flatMap((rule) => [...rule.check(issue)]);

/** What those rules find that look at nothing but texts: also where there is no header to check an issue with. */
export const runTextRules = (texts: readonly CheckedText[]): Finding[] =>
  rules.flatMap((rule) => [...(rule.checkTexts?.(texts) ?? [])]);
