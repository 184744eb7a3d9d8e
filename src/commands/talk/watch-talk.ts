import type { MessageEntry } from '../../model/message.js';

/** What `bulletin watch` says, and the texts of its help. */
export const watchTalk = {
  'watch-built': {
    zh: '{time} {issue}：{pages} 页，{milliseconds} 毫秒',
    en: '{time} {issue}: {pages} page{plural}, {milliseconds} ms',
  },
  'watch-built-counts': {
    zh: '{time} {issue}：{pages} 页，{milliseconds} 毫秒，{counts}',
    en: '{time} {issue}: {pages} page{plural}, {milliseconds} ms, {counts}',
  },
  'watch-no-pages': {
    zh: '{time} {issue}：排不出来，预览里还是上一次的页面',
    en: '{time} {issue}: can’t be laid out, the preview keeps the last pages',
  },
  'watch-no-pages-counts': {
    zh: '{time} {issue}：排不出来，预览里还是上一次的页面（{counts}）',
    en: '{time} {issue}: can’t be laid out, the preview keeps the last pages ({counts})',
  },
  'watch-started': {
    zh: '在浏览器里打开上面的地址看预览；改了稿件，页面自己更新。按 Ctrl-C 结束',
    en: 'open this address in a browser; the pages follow the sources. Ctrl-C ends the preview',
  },
  'watch-open-host': {
    zh: '注意：上面的地址里有口令，连得到这台电脑、又拿到地址的人都能看到这一期的内容，只发给要看的人；每次启动换一个口令',
    en: 'careful: whoever reaches this computer and has one of these addresses can read the issue; they hold a secret, a new one at each start',
  },
  'watch-no-browser': {
    zh: '打不开浏览器，请自己打开 {address}',
    en: 'no browser could be started: open {address} yourself',
  },
  'not-a-port': {
    zh: '“{typed}”不是端口号',
    en: '“{typed}” is no port',
    note: {
      zh: '写 0 到 65535 的整数，0 是随便哪个空着的',
      en: 'write a whole number from 0 to 65535; 0 takes any free one',
    },
  },
  'host-classified': {
    zh: 'bulletin.yaml 里写着这台计算机处理涉密文稿（“classified: permitted”），预览不能用 --host 开放给别的电脑',
    en: 'bulletin.yaml says that this computer is for classified matter (classified: permitted): the preview can’t be opened to others with --host',
    note: { zh: '去掉 --host，只在本机看', en: 'leave out --host, and look at it on this computer' },
  },
  'watch-review-pdf': {
    zh: '“{file}”是 PDF，里面的批注不能和预览一起看',
    en: '“{file}” is a PDF, whose notes can’t be shown beside the preview',
    note: {
      zh: '用 bulletin review 列出来；--review 后面写 Word 的改稿',
      en: 'bulletin review lists them; --review takes Word copies',
    },
  },
  'watch-review-unreadable': {
    zh: '退回的改稿读不出来，没有开始预览',
    en: 'a copy that came back can’t be read: no preview was started',
  },
  'help-watch': {
    zh: '在浏览器里预览，改了稿件页面自己更新；缺的数字和日期先空着',
    en: 'preview in the browser; the pages follow the sources, with missing figures left open',
  },
  'help-watch-usage': { zh: '[选项] [期号]', en: '[options] [number]' },
  'help-watch-argument': { zh: '[期号]', en: '[number]' },
  'help-watch-number': {
    zh: '总第号，如 519（默认：最新一期，有了更新的就换过去）',
    en: 'issue number, as 519 (default: the newest issue, and any newer one that is begun)',
  },
  'help-watch-port-flags': { zh: '--port <端口>', en: '--port <port>' },
  'help-watch-port': {
    zh: '预览的端口（默认 5190；被占用就另找一个）',
    en: 'port of the preview (default 5190; another one where it is taken)',
  },
  'help-watch-host-flags': { zh: '--host <地址>', en: '--host <address>' },
  'help-watch-host': {
    zh: '让别的电脑也能看，地址里带口令；0.0.0.0 是本机所有的地址（默认 127.0.0.1，只给本机看）',
    en: 'let other computers look too, by an address that holds a secret; 0.0.0.0 for all addresses of this one (default 127.0.0.1: this one alone)',
  },
  'help-watch-open': { zh: '打开浏览器', en: 'open the browser' },
  'help-watch-editor-flags': { zh: '--editor <编辑器>', en: '--editor <editor>' },
  'help-watch-editor': {
    zh: '点一行时打开的编辑器：vscode（默认）、vscodium、cursor、idea、none，或者带 %f（文件）、%l（行）、%c（列）的地址',
    en: 'what a click on a line opens: vscode (default), vscodium, cursor, idea, none, or an address with %f, %l and %c',
  },
  'help-watch-review-flags': { zh: '--review <改稿>', en: '--review <copy>' },
  'help-watch-review': {
    zh: '退回的 Word 改稿，几份就写几次：还没有采纳的改动和批注列在页面旁边',
    en: 'a Word copy that came back, once for each: its changes and comments that are still open are listed beside the pages',
  },
  'help-watch-examples': {
    zh: 'bulletin watch --open  预览最新一期，打开浏览器\nbulletin watch 519  预览第519期\nbulletin watch 519 --review 519-送审稿-改.docx  一边看退回的改动',
    en: 'bulletin watch --open  preview the newest issue and open the browser\nbulletin watch 519  preview issue 519\nbulletin watch 519 --review returned.docx  with the changes that came back beside it',
  },
} as const satisfies Record<string, MessageEntry>;
