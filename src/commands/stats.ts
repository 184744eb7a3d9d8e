import { resolve } from 'node:path';
import { compileChart, compileStatistics, explainTotal, tabulateLedger } from '../compile-statistics.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { hasErrors } from '../model/finding.js';
import type { Ledger } from '../model/ledger.js';
import type { LedgerFormat } from '../model/ledger-table.js';
import { UsageError } from '../model/usage-error.js';
import { listIssues, loadHeaders, loadSettings } from '../read/load-workspace.js';
import { formatChartSvg } from '../report/format-chart-svg.js';
import { formatStats } from '../report/format-stats.js';
import { formatTalk } from '../report/format-talk.js';
import type { StatsAnswer } from '../report/stats-answer.js';
import { chooseStatistics, foldersUpTo, type StatisticsChoice, type TypedChoice } from './choose-statistics.js';
import { FindingsReport } from './findings-report.js';
import { openWorkspace, pathFrom } from './open-workspace.js';
import type { Terminal } from './terminal.js';
import { writeFile } from './write-file.js';

/** `bulletin stats` as it was called. */
export interface StatsRequest extends TypedChoice {
  /** The issue that is to look, as typed; none for the newest. */
  readonly issue?: string;
  /** A table where none is given. */
  readonly format?: LedgerFormat;
  /** Where the chart goes, relative to where the caller stands. */
  readonly chart?: string;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/**
 * Shows the ledger, or a total of it to the last addend, or draws it. Only headers are read. Where an error could falsify
 * a figure of the year nothing is shown: a wrong total must not be copied.
 * @throws UsageError where there is no workspace, nothing of what was asked for, or no writing the chart
 */
export async function stats(request: StatsRequest, terminal: Terminal): Promise<ExitCode> {
  checkChart(request);
  const report = new FindingsReport(terminal);
  const found = askLedger(request, report, terminal);
  if (found) await show(found, request, terminal);
  else if (!terminal.quiet) terminal.say(`${formatTalk('stats-withheld', {}, terminal.language)}\n`);
  report.sumUp();
  return found ? exitCodes.done : exitCodes.sourceErrors;
}

function checkChart({ chart, explain, format }: StatsRequest): void {
  if (chart === undefined) return;
  if (explain !== undefined) throw UsageError.of('chart-alone', { option: '--explain' });
  if (format !== undefined) throw UsageError.of('chart-alone', { option: '--format' });
  if (/\.svg$/i.test(chart)) return;
  throw UsageError.of('chart-not-svg', { file: chart, example: `${chart.replace(/\.\w+$/, '')}.svg` });
}

/** A ledger without errors in what was asked of it. */
interface Found {
  readonly ledger: Ledger;
  readonly choice: StatisticsChoice;
}

/** Reads and counts; findings are shown as they come up. None where an error stands in the way. */
function askLedger(request: StatsRequest, report: FindingsReport, terminal: Terminal): Found | undefined {
  const root = openWorkspace(request.cwd, terminal.standing);
  const issues = listIssues(root);
  const settings = loadSettings(root);
  const headers = loadHeaders(root, foldersUpTo(issues.value, request.issue));
  const inReading = [...issues.findings, ...settings.findings, ...headers.findings];
  report.show(inReading);
  if (!settings.value || hasErrors(inReading)) return undefined;

  const { ledger, findings, byYear } = compileStatistics({ settings: settings.value, headers: headers.value });
  report.show(findings);
  if (!ledger || hasErrors(findings)) return undefined;

  const choice = chooseStatistics(ledger, request);
  const ofYear = byYear.filter(({ years }) => years.includes(choice.year)).map(({ finding }) => finding);
  report.show(ofYear);
  return hasErrors(ofYear) ? undefined : { ledger, choice };
}

async function show({ ledger, choice }: Found, request: StatsRequest, terminal: Terminal): Promise<void> {
  const { language } = terminal;
  const answer = answerOf(ledger, choice);
  const empty = (answer.type === 'year' ? answer.tables : answer.addends).length === 0;
  if (empty && !terminal.quiet) terminal.say(`${formatTalk('stats-empty', { year: choice.year }, language)}\n`);
  if (request.chart === undefined) {
    const format = request.format ?? 'table';
    terminal.write(formatStats(answer, format, language));
    // A data file holds addends alone: a line more would be added up with them.
    const sum = format === 'csv' && answer.type === 'explanation' ? answer.sum : undefined;
    if (sum !== undefined && !terminal.quiet) terminal.say(`${formatTalk('stats-sum', { sum }, language)}\n`);
  } else if (answer.type === 'year' && !empty) {
    const file = resolve(terminal.standing, request.chart);
    writeFile(file, Buffer.from(formatChartSvg(await compileChart(answer.tables))));
    terminal.print(pathFrom(terminal.standing, file));
  }
}

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
  const account = { year, series: definition.title, measure: measure.name, unit: measure.unit };
  return { type: 'explanation', account, number, ...explanation };
}
