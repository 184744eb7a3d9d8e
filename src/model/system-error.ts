import type { Bilingual } from './message.js';
import { systemCode } from './read-error.js';
import { declareTalk } from './talk.js';
import { UsageError } from './usage-error.js';

const talk = declareTalk({
  'cannot-write': {
    zh: '“{file}”写不进去：{reason}',
    en: 'cannot write “{file}”: {reason}',
    note: {
      zh: '处理好再运行一次，或者换一个能写的文件夹（build 用 -o 指明）',
      en: 'mend that and try again, or choose a folder that can be written to (build takes it with -o)',
    },
  },
});

/** What the system gives; none where it refuses. All other errors are thrown on. */
export function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** What keeps a file from being written, as one of our messages. Errors that are not the system's are thrown on. */
export function cannotWrite(file: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const code = systemCode(error);
  if (code === undefined) throw error;
  return unwritable(file, systemReason(code));
}

/** A file that can't be written. */
export const unwritable = (file: string, reason: Bilingual | string): UsageError =>
  new UsageError(talk('cannot-write', { file, reason }));

/** A code of the system, such as ENOSPC, in words; the code itself where there are none. */
export const systemReason = (code: string): Bilingual | string => reasons[code] ?? code;

const notAFolder: Bilingual = {
  zh: '路径里有一段是文件，不是文件夹',
  en: 'a part of the path is a file, not a folder',
};
const aFolder: Bilingual = { zh: '同名的文件夹已经在那里', en: 'a folder of that name is there' };
const denied: Bilingual = {
  zh: '没有写入的权限，或者文件正在别的程序里打开',
  en: 'no permission to write there, or the file is open in another program',
};
const nobodyReads: Bilingual = {
  zh: '那是管道，另一头没有程序在读',
  en: 'it is a pipe that no program reads',
};

const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  ETXTBSY: denied,
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘满了', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额用完了', en: 'the disk quota is used up' },
  EIO: { zh: '磁盘或网络盘出错了', en: 'the disk or network drive failed' },
  EMFILE: { zh: '打开的文件太多', en: 'too many files are open' },
  ENFILE: { zh: '打开的文件太多', en: 'too many files are open' },
  ENOENT: { zh: '那里不能建文件夹', en: 'no folder can be made there' },
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  EISDIR: aFolder,
  ENOTEMPTY: aFolder,
  EFBIG: { zh: '文件比系统允许的大', en: 'the file is larger than the system allows' },
  ELOOP: { zh: '链接绕成了一个圈', en: 'links lead round in a circle' },
  ENAMETOOLONG: { zh: '名称太长', en: 'the name is too long' },
  ENXIO: nobodyReads,
  EPIPE: nobodyReads,
};
