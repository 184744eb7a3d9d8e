import { type Manuscript, wordsOfBlock } from '../model/manuscript.js';
import { IntakeError } from './intake-error.js';

/** Where people keep documents for others to look at: a link to one of them stands for the document. */
const SERVICES =
  /(?:^|\.)(?:docs\.qq\.com|kdocs\.cn|wps\.cn|shimo\.im|yuque\.com|feishu\.cn|larksuite\.com|dingtalk\.com|pan\.baidu\.com|weiyun\.com|alipan\.com|aliyundrive\.com|quark\.cn|notion\.so|docs\.google\.com|sharepoint\.com|1drv\.ms)$/i;

const ADDRESS = /https?:\/\/([\w.-]+)[\w\-.~:/?#@!$&'()*+,;=%]*/gi;

/** What programs save as a shortcut to a page. */
const SHORTCUT = /^\s*(?:\[(?:InternetShortcut|Desktop Entry)\]|<\?xml[^>]*>\s*<!DOCTYPE plist)/i;

/** So many characters may stand beside a link that is sent in the place of a text, such as its title and a password. */
const MOST_BESIDE = 60;

/** The host of a link that is all there is; none where a text has links among other things. */
export function linkAlone(text: string): string | undefined {
  const hosts = Array.from(text.matchAll(ADDRESS), ([, host = '']) => host);
  const [first] = hosts;
  if (first === undefined) return undefined;
  const beside = text.replace(ADDRESS, '').replace(/[\s\p{P}]/gu, '');
  const shared = hosts.find((host) => SERVICES.test(host));
  if (SHORTCUT.test(text) || beside === '') return shared ?? first;
  return beside.length <= MOST_BESIDE ? shared : undefined;
}

/** @throws IntakeError where a document is nothing but a link to another */
export function withoutLinkAlone(manuscript: Manuscript): Manuscript {
  const host = linkAlone(manuscript.blocks.map(wordsOfBlock).join('\n'));
  if (host !== undefined) throw new IntakeError('import-file/link', { host });
  return manuscript;
}
