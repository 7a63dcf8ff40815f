import { printCodes, type PrintCode } from '../../domain/ticket-paper/print-state';
import { printingText } from './printing';

const words = printingText.tested;

/** What a test page came to, and how much it matters. */
export type SaidTest = { readonly tone: 'ok' | 'warn' | 'bad'; readonly text: string };

const isPrintCode = (code: string): code is PrintCode => printCodes.some((one) => one === code);

/** The outcome of a test page in words: `file` = a PDF was written, `uncertain` = it left, and nobody confirmed it. */
export const sayPrintTest = ({ ok, code }: { readonly ok: boolean; readonly code: string }): SaidTest => {
  if (ok) return { tone: code === 'file' ? 'warn' : 'ok', text: code === 'file' ? words.file : words.paper };
  if (code === 'uncertain') return { tone: 'warn', text: words.uncertain };
  return { tone: 'bad', text: words.failed(isPrintCode(code) && code !== '' ? code : 'printFailed') };
};
