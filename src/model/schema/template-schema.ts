import type { Bilingual } from '../message.js';
import type { KeySchema, MappingSchema, ValueSchema } from './value-schema.js';

/** A key with its text in Chinese and English. All are required, and every template has all: by those that it extends. */
const key = <const K extends string, const V extends ValueSchema>(
  key: K,
  [zh, en]: readonly [zh: string, en: string],
  value: V,
) => ({ key, value, presence: 'required', description: { zh, en } satisfies Bilingual }) as const;

/** The template that a template stands on: what it lacks is as there. */
export const extendsKey = {
  key: 'extends',
  synonym: '沿用',
  value: { type: 'text' },
  presence: 'optional',
  description: {
    zh: '沿用哪个版式：这里没写的都照它；不写就沿用程序自带的 bulletin',
    en: 'the template that this one extends; the package’s bulletin where it names none',
  },
  example: 'gb9704',
} as const satisfies KeySchema;

const mapping = <const K extends readonly KeySchema[]>(keys: K) => ({ type: 'mapping', keys }) as const;
const oneOf = <const W extends readonly string[]>(...words: W) => ({ type: 'one-of', words }) as const;
const noneOr = <const V extends ValueSchema>(value: V) => ({ type: 'none-or', value }) as const;

const length = { type: 'length' } as const;
const size = { type: 'size' } as const;
const em = { type: 'em' } as const;
const integer = { type: 'integer' } as const;
const share = { type: 'share' } as const;
const leading = { type: 'leading' } as const;
const color = { type: 'color' } as const;
const role = { type: 'role' } as const;
const fourRoles = { type: 'four-roles' } as const;
const wording = { type: 'wording' } as const;
/** A text in a type of its own. */
const type = mapping([key('font', ['字体', 'font'], role), key('size', ['字号', 'size'], size)]);

/**
 * The layout as data: templates/<name>/template.yaml. Every number of a layout is here and none in the code; the template
 * `bulletin` of the package states all of them, and others what they change.
 */
