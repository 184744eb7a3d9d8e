import type { DistributionKind } from '../../model/settings.js';

/** What the lines of a 版记 say. */
export interface OldColophon {
  readonly distribution: ReadonlyMap<DistributionKind | '增发', string>;
  readonly staff: ReadonlyMap<string, string>;
  readonly copies?: string;
  readonly doubts: readonly string[];
}

/** Words for kinds of receivers; what isn't one of ours becomes the nearest. */
const kinds: Readonly<Record<string, DistributionKind | '增发'>> = {
  报: '报',
  送: '送',
  发: '发',
  增发: '增发',
  主送: '报',
  抄报: '报',
  呈报: '报',
  抄送: '送',
  分送: '发',
  发送: '发',
  印发: '发',
};

const DUTY = /^(?:责任?编辑?|责编|编辑|主编|审核|校对|签发|编审|编校|核稿|拟稿|联系人|电话|联系电话|电子邮箱)$/;

/** A line of receivers, of staff, or the number of copies; none of another kind. */
type ColophonLine =
  | { readonly type: 'receivers'; readonly word: string; readonly receivers: string }
  | { readonly type: 'staff'; readonly staff: readonly (readonly [duty: string, name: string])[] }
  | { readonly type: 'copies'; readonly copies: string };

export function readColophonLine(line: string): ColophonLine | undefined {
  const text = line.trim();
  const copies = /^[(]?(?:共?印|印数[:：]?|份数[:：]?)(\d{1,6})份[)]?[。.]?$/.exec(
    text.normalize('NFKC').replace(/\s/g, ''),
  )?.[1];
  if (copies !== undefined) return { type: 'copies', copies };
  const [, word = '', receivers = ''] = /^(\p{Script=Han}[\s\u3000]*\p{Script=Han}?)[：:]\s*(.+)$/u.exec(text) ?? [];
  const kind = word.replace(/\s/g, '');
  if (kinds[kind]) return { type: 'receivers', word: kind, receivers: receivers.replace(/[。.]$/, '') };
  const staff = [...text.matchAll(/(\p{Script=Han}{2,5})[：:]\s*(.+?)(?=[\s\u3000]+\p{Script=Han}{2,5}[：:]|$)/gu)].map(
    ([, duty = '', name = '']) => [duty, name.trim()] as const,
  );
  const length = staff.reduce((sum, [duty, name]) => sum + duty.length + name.length + 1, 0);
  const isStaff = staff.length > 0 && staff.every(([duty]) => DUTY.test(duty));
  return isStaff && length >= text.replace(/\s/g, '').length - staff.length ? { type: 'staff', staff } : undefined;
}

export function sumUpColophon(lines: readonly ColophonLine[]): OldColophon {
  const distribution = new Map<DistributionKind | '增发', string>();
  const staff = new Map<string, string>();
  const doubts: string[] = [];
  let copies: string | undefined;
  for (const line of lines) {
    if (line.type === 'copies') copies = line.copies;
    else if (line.type === 'staff') for (const [duty, name] of line.staff) staff.set(duty, name);
    else {
      const kind = kinds[line.word] ?? '发';
      if (kind !== line.word) doubts.push(`印的是“${line.word}”，写在了“${kind}”里`);
      const before = distribution.get(kind);
      distribution.set(kind, before === undefined ? line.receivers : `${before}、${line.receivers}`);
    }
  }
  return { distribution, staff, doubts, ...(copies !== undefined && { copies }) };
}
