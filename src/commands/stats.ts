import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Ledger } from '../model/ledger.js';
import type { LedgerFormat } from '../model/ledger-table.js';
import { unitAt, writeEntered } from '../model/measure.js';
import { unlessRefused } from '../model/system-error.js';
import { valueAt } from '../model/timed.js';
import { UsageError } from '../model/usage-error.js';
import { compileChart, explainTotal, tabulateLedger } from '../recipes/compile-statistics.js';
import { formatChartSvg } from '../report/format-chart-svg.js';
import { formatStats } from '../report/format-stats.js';
import { formatTalk } from '../report/format-talk.js';
import type { StatsAnswer } from '../report/stats-answer.js';
import { askLedger, type FoundLedger, type LedgerRequest } from '../workspace/ask-ledger.js';
import type { StatisticsChoice } from '../workspace/choose-statistics.js';
import { findPlace } from '../workspace/files/find-place.js';
import { writeFile } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin stats` as it was called. */
export interface StatsRequest extends LedgerRequest {
  /** A table where none is given. */
  readonly format?: LedgerFormat;
  /** Where the chart goes, relative to where the caller stands; `-` for stdout, which then holds nothing else. */
  readonly chart?: string;
}

/**
 * Shows the ledger, or a total of it to the last addend, or draws it. Only headers are read. Where an error could falsify
 * a figure of the year nothing is shown: a wrong total must not be copied.
 * @throws UsageError where there is no workspace, nothing of what was asked for, or no writing the chart
 */
export async function stats(request: StatsRequest, terminal: Terminal): Promise<ExitCode> {
  checkChart(request, terminal);
  const report = new FindingsReport(terminal);
  const found = askLedger(request, terminal.standing, (findings) => report.show(findings));
  if (found) await show(found, request, terminal);
  else if (!terminal.quiet) terminal.say(`${formatTalk(talk('stats-withheld', {}), terminal.language)}\n`);
  report.sumUp();
  return found ? exitCodes.done : exitCodes.sourceErrors;
}

function checkChart({ chart, explain, format }: StatsRequest, { standing }: Terminal): void {
  if (chart === undefined) return;
  if (explain !== undefined) throw new UsageError(talk('chart-alone', { option: '--explain' }));
  if (format !== undefined) throw new UsageError(talk('chart-alone', { option: '--format' }));
  if (/\.svg$/i.test(chart) || chart === '-' || takesAnything(resolve(standing, chart))) return;
  throw new UsageError(talk('chart-not-svg', { file: chart, example: `${chart.replace(/\.\w+$/, '')}.svg` }));
}

async function show({ ledger, choice }: FoundLedger, request: StatsRequest, terminal: Terminal): Promise<void> {
  const { language } = terminal;
  const answer = answerOf(ledger, choice);
  const empty = isEmpty(answer);
  if (empty && !terminal.quiet) terminal.say(`${formatTalk(talk('stats-empty', { year: choice.year }), language)}\n`);
  if (request.chart === undefined) {
    const format = request.format ?? 'table';
    const write = format === 'csv' || format === 'json' ? terminal.writeData : terminal.write;
    write(formatStats(answer, format, language));
    // A data file holds addends alone: a line more would be added up with them.
    const total = format === 'csv' && answer.type === 'explanation' ? answer.total : undefined;
    if (answer.type === 'explanation' && total && !terminal.quiet) {
      const sum = writeEntered(answer.account.declared, total);
      terminal.say(`${formatTalk(talk('stats-sum', { sum }), language)}\n`);
    }
  } else if (answer.type === 'year' && !empty) {
    writeChart(request.chart, formatChartSvg(await compileChart(answer.tables)), terminal);
  }
}

/** The path of what is no file, such as a pipe, would stand in the way of what reads it. */
function writeChart(chart: string, svg: string, { standing, writeData, print }: Terminal): void {
  if (chart === '-') {
    writeData(svg);
    return;
  }
  const file = resolve(standing, chart);
  const isFile = !takesAnything(file);
  writeFile(file, Buffer.from(svg));
  if (isFile) print(pathFrom(standing, file));
}

/** Whether a path leads to a pipe or a device, which have no kinds of files. */
const takesAnything = (path: string): boolean => (unlessRefused(() => findPlace(path))?.type ?? 'file') !== 'file';

const isEmpty = (answer: StatsAnswer): boolean =>
  answer.type === 'year' ? answer.tables.length === 0 : answer.parts.every(({ addends }) => addends.length === 0);

function answerOf(ledger: Ledger, { year, series, explain, number }: StatisticsChoice): StatsAnswer {
  if (!explain) {
    const tables = tabulateLedger(ledger, { year, ...(series !== undefined && { series }) });
    return { type: 'year', tables };
  }
  const definition = ledger.series.get(explain.series)?.definition;
  const measure = definition?.measures.find(({ name }) => name === explain.measure);
  const explanation = explainTotal(ledger, { ...explain, number, year });
  if (!definition || !measure || !explanation) {
    throw new Error(`an unchecked choice: ${explain.series}.${explain.measure}`);
  }
  const looking = ledger.issues.get(number);
  if (!looking) throw new Error(`an issue that isn't kept: ${number}`);
  const account = {
    year,
    series: valueAt(definition.title, looking),
    measure: measure.name,
    unit: unitAt(measure, looking),
    declared: measure,
  };
  return { type: 'explanation', account, number, ...explanation };
}
