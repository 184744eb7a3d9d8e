/*
 * What the names in a folder of sources tell: which were given by people, and which systems and programs made from others.
 * The whole list is in docs/copies.md.
 */

/**
 * Files that programs leave beside another one: while it is open (`~$甲.md`, `.甲.md.swp`, `.~lock.甲.md#`), while it is
 * saved or loaded (`甲.md.tmp`, `甲.md.part`), or after it was saved (`甲.md~`, `甲.bak`, `#甲.md#`). Running programs make
 * and remove them all the time.
 */
const LEFTOVER =
  /^(?:\..*|~.*|.*~|#.*#|.*\.(?:sw[a-z]|tmp|temp|bak|wbk|asd|crdownload|part|partial|downloading|!ut|icloud))$/i;

/** Whether a name is that of what a program left beside a file, which is never a source and never spoken of. */
export const isLeftover = (name: string): boolean => LEFTOVER.test(name);

/** The Markdown file that a leftover has the text of; none of one that has no text, or belongs to a running program. */
export function originalOfLeftover(name: string): string | undefined {
  // iCloud puts `.甲.md.icloud` in the place of a file that is kept in the cloud alone.
  return (/^([^.~#].*\.md)(?:~|\.(?:bak|tmp|temp))$/i.exec(name) ?? /^\.(.+\.md)\.icloud$/i.exec(name))?.[1];
}

/**
 * How much a mark in a name says. `sure`: only a program or a system puts it there, to keep a copy apart. `beside`: it is the mark
 * of a copy where the original stands beside it, and else may belong to the title. `version`: people put it there, to tell one
 * version from another, and neither is evidently the copy.
 */
type Strength = 'sure' | 'beside' | 'version';

const COPY = '副本|複本|复本|复制|拷贝|copy';
const VERSION =
  '最终版?|最终稿|终稿|终版|定稿|修改[稿版]?|修订[稿版]?|校对[稿版]?|审定稿|送审稿|审核稿|清样|初稿|草稿|原稿|新版?|旧版?|备份|改|final|new|old|bak|backup|draft|rev|v';
const CONFLICT = '冲突(?:副本|文件|版本|备份)|conflict';

/** The mark is what stands behind or before the group `stem`, the name without extension. */
const marks: readonly { readonly pattern: RegExp; readonly strength: Strength }[] = (
  [
    // Explorer: `甲 - 副本 (2)`, `甲 - Copy`, and of old `复件 (2) 甲`, `Copy (2) of 甲`.
    ['sure', `^(?<stem>.+?)\\s+-\\s+(?:${COPY})(?:\\s*[(（]\\d+[)）]|\\s+\\d+)?$`],
    ['sure', '^(?:复件(?:\\s*[(（]\\d+[)）])?\\s+|copy(?:\\s*[(（]\\d+[)）])?\\s+of\\s+)(?<stem>.+)$'],
    // Google Drive: `“甲.md”的副本`.
    ['sure', '^[“"](?<stem>.+)[”"]的副本$'],
    // Finder: `甲 副本 2`, `甲 copy`.
    ['sure', `^(?<stem>.+?)\\s+(?:${COPY})(?:\\s+\\d+)?$`],
    // Dropbox, Nextcloud, 坚果云, Seafile: `甲 (张三 的冲突副本 2026-11-30)`, `甲 (conflicted copy …)`, `甲 (SFConflict …)`.
    ['sure', `^(?<stem>.+?)\\s*[(（][^()（）]*(?:${CONFLICT})[^()（）]*[)）]$`],
    ['sure', '^(?<stem>.+?)\\s*[(（]冲突[-_\\s\\d][^()（）]*[)）]$'],
    // Syncthing, ownCloud, Synology: `甲.sync-conflict-20261130-101112-ABCDEFG`, `甲_conflict-20261130-101112`.
    ['sure', '^(?<stem>.+?)\\.sync-conflict-\\d{8}-\\d{6}(?:-[a-z\\d]+)?$'],
    [
      'sure',
      `^(?<stem>.+?)(?<!\\.sync)(?:_[^_]+_[a-z]{3}-\\d{1,2}-\\d{4,6}-\\d{4})?[-_.\\s]+(?:${CONFLICT})(?:ed)?(?:[-_\\s](?!.*\\.(?:md|ya?ml))[^()（）“”"]*)?$`,
    ],
    // OneDrive: the name of a computer, as Windows gives it.
    ['sure', '^(?<stem>.+?)-(?:desktop|laptop|win)-[a-z\\d]{5,11}(?:-\\d+)?$'],
    // Numbers, new Finders.
    ['beside', '^(?<stem>.+?)[-_]?的?副本\\d*$'],
    ['beside', '^(?<stem>.+?)[-_]copy\\d*$'],
    // Browsers, WeChat, Baidu, Explorer: `甲(1)`, `甲 (1)`. Finder and iCloud: `甲 2`.
    ['beside', '^(?<stem>.+?)\\s*[(（]\\d{1,3}[)）]$'],
    ['beside', '^(?<stem>.+?)\\s+\\d{1,3}$'],
    // GNOME: `甲（副本）`, `甲（第 3 个复件）`, `甲 (another copy)`.
    ['beside', '^(?<stem>.+?)\\s*[(（](?:另一?个?|第\\s*\\d+\\s*个)?(?:副本|复件)\\s*\\d*[)）]$'],
    ['beside', '^(?<stem>.+?)\\s*[(（](?:another |\\d+(?:st|nd|rd|th) )?copy(?: \\d+)?[)）]$'],
    // `甲（修改稿）`, `甲-最终版2`, `甲2`, `甲_20261130`, `甲-ZHANGSAN`.
    ['version', `^(?<stem>.+?)[-_.\\s]*[(（【[]?(?:${VERSION})\\d*[)）】\\]]?$`],
    ['version', '^(?<stem>.+?)[-_.\\s]*\\d{1,8}$'],
    ['version', '^(?<stem>.+?)[-_][a-z][-a-z\\d]*$'],
  ] as const
).map(([strength, pattern]) => ({ strength, pattern: new RegExp(pattern, 'i') }));

/** Extensions of the files that are looked at; all else belongs to the name. */
const EXTENSION = /\.(?:md|ya?ml)$/i;
/** Notepad and WPS put `.txt` behind a name whose extension Windows hides. */
const SECOND_EXTENSION = /^(?<stem>.+\.(?:md|ya?ml))\.txt$/i;

/** A name without its last mark. */
interface Peeled {
  readonly name: string;
  readonly strength: Strength;
}

function peelMark(name: string, withVersions: boolean): Peeled | undefined {
  const typed = SECOND_EXTENSION.exec(name)?.groups?.stem;
  if (typed !== undefined) return { name: typed, strength: 'sure' };
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  for (const { pattern, strength } of marks) {
    const rest = strength === 'version' && !withVersions ? undefined : pattern.exec(stem)?.groups?.stem;
    if (rest !== undefined) return { name: rest + extension, strength };
  }
  return undefined;
}

/** The names of a folder, by what file systems take for one name. */
export type FolderNames = ReadonlyMap<string, string>;

export const folderNames = (names: readonly string[]): FolderNames =>
  new Map(names.map((name) => [comparable(name), name]));

/** How a name is written in a folder where file systems that don't tell case or composed letters apart would find it. */
export const nameBeside = (beside: FolderNames, name: string): string | undefined => beside.get(comparable(name));

const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

/** What a name is the copy of. */
export interface CopyOf {
  readonly original: string;
  /** Whether the original stands in the same folder. */
  readonly isThere: boolean;
}

/**
 * What a name is the copy of: of the name beside it that is left without the marks of copies, or, where there is none and
 * a mark is sure, of one that is gone. Copies of copies are copies of the original. None for a name that stands for itself.
 * @param withVersions whether `甲最终版` and `甲2` beside `甲` are taken for copies too: right where only one name can be read
 */
export function copyOf(name: string, beside: FolderNames, withVersions: boolean): CopyOf | undefined {
  const chain: Peeled[] = [];
  for (let peeled = peelMark(name, withVersions); peeled; peeled = peelMark(peeled.name, withVersions)) {
    chain.push(peeled);
  }
  let original: string | undefined;
  let gone: string | undefined;
  for (const { name: rest, strength } of chain.reverse()) {
    // The first of what stands there that has no sure mark is the original; all others are copies of it.
    if (gone === undefined) original ??= nameBeside(beside, rest);
    if (strength === 'sure') gone ??= rest;
  }
  if (original !== undefined) return { original, isThere: true };
  return gone !== undefined && hasTitle(gone) ? { original: gone, isThere: false } : undefined;
}

/** `04 - 副本.md` is a section about copies, unless `04.md` is there. */
const hasTitle = (name: string): boolean => /[^\d\s._-]/.test(name.replace(EXTENSION, '')) || !EXTENSION.test(name);

/** Whether Explorer, Finder or an editor named a file that was just made, and nobody since. */
export const isUnnamed = (name: string): boolean =>
  /^(?:新建\s*(?:文本文档|文本文件|文档|文件|markdown.*)|未命名.*|无标题.*|new (?:text document|file).*|untitled.*)\s*(?:[(（]?\d+[)）]?)?\.md$/i.test(
    name,
  );
