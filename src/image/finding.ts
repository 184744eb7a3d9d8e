import { declareFindings } from '../model/finding.js';

const saveAgain = {
  zh: '用画图或 WPS 图片打开，另存为 PNG（截图、图表）或 JPEG（照片）',
  en: 'open it in an image editor and save it as PNG (screenshots, charts) or JPEG (photos)',
} as const;

const makeSmaller = {
  zh: '用画图或 WPS 图片改小再存：排满版心宽，2000 像素就够了',
  en: 'make it smaller in an image editor: 2000 pixels are enough for the whole width of the text',
} as const;

/** What may be wrong with a picture’s file. */
export const finding = declareFindings({
  'image/empty': {
    severity: 'error',
    zh: '图片文件是空的，一个字节也没有',
    en: 'the image file is empty',
    note: { zh: '重新复制或下载一次', en: 'copy or download it again' },
  },
  'image/truncated': {
    severity: 'error',
    zh: '图片不完整，后面少了一截',
    en: 'the image is incomplete: its end is missing',
    note: {
      zh: '多半是没有下载或复制完：重新取一份；没有别的，就用画图打开看缺了多少，再另存一份',
      en: 'fetch it again; it was probably not copied or downloaded to its end',
    },
  },
  'image/broken': {
    severity: 'error',
    zh: '图片文件已损坏，不能完整地显示出来',
    en: 'the image file is damaged and cannot be shown whole',
    note: {
      zh: '重新取一份；打开看还完好的，用画图或 WPS 图片另存一份',
      en: 'fetch it again; if it still looks right, save it again from an image editor',
    },
  },
  'image/unreadable': {
    severity: 'error',
    zh: '图片没有读完（{reason}）：文件正被改动，或者磁盘有问题',
    en: 'the image could not be read to its end ({reason}): it is being changed, or the disk fails',
    note: { zh: '等文件存好再试', en: 'try again when the file is saved' },
  },
  'image/too-many-pixels': {
    severity: 'error',
    zh: '图片太大：{width} × {height}，共 {millions} 百万像素，最多 {limit} 百万',
    en: 'the image is too large: {width} × {height} are {millions} million pixels, of at most {limit} million',
    note: makeSmaller,
  },
  'image/progressive': {
    severity: 'error',
    zh: '这么大的图片不能存成“渐进式”或“隔行”的',
    en: 'an image of this size must not be progressive or interlaced',
    note: {
      zh: '另存时不选“渐进”“隔行（交错）”，或者先改小：排满版心宽，2000 像素就够了',
      en: 'save it without “progressive” or “interlaced”, or make it smaller: 2000 pixels are enough for the whole width',
    },
  },
  'image/cmyk': {
    severity: 'error',
    zh: '这是印刷用的四色（CMYK）图片，PDF 里要用 RGB',
    en: 'this is a CMYK image for printing presses; the PDF needs RGB',
    note: {
      zh: '用 Photoshop 打开，图像–模式–RGB 颜色，再存；或用画图打开，另存一份',
      en: 'convert it to RGB in an image editor (Image – Mode – RGB Color) and save it again',
    },
  },
  'image/coding': {
    severity: 'error',
    zh: '这是{coding}的 JPEG，多数软件打不开',
    en: 'this is a JPEG {coding}, which most programs cannot open',
    note: { zh: '用原来的软件另存为普通 JPEG 或 PNG', en: 'save it as ordinary JPEG or PNG' },
  },
  'image/heic': {
    severity: 'error',
    zh: '这是 HEIC 图片（iPhone 默认的照片格式），不能直接用',
    en: 'this is a HEIC image, the usual format of iPhones, which cannot be used as it is',
    note: {
      zh: '打开后另存（导出）为 JPEG；以后要省事，在 iPhone 上选“设置–相机–格式–兼容性最佳”',
      en: 'save it as JPEG; iPhones take JPEGs with Settings – Camera – Formats – Most Compatible',
    },
  },
  'image/format': {
    severity: 'error',
    zh: '这是 {format} 图片，只能用 PNG 和 JPEG（光改扩展名没有用）',
    en: 'this is a {format} image; only PNG and JPEG can be used (another extension does not change it)',
    note: saveAgain,
  },
  'image/drawing': {
    severity: 'error',
    zh: '这是 {format} 矢量图，不能直接用',
    en: 'this is a drawing in {format}, which cannot be used as it is',
    note: {
      zh: '从原来的软件里导出为 PNG，宽 2000 像素左右',
      en: 'export it as PNG, about 2000 pixels wide',
    },
  },
  'image/document': {
    severity: 'error',
    zh: '这是 {format} 文档，不是图片',
    en: 'this is a {format} document, not an image',
    note: {
      zh: '把要用的那一页导出为图片（PNG），或者截图',
      en: 'export the page that is wanted as PNG',
    },
  },
  'image/unknown': {
    severity: 'error',
    zh: '这不是图片文件，或者图片已损坏（光改扩展名没有用）',
    en: 'this is no image file, or a damaged one (another extension does not change it)',
    note: saveAgain,
  },
});
