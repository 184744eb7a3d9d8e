import type { Ledger } from '../model/ledger.js';
import type { AccountTable } from '../model/ledger-table.js';
import { valueAt } from '../model/timed.js';
import { ledgerRows } from './ledger-rows.js';

interface TableChoice {
  readonly year: number;
  /** All where none is given. */
  readonly series?: string;
}

/** A year of the ledger, a table for each measure in printing order; none for a measure that has no row in it. */
export function tabulateLedger(ledger: Ledger, choice: TableChoice): readonly AccountTable[] {
  const rows = ledgerRows(ledger, choice);
  const tables: AccountTable[] = [];
  for (const [key, { definition, accounts }] of ledger.series) {
    for (const declared of definition.measures) {
      const { name } = declared;
      const own = rows.filter(({ series, measure }) => series === key && measure === name);
      const last = own.at(-1);
      if (!last) continue;
      const moment = ledger.issues.get(last.number);
      const addends = accounts.get(name)?.years.get(choice.year)?.addends ?? [];
      const opening = addends.find((addend) => addend.kind === 'opening');
      tables.push({
        year: choice.year,
        series: moment ? valueAt(definition.title, moment) : definition.title[0].is,
        measure: name,
        unit: last.unit,
        declared,
        ...(opening && { opening: { through: opening.through, value: opening.value } }),
        rows: own,
      });
    }
  }
  return tables;
}
