import { declareTalk } from '../../model/talk.js';

/** Why a package of the program is not taken. */
export const talk = declareTalk({
  'update-missing': {
    zh: '没有更新包“{file}”，或者读不出来：{reason}',
    en: 'there is no package “{file}”, or it can’t be read: {reason}',
    note: { zh: '核对路径；从网上下载的，等它下载完', en: 'check the path; wait until a download has ended' },
  },
  'update-no-package': {
    zh: '“{file}”不是 bulletin 的更新包',
    en: '“{file}” is no package of bulletin',
    note: {
      zh: '更新包的名称是 bulletin-<版本>-<平台>.zip 或 .tar.gz，不要解压',
      en: 'packages are called bulletin-<version>-<platform>.zip or .tar.gz; don’t unpack them',
    },
  },
  'update-damaged': {
    zh: '没有更新，原来的没有动：“{file}”里的 {part} 是坏的，或者被改过',
    en: 'not updated, and nothing was changed: {part} in “{file}” is damaged or was changed',
    note: {
      zh: '重新下载或者复制一次；还是这样，向给你的人要一份新的',
      en: 'download or copy it again; if that does not help, ask for another one',
    },
  },
  'update-unlisted': {
    zh: '没有更新，原来的没有动：“{file}”里的 {part} 不在校验清单里，或者清单里有而包里没有',
    en: 'not updated, and nothing was changed: {part} in “{file}” is not in its list of checksums, or in the list alone',
    note: {
      zh: '不要用这个包：向给你的人要一份原样的',
      en: 'don’t use this package: ask for it as it was published',
    },
  },
  'update-unsigned': {
    zh: '没有更新，原来的没有动：“{file}”没有签名',
    en: 'not updated, and nothing was changed: “{file}” is not signed',
    note: {
      zh: '用别的途径（电话、内网公告）核实它的 SHA-256，再用 --sha256 写上',
      en: 'learn its SHA-256 by another way (telephone, intranet), and state it with --sha256',
    },
  },
  'update-no-key': {
    zh: '没有更新，原来的没有动：装着的程序没有核对签名的公钥',
    en: 'not updated, and nothing was changed: the installed program has no key to verify signatures with',
    note: {
      zh: '用别的途径（电话、内网公告）核实更新包的 SHA-256，再用 --sha256 写上',
      en: 'learn the SHA-256 of the package by another way (telephone, intranet), and state it with --sha256',
    },
  },
  'update-foreign': {
    zh: '没有更新，原来的没有动：“{file}”的签名不是装着的程序认得的那一个',
    en: 'not updated, and nothing was changed: “{file}” was not signed by whom the installed program knows',
    note: {
      zh: '它可能被改过，也可能是别处做的。确实要用，用别的途径核实它的 SHA-256，再用 --sha256 写上',
      en: 'it may have been changed, or made by others. If you want it all the same, learn its SHA-256 by another way and state it with --sha256',
    },
  },
  'update-digest': {
    zh: '没有更新，原来的没有动：“{file}”的 SHA-256 是 {digest}，与写的不一样',
    en: 'not updated, and nothing was changed: the SHA-256 of “{file}” is {digest}, not what was stated',
    note: {
      zh: '核对写的对不对；对的，这个包就不要用',
      en: 'check what you typed; if that is right, don’t use this package',
    },
  },
  'update-platform': {
    zh: '没有更新，原来的没有动：“{file}”是 {platform} 用的，装着的是 {installed}',
    en: 'not updated, and nothing was changed: “{file}” is for {platform}, what is installed is for {installed}',
    note: { zh: '换名称里写着 {installed} 的包', en: 'take the package that has {installed} in its name' },
  },
  'update-older': {
    zh: '没有更新，原来的没有动：“{file}”是 {version}，装着的是更新的 {installed}',
    en: 'not updated, and nothing was changed: “{file}” is {version}, and {installed} is installed already',
    note: {
      zh: '要回到上一版，用 bulletin update --rollback',
      en: 'bulletin update --rollback goes back to the version before',
    },
  },
  'update-does-not-run': {
    zh: '没有更新，还是用原来的：新的 {version} 在这台电脑上运行不起来：{reason}',
    en: 'not updated, the old one is kept: the new {version} does not run on this computer: {reason}',
    note: {
      zh: 'Windows 要 10 以上，Linux 要 glibc 2.28 以上；也可能被杀毒软件拦住，见说明“离线包”',
      en: 'Windows has to be 10 or newer, Linux needs glibc 2.28; an antivirus program may stop it too, see “The offline package”',
    },
  },
  'update-not-offline': {
    zh: '这里的程序不是离线包，不能这样更新：{folder}',
    en: 'the program here is no offline package and can’t be updated like this: {folder}',
    note: {
      zh: '用 npm 装的，用 npm install 换新的安装包',
      en: 'where npm installed it, npm install takes a new version',
    },
  },
  'update-no-rollback': {
    zh: '没有可以退回的：{folder} 里没有比 {installed} 早的、完好的版本',
    en: 'there is nothing to go back to: {folder} has no whole version before {installed}',
    note: {
      zh: '重新解压原来的安装包，把它“程序”里的那一版复制过来',
      en: 'unpack the earlier package again, and copy its version beside this one',
    },
  },
});
