import type { Rule } from '../rule.js';
import { bankCard } from './bank-card.js';
import { identityNumber } from './identity-number.js';
import { leaderOrder } from './leader-order.js';
import { mobileNumber } from './mobile-number.js';
import { personName } from './person-name.js';
import { personTitle } from './person-title.js';
import { repeatedParagraph } from './repeated-paragraph.js';
import { termForm } from './term-form.js';
import { unevenQuote } from './uneven-quote.js';

/** People and terms, what was copied, and what must not be published. */
export const peopleRules: readonly Rule[] = [
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
