// Draws the preview of issue 519 with two mistakes in it, for README.zh-CN.md:
// node docs/render-preview-image.js docs/preview.png
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const [, , target] = process.argv;
if (!target) throw new Error('usage: node docs/render-preview-image.js FILE.png');

const VIEWPORT = { width: 1100, height: 720 };
const SECTION = 'issues/519/01-政务工作动态.md';
/** What was typed in haste, by what is right. */
const MISTAKES = [
  ['，', ','],
  ['。', '。。'],
];

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bulletin-preview-'));
for (const part of ['issues', 'templates', 'fonts']) cpSync(join(root, part), join(folder, part), { recursive: true });

const lines = readFileSync(join(folder, SECTION), 'utf8').split('\n');
const paragraphs = lines.flatMap((line, index) => (/^[^#\s]/.test(line) ? [index] : []));
for (const [index, [right, wrong]] of MISTAKES.entries()) {
  const at = paragraphs[index];
  lines[at] = lines[at].replace(right, wrong);
}
writeFileSync(join(folder, SECTION), lines.join('\n'));

// The words of the page in the package's own font, whatever this computer has.
const fonts = dirname(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
);
writeFileSync(
  join(folder, 'fonts.conf'),
  `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
);

const launcher = join(root, 'bin/bulletin.js');
const typed = ['watch', '519', '-C', folder, '--port', '0', '--no-system-fonts', '--lang', 'zh'];
const watch = spawn(process.execPath, [launcher, ...typed], { stdio: ['ignore', 'pipe', 'ignore'] });
const [address] = await once(watch.stdout, 'data');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
});
try {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(String(address).trim());
  await page.locator('.page[data-page="1"] canvas').waitFor();
  await page.waitForTimeout(1500);
  const image = await page.screenshot();
  await sharp(image).png({ palette: true, colours: 64, effort: 10 }).toFile(target);
} finally {
  await browser.close();
  watch.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
