import { printingText } from '#shared/i18n/fr/printing';
import type { PrintableTicket } from '#shared/ipc/printables';

const words = printingText.testPage;

/** Shows at one look whether accents, sizes, alignment, QR code and cut come out right. */
export const testTicket = (time: string): PrintableTicket => ({
  label: words.label,
  lines: [
    { kind: 'text', text: words.title, size: 2, bold: true, align: 'centre' },
    { kind: 'text', text: words.number, size: 4, bold: true, align: 'centre' },
    { kind: 'text', text: words.accents, size: 1, bold: false, align: 'left' },
    { kind: 'text', text: words.signs, size: 1, bold: false, align: 'left' },
    { kind: 'rule' },
    { kind: 'text', text: words.left, size: 1, bold: false, align: 'left' },
    { kind: 'text', text: words.centre, size: 1, bold: true, align: 'centre' },
    { kind: 'text', text: words.right, size: 3, bold: false, align: 'right' },
    { kind: 'qr', data: words.qr, hint: words.qrHint, size: 2 },
    { kind: 'text', text: time, size: 1, bold: false, align: 'centre' },
  ],
  cut: true,
});
