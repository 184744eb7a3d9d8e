import type { LinePolicy } from '../model/new-workspace.js';
import { yamlScalar } from '../model/yaml-scalar.js';

/**
 * The composition keys of a template by which lines are broken, for each way that an office may choose. All end full lines
 * with half a mark [GB/T 15834-2011 5.1.10]. `word` is what Word 2016 and WPS do, found from the places of the glyphs
 * in printed documents.
 */
const policies: Readonly<Record<LinePolicy, ReadonlyMap<string, string>>> = {
  word: keys({ kinsoku: 'word', autospace: '0.25em', shrink: 'equal', unitGlue: 'off', opening: 'half' }),
  'push-in-first': keys({ kinsoku: 'push-in-first' }),
  'push-out': keys({ kinsoku: 'push-out' }),
  'total-fit': keys({ kinsoku: 'push-in-first', breaker: 'total-fit' }),
};

interface Keys {
  readonly kinsoku: string;
  readonly breaker?: string;
  readonly autospace?: string;
  readonly shrink?: string;
  readonly unitGlue?: string;
  readonly opening?: string;
}

function keys({ kinsoku, breaker, autospace, shrink, unitGlue, opening }: Keys): ReadonlyMap<string, string> {
  return new Map([
    ['autospace', autospace ?? '0.125em'],
    ['breaker', breaker ?? 'first-fit'],
    ['kinsoku', kinsoku],
    ['shrink', shrink ?? 'ladder'],
    ['unit-glue', unitGlue ?? 'soft'],
    ['line-end-mark', 'half'],
    ['line-start-opening', opening ?? 'full'],
  ]);
}

/** Each way as an editor would say it. */
const policyNames: Readonly<Record<LinePolicy, string>> = {
  word: '像 Word、WPS 那样',
  'push-in-first': '先挤后推',
  'push-out': '只推不挤',
  'total-fit': '版面最匀',
};

/** The template of an office: one of the package's, but for how lines are broken. Lines are parted by LF. */
export function writeTemplate(template: string, policy: LinePolicy): string {
  const lines = [
    '# 本单位的版式。这里没写的，都照沿用的那个版式；要改哪一项，照样写在这里',
    '# （有哪些项：docs/template-keys.md）',
    `extends: ${yamlScalar(template)}`,
    '',
    `composition:                  # 断行：${policyNames[policy]}`,
    ...[...policies[policy]].map(([key, value]) => `  ${key}: ${value}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A copy of a whole template, but for how lines are broken; what is written beside a value stays. */
export const adaptTemplate = (text: string, policy: LinePolicy): string =>
  [...policies[policy]].reduce(
    (adapted, [key, value]) =>
      adapted.replace(new RegExp(`^(  ${key}: )(\\S+)( *)`, 'm'), (_, start: string, old: string, blank: string) => {
        const width = old.length + blank.length;
        return blank === '' ? start + value : start + value.padEnd(Math.max(width, value.length + 1));
      }),
    text,
  );
