import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, session, type WebContents } from 'electron';
import { APP_ORIGIN } from '../scheme/app-origin';
import { serveApp, type MadePage } from '../scheme/serve-app';
import { denyPermissions } from '../security/permissions';
import { printFonts } from './print-fonts';

const PRINT_PARTITION = 'print';
const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1000;

/** Something to print: a page without script, its style, and its paper. */
export type Sheet = {
  readonly html: string;
  readonly css: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** In the typeface of the app: takes a moment to load. A ticket must come at once, and is set in one of the system. */
  readonly inOurFace: boolean;
};

/** The folder of the built pages: prints take their typeface from there, and nothing else. */
let pages = { root: '', fonts: '' };

/** Tells where the typeface of the prints lies; before the first print. */
export const takeFontsFrom = (root: string): void => {
  pages = { root, fonts: printFonts(root) };
};

/** What is being printed now, by its number; a page is forgotten when it is done. */
const sheets = new Map<string, Sheet>();

const made = (urlPath: string): MadePage | null => {
  const [, number = '', kind = ''] = /^\/print\/(\d+)\/(page|style\.css)$/.exec(urlPath) ?? [];
  const sheet = sheets.get(number);
  if (sheet === undefined) return null;
  return kind === 'page'
    ? { mime: 'text/html; charset=utf-8', body: sheet.html }
    : { mime: 'text/css; charset=utf-8', body: sheet.inOurFace ? `${pages.fonts}\n${sheet.css}` : sheet.css };
};

/** A hidden window without network, script or memory. */
export const openSheet = (): BrowserWindow => {
  const own = session.fromPartition(PRINT_PARTITION);
  if (!own.protocol.isProtocolHandled('guichet')) {
    denyPermissions(own, 'public');
    serveApp(own, { root: pages.root === '' ? null : pages.root, connect: () => null, made });
  }
  return new BrowserWindow({
    show: false,
    focusable: false,
    skipTaskbar: true,
    width: 400,
    height: 600,
    // A strip of paper is longer than some screens.
    enableLargerThanScreen: true,
    webPreferences: {
      partition: PRINT_PARTITION,
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
};

let count = 0;

/** Work on a page, which fails once the process of the page dies: what was asked of it may never be answered then. */
const whileAlive = async <Value>(contents: WebContents, work: () => Promise<Value>): Promise<Value> => {
  let fail = (): void => undefined;
  const died = new Promise<never>((_resolve, reject) => {
    fail = () => reject(new Error('the page of the prints died'));
    contents.once('render-process-gone', fail);
  });
  try {
    return await Promise.race([work(), died]);
  } finally {
    contents.off('render-process-gone', fail);
  }
};

/** Shows a sheet in a window for as long as the work on it lasts. */
export const withSheet = async <Value>(
  window: BrowserWindow,
  sheet: Sheet,
  work: (contents: WebContents) => Promise<Value>,
): Promise<Value> => {
  count += 1;
  const number = String(count);
  sheets.set(number, sheet);
  const contents = window.webContents;
  try {
    return await whileAlive(contents, async () => {
      await contents.loadURL(`${APP_ORIGIN}/print/${number}/page`);
      return work(contents);
    });
  } finally {
    sheets.delete(number);
  }
};

/** Paper is not begun before the face is there. */
export const faceOf = async (contents: WebContents, sheet: Sheet): Promise<void> => {
  if (sheet.inOurFace) await toPdf(contents, sheet);
};

/** Straight to a printer by its name. */
export const toPrinter = async (contents: WebContents, deviceName: string, sheet: Sheet): Promise<boolean> => {
  await faceOf(contents, sheet);
  return new Promise((resolve) => {
    const pageSize = { width: sheet.widthMm * MICRONS_PER_MM, height: sheet.heightMm * MICRONS_PER_MM };
    contents.print({ silent: true, deviceName, margins: { marginType: 'none' }, pageSize }, (done) => resolve(done));
  });
};

/** Through the print dialog of the system; `cancelled` when the agent closed it. */
export const toDialog = async (contents: WebContents, sheet: Sheet): Promise<'' | 'cancelled' | 'printFailed'> => {
  await faceOf(contents, sheet);
  return new Promise((resolve) => {
    const pageSize = { width: sheet.widthMm * MICRONS_PER_MM, height: sheet.heightMm * MICRONS_PER_MM };
    contents.print({ silent: false, margins: { marginType: 'none' }, pageSize }, (done, reason) =>
      resolve(done ? '' : /cancel/i.test(reason) ? 'cancelled' : 'printFailed'),
    );
  });
};

const asPdf = (contents: WebContents, { widthMm, heightMm }: Sheet): Promise<Buffer> =>
  contents.printToPDF({
    pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: false,
    // With headings, lists and a language, for whoever has it read aloud.
    generateTaggedPDF: true,
  });

const tries = 20;
const betweenTriesMs = 40;

/** Until our face is there the text stands in one of the system, which is wider: a PDF that names ours has it. */
const isSet = ({ inOurFace }: Sheet, pdf: Buffer): boolean =>
  !inOurFace || pages.fonts === '' || /\/FontName \/\w+\+IBMPlexSans/.test(pdf.toString('latin1'));

/** As PDF, black on white. Pages run no script that could tell when their face is there, so the PDF itself is asked. */
export const toPdf = async (contents: WebContents, sheet: Sheet): Promise<Buffer> => {
  let pdf = await asPdf(contents, sheet);
  for (let left = tries; left > 0 && !isSet(sheet, pdf); left -= 1) {
    await wait(betweenTriesMs);
    pdf = await asPdf(contents, sheet);
  }
  return pdf;
};
