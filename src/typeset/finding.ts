import { declareFindings } from '../model/finding.js';

/** What no layout could avoid, and what comes out other than it was meant. */
export const finding = declareFindings({
  'missing-glyph': {
    severity: 'error',
    zh: '缺字 {codePoint}：“{character}”在“{role}”和备用字体里都没有',
    en: 'missing glyph {codePoint}: neither {role} nor any fallback font has “{character}”',
    note: {
      zh: '把含有这个字的字体文件放进 fonts/ 文件夹，或者换一个写法',
      en: 'put a font that has the character into the fonts/ folder, or write it another way',
    },
  },
  'missing-glyph/emoji': {
    severity: 'error',
    zh: '表情符号“{character}”（{codePoint}）不能印',
    en: 'missing glyph {codePoint}: the emoji “{character}” cannot be printed',
    note: { zh: '删去，或者用文字写出来', en: 'remove it, or say it in words' },
  },
  'marking-long': {
    severity: 'error',
    zh: '左上角的字样太长，一行放不下，多出 {over} 个字',
    en: 'this marking is too long for one line, by {over} characters',
    note: { zh: '缩短字样（marking），或者分成两条', en: 'shorten it, or make two markings of it' },
  },
  'marking-long/lines': {
    severity: 'error',
    zh: '左上角的字样从这一条起会盖住刊名：最多 {most} 条',
    en: 'from here on the markings would lie on the name: there is room for {most}',
    note: { zh: '减少字样（marking）的条数', en: 'take some out' },
  },
  'imprint-too-long': {
    severity: 'error',
    zh: '编印单位太长，和印发日期放不进一行，多出 {over} 个字',
    en: 'publisher and printing date do not fit on one line: {over} characters too many',
    note: {
      zh: '缩短 publisher（编印单位），或在版式里把 imprint 的字号改小',
      en: 'shorten the publisher, or set imprint smaller in the template',
    },
  },
  'masthead-name-long': {
    severity: 'error',
    zh: '刊名太长，缩到正文那么大，一行还是放不下，多 {over} 个字',
    en: 'the name is too long for one line, even as small as the text, by {over} characters',
    note: { zh: '删去 {over} 个字', en: 'take out {over} characters' },
  },
  'colophon-too-long': {
    severity: 'error',
    zh: '版记要占 {rows} 行，一页只有 {lines} 行，放不下',
    en: 'the colophon takes {rows} lines, a page has only {lines}',
    note: { zh: '缩短报送范围', en: 'shorten the distribution list' },
  },
  'line-overfull': {
    severity: 'warning',
    zh: '这一行比版心宽，一个字也放不下',
    en: 'not even one character fits this line',
  },
  'forced-break/glue': {
    severity: 'hint',
    zh: '这一行放不下，只好在数字和单位之间转行',
    en: 'this line had to be broken between a number and its unit',
  },
  'forced-break/word': {
    severity: 'warning',
    zh: '外文单词或网址比一行还长，只好从中间断开',
    en: 'a word or address is longer than a line and was broken inside',
    note: { zh: '改短，或者换一个写法', en: 'shorten it or write it another way' },
  },
  'forced-break/number': {
    severity: 'warning',
    zh: '数字比一行还长，只好从中间断开',
    en: 'a number is longer than a line and was broken inside',
  },
  'forced-break/kinsoku': {
    severity: 'warning',
    zh: '标点太密，只好让不该在行首（行末）的标点落在行首（行末）',
    en: 'so many marks stand together that one had to start or end a line where it must not',
  },
  'forced-break/long': {
    severity: 'warning',
    zh: '版心太窄，破折号或省略号断成了两行',
    en: 'the measure is so narrow that a dash or ellipsis was split',
  },
  'loose-line': {
    severity: 'hint',
    zh: '这一行的字距拉开了 {gap} 字：“{words}”放不下，整个转到了下一行',
    en: 'the gaps on this line are {gap} em wide: “{words}” did not fit on it',
    note: { zh: '在“{words}”前面增减几个字，或者换个说法', en: 'add or take out a few characters before “{words}”' },
  },
  'loose-line/very': {
    severity: 'warning',
    zh: '这一行太松：字距拉开了 {gap} 字，因为“{words}”放不下，整个转到了下一行',
    en: 'a very loose line: its gaps are {gap} em wide, because “{words}” did not fit on it',
    note: {
      zh: '在“{words}”前面增减几个字，或者换个说法，让它换个地方转行',
      en: 'add or take out a few characters before “{words}”',
    },
  },
  runt: {
    severity: 'hint',
    zh: '这一段的最后一行只有一个字',
    en: 'the last line of this paragraph is a single character',
    note: { zh: '在这一段里增减一两个字', en: 'add or take out a character or two in the paragraph' },
  },
  'heading-stranded': {
    severity: 'warning',
    zh: '标题落在页末，和下文分开了',
    en: 'this heading stands at the foot of a page, parted from what follows',
    note: {
      zh: '一连排下来的标题太多，一页放不下：合并几个，或在中间加上正文',
      en: 'so many headings follow each other that a page cannot hold them: merge some, or put text between them',
    },
  },
  'heading-long': {
    severity: 'warning',
    zh: '标题太长，一行排不下，多出 {over} 个字',
    en: 'the title does not fit on one line: {over} characters too many',
    note: { zh: '缩短标题', en: 'shorten the title' },
  },
  'heading-word': {
    severity: 'hint',
    zh: '标题转行，把“{word}”拆成了两半',
    en: 'the heading is turned inside the word “{word}”',
    note: {
      zh: '在它前面增减几个字，让标题在词和词之间转行',
      en: 'add or take out a few characters before it, so that the heading turns between words',
    },
  },
  'colophon-alone': {
    severity: 'hint',
    zh: '最后一页（第 {page} 页）只有版记；这一段少排 {lines} 行，版记就能回到上一页',
    en: 'the last page ({page}) holds nothing but the colophon; {lines} lines less in this paragraph would bring it back',
    note: { zh: '在这一段的末尾几行里删去 {count} 个字', en: 'take {count} characters out of the last lines of it' },
  },
  'colophon-alone/text': {
    severity: 'hint',
    zh: '最后一页（第 {page} 页）只有版记；正文少排 {lines} 行，版记才能回到上一页',
    en: 'the last page ({page}) holds nothing but the colophon; the text would have to be {lines} lines shorter',
  },
  'too-many-pages': {
    severity: 'hint',
    zh: '排了 {pages} 页，多于 {most} 页；这一段少排 {lines} 行就够了',
    en: '{pages} pages, more than {most}; {lines} lines less in this paragraph would be enough',
    note: { zh: '在这一段的末尾几行里删去 {count} 个字', en: 'take {count} characters out of the last lines of it' },
  },
  'too-many-pages/text': {
    severity: 'hint',
    zh: '排了 {pages} 页，多于 {most} 页；一共要少排 {lines} 行，约 {count} 个字，最长的一段在这里',
    en: '{pages} pages, more than {most}; {lines} lines, about {count} characters, have to go; this is the longest paragraph',
  },
  'page-foot-blank': {
    severity: 'hint',
    zh: '第 {page} 页下面空了 {lines} 行：这里的表或图放不下，移到了下一页',
    en: '{lines} lines at the foot of page {page} stay blank: this table or figure had no room there',
    note: {
      zh: '把它往前或往后挪几段，或者把图改小（在地址后面写 "宽80mm"）',
      en: 'move it a few paragraphs up or down, or make the figure smaller ("宽80mm" behind the address)',
    },
  },
  'table-too-wide': {
    severity: 'error',
    zh: '表格比版心宽，多出 {over} 个字：各列里不能断开的数字、单词排不下',
    en: 'the table is {over} em wider than the type area: numbers and words in its columns can’t be broken',
    note: {
      zh: '减少几列，或者把表拆成两个，或者把单位“件”改成“万件”',
      en: 'leave out columns, make two tables of it, or count in larger units',
    },
  },
  'table-row-too-tall': {
    severity: 'error',
    zh: '表格的这一行一页也放不下，多出 {lines} 行',
    en: 'this row of the table does not fit on a page: {lines} lines too many',
    note: {
      zh: '把这一行分成几行，或者把长文字移到表格外面',
      en: 'make several rows of it, or move long text out of the table',
    },
  },
  'image-coarse': {
    severity: 'warning',
    zh: '图片印出来每英寸只有 {density} 个像素，不到 {least} 个，会模糊',
    en: 'the image has only {density} pixels to an inch as it is printed, less than {least}: it will look blurred',
    note: {
      zh: '换一张大图，或者写 "宽{width}mm" 把它印小一些',
      en: 'use a larger image, or print it smaller with "宽{width}mm"',
    },
  },
  'substituted-glyph': {
    severity: 'hint',
    zh: '“{character}”（{codePoint}）在“{role}”的字体里没有，改用“{font}”排',
    en: 'the font of {role} lacks “{character}” ({codePoint}): it is set in {font}',
    note: {
      zh: '要字体一致，就把含有这个字的字体放进 fonts/ 文件夹，或者换一个写法',
      en: 'to keep to one face, put a font that has the character into the fonts/ folder, or write it another way',
    },
  },
  'substituted-glyph/variant': {
    severity: 'warning',
    zh: '“{role}”和备用字体里都没有“{character}”（{codePoint}）指定的这种写法，改用“{font}”里通常的写法排',
    en: 'no font of {role} has the form of “{character}” ({codePoint}) that is asked for: it is set in its usual form, in {font}',
    note: {
      zh: '请核对印出来的字形是不是本人（本单位）所用的；一定要这种写法，就把含有它的字体放进 fonts/ 文件夹',
      en: 'check that the printed form will do; else put a font that has the variant into the fonts/ folder',
    },
  },
  'substituted-glyph/equivalent': {
    severity: 'hint',
    zh: '“{role}”和备用字体里都没有“{character}”（{codePoint}）这个兼容字，改用“{font}”里和它等同的通用字排',
    en: 'no font of {role} has the compatibility character “{character}” ({codePoint}): its equivalent in {font} is set',
    note: {
      zh: '多半是从 PDF 或旧系统粘贴带来的，改成通用的字',
      en: 'it mostly comes with text pasted from PDFs and old systems; write the standard character',
    },
  },
});
