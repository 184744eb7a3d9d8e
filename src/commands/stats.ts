import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Ledger } from '../model/ledger.js';
import type { LedgerFormat } from '../model/ledger-table.js';
import { unitAt, writeEntered } from '../model/measure.js';
import { unlessRefused } from '../model/system-error.js';
import { valueAt } from '../model/timed.js';
import { UsageError } from '../model/usage-error.js';
import { compileChart, explainFigure, explainTotal, tabulateLedger } from '../recipes/compile-statistics.js';
import type { HeadLanguage } from '../report/data-heads.js';
import { formatChartSvg } from '../report/format-chart-svg.js';
import { formatStats } from '../report/format-stats.js';
import { formatStatsXlsx } from '../report/format-stats-data.js';
import { formatTalk } from '../report/format-talk.js';
import { wordFinding } from '../report/reported-finding.js';
import type { ExplanationAnswer, StatsAnswer, YearAnswer } from '../report/stats-answer.js';
import { askContributors } from '../workspace/ask-contributors.js';
import { askLedger, type LedgerRequest } from '../workspace/ask-ledger.js';
import type { StatisticsChoice } from '../workspace/choose-statistics.js';
import { findPlace } from '../workspace/files/find-place.js';
import { writeFile } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin stats` as it was called. */
export interface StatsRequest extends LedgerRequest {
  /** The format; a table where none is given. */
  readonly format?: LedgerFormat;
  /** Where what is shown goes, relative to where the caller stands; to stdout where none is given. */
  readonly output?: string;
  /** The language of a CSV's head. */
  readonly heads?: HeadLanguage;
  /** Where the chart goes, relative to where the caller stands; `-` for stdout, which then holds nothing else. */
  readonly chart?: string;
  /** Shows who supplied the texts, and nothing of the ledger. */
  readonly contributors?: boolean;
  /** Only the contributors of this month: as typed, such as `12`. */
  readonly month?: string;
}

/**
 * Shows the ledger, or a total of it to the last addend, or draws it. Only headers are read. Where an error could falsify
 * a figure of the year nothing is shown: a wrong total must not be copied.
 * @throws UsageError where there is no workspace, nothing of what was asked for, or no writing the file
 */
export async function stats(request: StatsRequest, terminal: Terminal): Promise<ExitCode> {
  checkTogether(request);
  checkChart(request, terminal);
  const report = new FindingsReport(terminal);
  const found = request.contributors
    ? showContributors(request, terminal, report)
    : await showLedger(request, terminal, report);
  if (!found && !terminal.quiet) terminal.say(`${formatTalk(talk('stats-withheld', {}), terminal.language)}\n`);
  report.sumUp();
  return found ? exitCodes.done : exitCodes.sourceErrors;
}

/** Whether options that stand together mean something together. */
function checkTogether(request: StatsRequest): void {
  const { contributors, month, series, issue, explain, chart, format, output, heads } = request;
  const refuse = (option: string, needs: string): never => {
    throw new UsageError(talk('option-unfit', { option, needs }));
  };
  if (contributors) {
    const typed = Object.entries({ '--series': series, '--issue': issue, '--explain': explain, '--chart': chart });
    const [stray] = typed.flatMap(([option, value]) => (value === undefined ? [] : [option]));
    if (stray !== undefined) throw new UsageError(talk('contributors-alone', { option: stray }));
  } else if (month !== undefined) refuse('--month', '--contributors');
  if (heads !== undefined && format !== 'csv') refuse('--heads', '--format csv');
  if (format === 'xlsx' && output === undefined) throw new UsageError(talk('xlsx-file', { example: '-o 统计.xlsx' }));
}

function checkChart({ chart, explain, format, output }: StatsRequest, { standing }: Terminal): void {
  if (chart === undefined) return;
  if (explain !== undefined) throw new UsageError(talk('chart-alone', { option: '--explain' }));
  if (format !== undefined) throw new UsageError(talk('chart-alone', { option: '--format' }));
  if (output !== undefined) throw new UsageError(talk('chart-alone', { option: '--output' }));
  if (/\.svg$/i.test(chart) || chart === '-' || takesAnything(resolve(standing, chart))) return;
  throw new UsageError(talk('chart-not-svg', { file: chart, example: `${chart.replace(/\.\w+$/, '')}.svg` }));
}

/** Says whether there was nothing in the way. */
function showContributors(request: StatsRequest, terminal: Terminal, report: FindingsReport): boolean {
  const { value: found, findings } = askContributors(request, terminal.standing);
  report.show(findings);
  if (!found) return false;
  const { language, quiet, say } = terminal;
  const isNobody = found.contributors.length === 0;
  if (isNobody && !quiet) say(`${formatTalk(talk('contributors-empty', { year: found.year }), language)}\n`);
  putOut({ type: 'contributors', ...found }, request, terminal);
  return true;
}

/** Says whether there was nothing in the way. */
async function showLedger(request: StatsRequest, terminal: Terminal, report: FindingsReport): Promise<boolean> {
  const { value: found, findings } = askLedger(request, terminal.standing);
  report.show(findings);
  if (!found) return false;
  const { ledger, choice } = found;
  const { language } = terminal;
  const answer = answerOf(ledger, choice);
  const empty = isEmpty(answer);
  if (empty && !terminal.quiet) terminal.say(`${formatTalk(talk('stats-empty', { year: choice.year }), language)}\n`);
  if (request.chart === undefined) {
    putOut(answer, request, terminal);
    // A data file holds addends alone: a line more would be added up with them.
    const total = request.format === 'csv' && answer.type === 'explanation' ? answer.total : undefined;
    if (answer.type === 'explanation' && !terminal.quiet) {
      for (const hint of answer.hints)
        terminal.say(`${formatTalk(talk('stats-hint', { hint: wordFinding(hint) }), language)}\n`);
    }
    if (answer.type === 'explanation' && total && !terminal.quiet) {
      const sum = writeEntered(answer.account.declared, total);
      terminal.say(`${formatTalk(talk('stats-sum', { sum }), language)}\n`);
    }
  } else if (answer.type === 'year' && !empty) {
    writeChart(request.chart, formatChartSvg(await compileChart(answer.tables)), terminal);
  }
  return true;
}

/** Writes the answer to stdout, or into the file that was named. */
function putOut(answer: StatsAnswer, { format = 'table', output, heads }: StatsRequest, terminal: Terminal): void {
  const { language, standing, print } = terminal;
  if (output === undefined && format !== 'xlsx') {
    const write = format === 'csv' || format === 'json' ? terminal.writeData : terminal.write;
    write(formatStats(answer, format, language, heads));
  } else {
    const file = resolve(standing, output ?? '');
    const bytes =
      format === 'xlsx' ? formatStatsXlsx(answer) : Buffer.from(formatStats(answer, format, language, heads));
    writeFile(file, bytes);
    print(pathFrom(standing, file));
  }
}

/**
 * Writes a chart where it is to go. The path of a file is printed; that of a pipe or a device is not, since what reads the chart
 * there would get the path along with it.
 */
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

const isEmpty = (answer: YearAnswer | ExplanationAnswer): boolean =>
  answer.type === 'year' ? answer.tables.length === 0 : answer.parts.every(({ addends }) => addends.length === 0);

function answerOf(ledger: Ledger, { year, series, explain, number }: StatisticsChoice): YearAnswer | ExplanationAnswer {
  if (!explain) {
    const tables = tabulateLedger(ledger, { year, ...(series !== undefined && { series }) });
    return { type: 'year', tables };
  }
  const definition = ledger.series.get(explain.series)?.definition;
  const measure = definition?.measures.find(({ name }) => name === explain.measure);
  const { figure } = explain;
  const explained =
    figure === undefined
      ? { value: explainTotal(ledger, { ...explain, number, year }), findings: [] }
      : explainFigure(ledger, { ...explain, figure, number });
  const [trouble] = explained.findings;
  if (!explained.value && trouble) throw new UsageError(talk('stats-no-figure', { why: wordFinding(trouble) }));
  const explanation = explained.value;
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
  const known = { account, number, ...(figure !== undefined && { figure }), hints: explained.findings };
  return { type: 'explanation', ...known, ...explanation };
}
