import type { Appointment } from '#shared/domain/model/appointment';
import { capital, shortTime } from '#shared/i18n/fr/format';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { entryById } from '#shared/lib/entry-by-id';
import { phoneInPairs } from '#shared/lib/phone';

import { guichetBridge } from '../../platform/bridge';
import type { Words } from './view-model/words';

type Moment = { readonly day: string; readonly time: string };

const text = conflictsText.tell;

/** A slip to send or to hand over, on the printer of the tickets: the new time, never a name. Answers what became of it, in words. */
export const printNotice = async (appointment: Appointment, told: Moment, words: Words): Promise<string> => {
  const { site, reasons } = words.reference;
  const said = [
    entryById(reasons, appointment.reasonId)?.name ?? '',
    capital(conflictsText.dated(appointment)),
    text.slip.instead(conflictsText.dated(told)),
    text.slip.contact(phoneInPairs(site.phone ?? '')),
  ].filter((line) => line !== '');
  const line = (words: string, size: number) =>
    ({ kind: 'text', text: words.slice(0, 200), size, bold: size > 1, align: 'centre' }) as const;
  try {
    const done = await guichetBridge()?.invoke('print.ticket', {
      label: shortTime(appointment.time),
      lines: [
        line(`${site.name}, ${site.commune}`, 1),
        line(text.slip.title, 2),
        line(shortTime(appointment.time), 4),
        ...said.map((words) => line(words, 1)),
      ],
      cut: true,
    });
    if (!done?.ok) return text.notPrinted;
    return done.file === '' ? text.printed : text.printedFile(done.file.split(/[\\/]/).at(-1) ?? '');
  } catch {
    return text.notPrinted;
  }
};
