import { summarize } from './measure.js';

const HEADING = ['', 'ours', 'CPU', 'beside', '', 'CPU', 'ratio', 'CPU', 'more', 'wanted'];

/** Lines of the benchmark as a table in Markdown: medians, and in brackets the least. Ratios are medians of the pairs'. */
export function tableOf(lines) {
  const cells = [
    HEADING,
    HEADING.map((_, column) => (column === 0 || column === 3 ? '---' : '--:')),
    ...lines.map(cellsOf),
  ];
  return `${cells.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

/** A line as it is said while the next is measured. */
export const wordLine = (line) => cellsOf(line).filter(Boolean).join('  ');

function cellsOf({ name, skipped, unit, own, beside, wanted = {} }) {
  if (skipped) return [name, '', '', skipped, '', '', '', '', '', ''];
  const measured = beside?.measured;
  const isTime = unit === 'ms';
  const [wall, cpu] = ['wall', 'cpu'].map((key) => (all) => all?.map((one) => (isTime ? one[key] : one)));
  const times = (of, all) => (all && (isTime || of === wall) ? shown(of(all), of === wall ? unit : '') : '');
  const ratio = (of) => (measured && (isTime || of === wall) ? pairwise(of(own), of(measured), (a, b) => a / b) : '');
  const more = measured && isTime ? pairwise(wall(own), wall(measured), (a, b) => a - b, 1) : '';
  return [
    name,
    times(wall, own),
    times(cpu, own),
    beside?.name ?? '',
    times(wall, measured),
    times(cpu, measured),
    ratio(wall),
    ratio(cpu),
    more,
    wordWanted(wanted),
  ];
}

function shown(numbers, unit) {
  const { median, least } = summarize(numbers);
  const rounded = (number) => number.toFixed(number < 100 ? 1 : 0);
  return numbers.length > 1
    ? `${rounded(median)} ${unit} (${rounded(least)})`.replace('  ', ' ')
    : `${rounded(median)} ${unit}`;
}

/** Pair by pair: what slowed the machine down for a while meets both alike. */
function pairwise(own, measured, compare, digits = 2) {
  return summarize(own.map((one, round) => compare(one, measured[round]))).median.toFixed(digits);
}

function wordWanted({ wall, cpu, ratio, more, most }) {
  if (wall) return `≤ ${wall}${cpu ? `, CPU ≤ ${cpu}` : ''}`;
  if (ratio) return `≤ ${ratio}`;
  if (more) return `≤ ${more} ms more`;
  return most ? `≤ ${most}` : '';
}
