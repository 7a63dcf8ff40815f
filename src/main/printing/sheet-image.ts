import type { BrowserWindow, NativeImage } from 'electron';
import { DOTS_PER_MM, paperDots, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import type { DotImage } from './escpos/ticket-bytes';
import { faceOf, type Sheet } from './sheet';

/** Pixels of a page along one millimetre at its plain size. */
const PIXELS_PER_MM = 96 / 25.4;
/** Rows of dots come in bytes. */
const byEight = (dots: number): number => Math.ceil(dots / 8) * 8;

/** Screens of several densities give more pixels than were asked for. */
const inDots = (picture: NativeImage, width: number, height: number): NativeImage => {
  const size = picture.getSize();
  return size.width === width && size.height === height ? picture : picture.resize({ width, height, quality: 'best' });
};

/**
 * A sheet that a hidden window shows, as the dots of a receipt printer: what its own letters cannot say (Arabic, for one) comes out as a
 * picture of the whole sheet. A sheet for a wider roll is made smaller; the margins that no head reaches are left out.
 */
export const sheetImage = async (window: BrowserWindow, sheet: Sheet, paperMm: PaperMm): Promise<DotImage> => {
  const contents = window.webContents;
  const width = paperDots(paperMm);
  const scale = width / paperDots(sheet.widthMm < 80 ? 58 : 80);
  const whole = Math.round(sheet.widthMm * DOTS_PER_MM * scale);
  const height = byEight(sheet.heightMm * DOTS_PER_MM * scale);
  await faceOf(contents, sheet);
  contents.setZoomFactor((DOTS_PER_MM * scale) / PIXELS_PER_MM);
  window.setContentSize(whole, height);
  try {
    const x = Math.floor((whole - width) / 2);
    const picture = await contents.capturePage({ x, y: 0, width, height }, { stayHidden: true });
    if (picture.isEmpty()) throw new Error('the sheet gave no picture');
    // Blue comes first in it: to tell black from white that is all the same.
    return { width, height, data: new Uint8ClampedArray(inDots(picture, width, height).toBitmap()) };
  } finally {
    contents.setZoomFactor(1);
  }
};