export const templateSchema = mapping([
  key(
    'paper',
    ['纸张', 'the paper'],
    mapping([key('width', ['纸宽', 'its width'], size), key('height', ['纸高', 'its height'], size)]),
  ),
  key(
    'type-area',
    ['版心：正文排在里面', 'the type area'],
    mapping([
      key('left', ['左边空白（订口）', 'blank on the left, where sheets are bound'], length),
      key('top', ['上边空白（天头）', 'blank above'], length),
      key('width', ['版心的宽', 'its width'], size),
      key('height', ['版心的高', 'its height'], size),
    ]),
  ),
  key(
    'grid',
    ['网格：每行几个字，每页几行。字的大小由版心的宽除以字数得出', 'the grid; type is as large as its cells are wide'],
    mapping([
      key('columns', ['每行几个字', 'characters a line'], integer),
      key('lines', ['每页几行', 'lines a page'], integer),
      key('baseline', ['基线在字身顶边以下多少', 'from the top of the em box down to the baseline'], em),
    ]),
  ),
  key(
    'page',
    ['一页', 'pages'],
    mapping([
      key(
        'blank',
        [
          '表格、图片放不下的，页脚最多空出一页的几成，让它整个到下一页；再多就提示',
          'the share of a page that may stay blank at its foot for a table or a figure to stay whole; more is reported',
        ],
        share,
      ),
      key(
        'small',
        ['不超过一页的几成的表格总是不分开', 'the share of a page up to which a table is always kept whole'],
        share,
      ),
      key(
        'table-rows',
        ['表格跨页时，两边各至少几行', 'how many rows of a parted table stand on either page'],
        integer,
      ),
      {
        ...key(
          'float',
          [
            '表格、图片放不下时：`on` 后面的正文先排，它到下一页的顶上，不出这一节；`off` 后面的正文也到下一页',
            'a table or a figure that has no room: `on` goes to the top of the next page of its section while text goes on, `off` takes the text along',
          ],
          oneOf('on', 'off'),
        ),
        synonym: '浮动',
      },
    ]),
  ),
  key(
    'composition',
    ['怎样断行、调整字距、处理标点', 'how lines are composed'],
    mapping([
      key('autospace', ['汉字与数字、字母之间的空', 'space between Han and digits or letters'], em),
      key('autospace-min', ['挤一行时，它最少多大', 'how far it may be squeezed'], em),
      key('autospace-max', ['拉开一行时，它最多多大', 'how far it may be stretched'], em),
      key('word-space', ['外文单词之间的空', 'space between Western words'], em),
      key('word-space-min', ['挤一行时，它最少多大', 'how far it may be squeezed'], em),
      key('word-space-max', ['拉开一行时，它最多多大', 'how far it may be stretched'], em),
      key(
        'breaker',
        [
          '断行：`first-fit` 逐行排满，`total-fit` 通段一起斟酌，避免松行和孤字',
          '`first-fit` fills line by line, `total-fit` chooses the lines of a paragraph together',
        ],
        oneOf('first-fit', 'total-fit'),
      ),
      key(
        'kinsoku',
        [
          '避头尾：`push-out` 只推不挤，前一个字跟着标点转到下行；`push-in-first` 先挤后推；`word` 像 Word、WPS 那样，每一行都挤',
          '`push-out` moves a character along with the mark, `push-in-first` squeezes the mark in where it can, `word` squeezes every line as Word and WPS do',
        ],
        oneOf('push-out', 'push-in-first', 'word'),
      ),
      key(
        'straddler',
        [
          '`kinsoku: word`：放不下的一个字伸出去不超过它，就挤进这一行',
          'with `kinsoku: word`: the first character that does not fit is squeezed in where no more of it stands out',
        ],
        em,
      ),
      key(
        'shrink',
        [
          '挤的时候：`ladder` 一类标点挤完再挤下一类，`equal` 一行里的标点挤得一样多',
          'one class of places is used up before the next, or all marks of a line give the same share',
        ],
        oneOf('ladder', 'equal'),
      ),
      key('squeeze-max', ['一行最多挤进这么多', 'the most that a line is squeezed'], em),
      key(
        'unit-glue',
        [
          '数和单位（12件、3月）：`on` 不拆开，`soft` 行会松才拆开，`off` 可以拆开；数自己从不拆开',
          'a number and its unit stay together always, unless the line would be loose, or not; a number itself is never broken',
        ],
        oneOf('on', 'soft', 'off'),
      ),
      key(
        'adjacent-marks',
        [
          '连在一起的两个标点：`trim` 去掉中间的半字，`keep` 各占各的',
          'whether two marks side by side lose the blank between them',
        ],
        oneOf('trim', 'keep'),
      ),
      key(
        'hanging',
        [
          '行末悬挂：`none` 不悬挂，`stops` 放不下的一个 、，。 可以悬在版心外',
          'whether one of 、，。 may hang over the right edge',
        ],
        oneOf('none', 'stops'),
      ),
      key(
        'punctuation',
        [
          '标点的宽：`quanjiao` 全角，`kaiming` 开明（句末全角、其余半角），`banjiao` 半角，`hangmobanjiao` 行末半角，`plain` 一概不挤压',
          'width of marks, by the names of xeCJK; `plain` compresses none',
        ],
        oneOf('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain'),
      ),
      key(
        'line-end-mark',
        [
          '行末标点：`fit` 放得下就占全字，`half` 一律占半字',
          'a mark at the line’s end keeps its full width where it fits, or never',
        ],
        oneOf('fit', 'half'),
      ),
      key(
        'line-start-opening',
        [
          '行首的 （《“ 等：`full` 占全字，`half` 去掉左边半字',
          'an opening mark at the start of a line keeps its blank half, or loses it',
        ],
        oneOf('full', 'half'),
      ),
      key(
        'indent-opening',
        ['段首空格以后的 （《“ 等：`full` 占全字，`half` 去掉左边半字', 'the same after a paragraph’s indent'],
        oneOf('full', 'half'),
      ),
      key(
        'full-stop-shrink',
        [
          '挤进时 。？！ 右边的空白：`never` 不动，`last` 最后才用',
          'whether 。？！ give their blank half, after everything else, when a line is squeezed',
        ],
        oneOf('never', 'last'),
      ),
      key(
        'runt',
        ['段末只剩一个字的一行：`report` 提示，`allow` 不提示', 'whether a last line of one Han is reported'],
        oneOf('report', 'allow'),
      ),
      key(
        'loose-gap',
        ['两个汉字之间的空超过它，提示这一行松', 'a larger gap between two Han is reported as loose'],
        em,
      ),
      key('very-loose-gap', ['超过它，说很松', 'from here on as very loose'], em),
    ]),
  ),
  key(
    'text',
    ['正文', 'running text'],
    mapping([
      key('title', ['开头里 `title:` 写的标题', 'what the header states as `title`'], type),
      key('title-measure', ['标题一行最多几个字', 'the most characters on a line of it'], em),
      key('indent', ['段首空几个字', 'indent of a paragraph'], em),
      key('heading-keep', ['标题后面至少有几行留在同一页', 'how many lines after a heading stay on its page'], integer),
      key('body', ['正文的字体', 'font of the text'], role),
      key('strong', ['`**…**` 的字体', 'font of `**…**`'], role),
      key('emphasis', ['`*…*` 的字体', 'font of `*…*`'], role),
      key('lead', ['编号段落开头的 `**…。**`', 'font of the run-in lead of a numbered paragraph'], role),
      key(
        'quote',
        ['引文', 'quotations'],
        mapping([key('font', ['字体', 'font'], role), key('indent', ['左边缩进几个字', 'indent on the left'], em)]),
      ),
      key(
        'list-mark',
        [
          '不编号的列表，每项前面的记号，如 `——`；`none` 没有',
          'before an item of an unordered list; `none` for nothing',
        ],
        noneOr(wording),
      ),
      key('headings', ['一到四级标题的字体', 'fonts of headings, level 1 to 4'], fourRoles),
    ]),
  ),
  key(
    'table',
    ['表格：与版心同宽', 'tables, as wide as the type area'],
    mapping([
      key('font', ['格里的字体', 'font of the cells'], role),
      key('size', ['格里的字号', 'their size'], size),
      key('smallest', ['列多的时候，字号最小到这里', 'how small it may get where columns are many'], size),
      key('head', ['表头的字体', 'font of the head'], role),
      key('total', ['合计、总计一行的字体', 'font of the row of totals'], role),
      key('caption', ['表题、续表、单位', 'captions'], type),
      key('note', ['表下的注、数据来源', 'notes below'], type),
      key('row', ['一行至少有正文行的几成高', 'least height of a row, as a share of a line of the text'], share),
      key('rule', ['线的粗细', 'thickness of rules'], length),
      key('leading', ['格里的行距，是字号的几倍', 'from one line of a cell to the next, in type sizes'], leading),
      key(
        'short',
        [
          '不超过这么多字的格子，不为别的列长而转行',
          'a text up to so long is not turned for the sake of another column',
        ],
        em,
      ),
      key('padding', ['格内左右的空白，按格里的字算', 'blank at both sides of a cell, in em of its own size'], em),
    ]),
  ),
  key(
    'captions',
    ['表题、图题和表下的注', 'captions and notes beside tables and figures'],
    mapping([
      key('leading', ['行距，是字号的几倍', 'from one line to the next, in type sizes'], leading),
      key('gap', ['和表、图之间的空', 'blank between them and their table or figure'], em),
    ]),
  ),
  key(
    'figure',
    ['图片和图表', 'images and charts'],
    mapping([
      key('caption', ['图题', 'captions'], type),
      key('resolution', ['每英寸最多存多少像素', 'pixels an inch; what an image has more is not kept'], integer),
      key(
        'least',
        ['每英寸少于这么多像素，提示印出来会模糊', 'with fewer pixels an inch an image is reported'],
        integer,
      ),
    ]),
  ),
  key(
    'footnote',
    ['脚注', 'footnotes'],
    mapping([
      key('font', ['字体', 'font'], role),
      key('size', ['字号', 'size'], size),
      key('leading', ['行距', 'baseline to baseline'], size),
      key(
        'rule',
        ['脚注上面的短线', 'the rule above'],
        mapping([key('width', ['长', 'its length'], length), key('thickness', ['粗细', 'its thickness'], length)]),
      ),
      key('hang', ['转行以后缩进几个字', 'indent of turned lines'], em),
      key('gap', ['正文到线、线到脚注的空', 'between text and rule, and rule and notes'], length),
      key(
        'mark',
        ['正文里的注号', 'the mark in the text'],
        mapping([
          key('scale', ['是正文字号的几成', 'its size as a share of the text’s'], share),
          key('rise', ['抬高多少', 'how far it is raised'], em),
        ]),
      ),
    ]),
  ),
  key(
    'leader',
    ['目录里的点', 'the dots of a table of contents'],
    mapping([
      key('step', ['点和点之间的空，两头也空这么多', 'from one dot to the next, and the blank at both ends'], em),
      key('room', ['给页码和最少的点留几个字', 'room for the number of a page and the least of the dots'], em),
    ]),
  ),
  key(
    'contents',
    ['目录；写 `contents: none` 就没有', 'the table of contents; `contents: none` for none'],
    noneOr(
      mapping([
        key('title', ['目录的标题', 'its title'], wording),
        key('title-font', ['标题的字体', 'font of the title'], role),
        key('font', ['字体', 'font'], role),
        key('levels', ['列到几级标题', 'headings down to this level'], integer),
        key('pages', ['满几页才有目录', 'where an issue has at least so many pages'], integer),
      ]),
    ),
  ),
  key(
    'masthead',
    ['报头，在第一页', 'the masthead of page 1'],
    mapping([
      key('lines', ['占正文的几行', 'its height in lines of the grid'], integer),
      key(
        'name',
        ['刊名', 'the name'],
        mapping([
          key('font', ['字体', 'font'], role),
          key('size', ['字号', 'size'], size),
          key('color', ['颜色', 'colour'], color),
          key('top', ['从版心顶边往下多少', 'from the type area’s top edge'], length),
        ]),
      ),
      key(
        'marking',
        ['开头里 `marking:` 写的密级、标注', 'the marking'],
        mapping([
          key('font', ['字体', 'font'], role),
          key('line', ['从第几行起', 'on which line of the grid'], integer),
        ]),
      ),
      key(
        'number',
        ['期号', 'year and number'],
        mapping([key('font', ['字体', 'font'], role), key('line', ['在第几行', 'on which line'], integer)]),
      ),
      key(
        'period',
        ['起止日期', 'the period'],
        mapping([key('font', ['字体', 'font'], role), key('line', ['在第几行', 'on which line'], integer)]),
      ),
      key(
        'imprint',
        ['编印单位和印发日期', 'publisher and printing date'],
        mapping([
          key('font', ['字体', 'font'], role),
          key('size', ['字号', 'size'], size),
          key('line', ['在第几行', 'on which line'], integer),
          key('inset', ['两头各空几个字', 'blank at both ends'], em),
        ]),
      ),
      key(
        'rule',
        ['下面的红线', 'the rule below'],
        mapping([
          key('below', ['在编印单位那一行以下多少', 'how far below the imprint'], length),
          key('thickness', ['粗细', 'its thickness'], length),
          key('color', ['颜色', 'its colour'], color),
        ]),
      ),
    ]),
  ),
  key(
    'colophon',
    ['版记：报送范围、编印单位、份数', 'the colophon'],
    mapping([
      key('font', ['字体', 'font'], role),
      key('size', ['字号', 'size'], size),
      key('inset', ['左右各空几个字', 'blank at both ends'], em),
      key('hang', ['转行以后缩进几个字，对齐“报：”后面', 'indent of turned lines, which hang behind `报：`'], em),
      key('leading', ['行距', 'baseline to baseline'], size),
      key('outer-rule', ['首尾两条线的粗细', 'thickness of the first and the last rule'], length),
      key('inner-rule', ['中间的线的粗细', 'thickness of the rules between'], length),
      key(
        'condense-to',
        ['一行略长时，最多压到几成宽', 'a line that would turn is condensed down to this share of its width'],
        share,
      ),
      key(
        'page',
        ['`last` 在最后一页，`even` 在最后一个双页', 'on the last page, or on the last even one'],
        oneOf('last', 'even'),
      ),
    ]),
  ),
  key(
    'folio',
    ['页码；写 `folio: none` 就没有', 'the page number; `folio: none` for none'],
    noneOr(
      mapping([
        key('font', ['字体', 'font'], role),
        key('size', ['字号', 'size'], size),
        key('below', ['在版心底边以下多少', 'below the type area’s foot'], length),
        key('inset', ['离外边几个字', 'blank at the outer edge'], em),
      ]),
    ),
  ),
  key(
    'draft',
    ['送审稿：每页页眉的字样，左边的行号', 'what marks a proof'],
    mapping([
      key('font', ['字体', 'font'], role),
      key('size', ['字号', 'size'], size),
      key('top', ['从纸的顶边往下多少', 'from the paper’s top edge'], length),
      key(
        'line-number',
        ['行号', 'line numbers'],
        mapping([
          key('font', ['字体', 'font'], role),
          key('size', ['字号', 'size'], size),
          key('width', ['占几个字宽', 'room for a number'], em),
          key('gap', ['离版心多少', 'from the type area'], length),
          key('color', ['颜色', 'colour'], color),
        ]),
      ),
    ]),
  ),
  {
    ...key(
      'approval',
      ['送审稿后面的审签单：拟稿、核稿、会签、签发', 'the sheet that a proof is signed on'],
      mapping([
        key('show', ['`drafts` 送审稿有，`none` 没有', 'with proofs, or never'], oneOf('none', 'drafts')),
        key('title', ['“审签单”三个字', 'its title'], type),
        key('font', ['表里的字体', 'font of the table'], role),
        key('head', ['表头和环节的字体', 'font of heads and steps'], role),
        key('size', ['表里的字号', 'size of the table’s type'], size),
        key('gap', ['标题、期号和表之间的空', 'blank between title, number and table'], length),
        key(
          'head-row',
          ['表头的高；下面四行平分余下的地方', 'height of the head; the rows share what is left'],
          length,
        ),
        key('step', ['环节一栏的宽', 'width of the column of steps'], em),
        key('name', ['姓名一栏的宽', 'width of that of names'], em),
        key('date', ['日期一栏的宽', 'width of that of dates'], em),
        key('rule', ['线的粗细', 'thickness of rules'], length),
      ]),
    ),
    synonym: '审签单',
  },
  {
    ...key(
      'redline',
      ['花脸稿：改动怎么画，和后面的改动一览', 'how changes are marked in a comparison, and the list of them'],
      mapping([
        key('title', ['“改动一览”四个字', 'title of the list'], type),
        key('font', ['一览和说明的字体', 'font of the list and of the notice'], role),
        key('size', ['一览和说明的字号', 'size of the list and of the notice'], size),
        key('leading', ['一览的行距', 'from one line of the list to the next'], length),
        key('place', ['一览里页、行一栏的宽', 'width of its column of pages and lines'], em),
        key('deleted', ['删去的颜色', 'colour of what is gone'], color),
        key('inserted', ['新增的颜色', 'colour of what came'], color),
        key('moved', ['移来的颜色', 'colour of what moved there'], color),
        key('rule', ['删除线、下划线的粗细', 'thickness of the lines through and below text'], length),
        key(
          'bar',
          ['页边的竖线', 'the bars in the margin'],
          mapping([
            key('gap', ['离版心多少', 'from the type area'], length),
            key('thickness', ['粗细', 'thickness'], length),
            key('color', ['颜色', 'colour'], color),
          ]),
        ),
      ]),
    ),
    synonym: '花脸稿',
  },
  key(
    'print',
    ['打印', 'printing'],
    mapping([
      key(
        'duplex',
        [
          '打印机单面、双面：`simplex` 单面，`long-edge` 双面长边翻，`short-edge` 双面短边翻',
          'what the PDF asks of a printer',
        ],
        oneOf('simplex', 'long-edge', 'short-edge'),
      ),
      key(
        'binding',
        ['`left` 订口都在左，`mirror` 双页订口在右', 'whether even pages are bound on their right'],
        oneOf('left', 'mirror'),
      ),
    ]),
  ),
]) satisfies MappingSchema;
