import type { Finding } from '../model/finding.js';
import type { Placeholder } from '../model/issue.js';
import type { LedgerSeries } from '../model/ledger.js';
import type { Unknown } from '../model/stretch.js';
import { finding } from './finding.js';

/** What is said where the ledger has no such figure. */
export function unavailable({ figure, range }: Placeholder, { definition }: LedgerSeries, why: Unknown): Finding {
  const series = definition.key;
  switch (why.reason) {
    case 'not-there-yet':
      return finding('figure-missing', range, { series, figure, number: why.number });
    case 'spoiled':
      return finding('figure-unavailable/spoiled', range, { series, figure, year: why.year });
    case 'no-figures':
      return finding('figure-unavailable/no-figures', range, { series, figure, number: why.number });
    case 'not-begun':
      return finding('figure-unavailable/not-begun', range, { series, figure, number: why.number });
    case 'measure-not-begun':
    case 'measure-ended':
      return finding(`figure-unavailable/${why.reason}`, range, {
        series,
        figure,
        measure: why.measure,
        number: why.number,
      });
    case 'divided-by-zero':
      return finding('figure-unavailable/divided-by-zero', range, {
        series,
        figure,
        measures: why.by,
        number: why.number,
      });
    case 'in-opening':
      return finding('figure-unavailable/in-opening', range, { series, figure, number: why.number });
    case 'no-issue-before':
      return finding('figure-unavailable/no-issue-before', range, { figure, number: why.number });
    case 'no-issue-last-year':
      return finding('figure-unavailable/no-issue-last-year', range, { figure, year: why.year, issue: why.issue });
    case 'month-hidden':
      return finding('figure-unavailable/month-hidden', range, { series, figure, month: why.month });
    case 'no-weeks':
      return finding('figure-unavailable/no-weeks', range, { figure, year: why.year });
  }
}
