import type { Ledger } from '../model/ledger.js';
import type { AccountTable } from '../model/ledger-table.js';
import { ledgerRows } from './ledger-rows.js';

export interface TableChoice {
  readonly year: number;
  /** All where none is given. */
  readonly series?: string;
}

/** A year of the ledger, a table for each measure in printing order; none for a measure that has no row in it. */
export function tabulateLedger(ledger: Ledger, choice: TableChoice): readonly AccountTable[] {
  const rows = ledgerRows(ledger, choice);
  const tables: AccountTable[] = [];
  for (const [key, { definition, accounts }] of ledger.series) {
    for (const { name, unit } of definition.measures) {
      const own = rows.filter(({ series, measure }) => series === key && measure === name);
      if (own.length === 0) continue;
      const addends = accounts.get(name)?.years.get(choice.year)?.addends ?? [];
      const opening = addends.find((addend) => addend.kind === 'opening');
      tables.push({
        year: choice.year,
        series: definition.title,
        measure: name,
        unit,
        ...(opening && { opening: { through: opening.through, value: opening.value } }),
        rows: own,
      });
    }
  }
  return tables;
}
