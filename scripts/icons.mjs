// npm run icons: draws build/icon.svg in every size that a system asks for, with the Chromium of this machine. What it writes is checked in, so that
// packing needs no program that draws. Run it after a change of the drawing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setUp } from './lib/setup.mjs';
import { browserPath, ensureTestPrograms } from './lib/system-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { appleIcon, windowsIcon } from './pack/icon-files.mjs';

/** The folders of a Linux theme, and what Windows and macOS need; 1024 is for macOS alone. */
const sizes = [16, 22, 24, 32, 48, 64, 128, 256, 512, 1024];
const themeSizes = sizes.filter((size) => size <= 512);
/** The rim of the plaque is finer than a pixel up to this size. */
const withoutRim = 48;

await setUp({ electron: false });
await ensureTestPrograms();
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
const drawing = readFileSync(inRoot('build/icon.svg'), 'utf8');
const page = await browser.newPage();

const draw = async (size) => {
  await page.setViewportSize({ width: size, height: size });
  const drawn = size <= withoutRim ? drawing.replace(/<rect id="rim"[^>]*>/, '') : drawing;
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn}`);
  return page.screenshot({ omitBackground: true });
};

const pictures = new Map();
for (const size of sizes) pictures.set(size, await draw(size));
await browser.close();

mkdirSync(inRoot('build/icons'), { recursive: true });
for (const size of themeSizes) writeFileSync(inRoot(`build/icons/${size}x${size}.png`), pictures.get(size));
writeFileSync(inRoot('build/icon.ico'), windowsIcon(pictures));
writeFileSync(inRoot('build/icon.icns'), appleIcon(pictures));
say(`build/icons: ${themeSizes.length} sizes, and icon.ico, icon.icns`);
