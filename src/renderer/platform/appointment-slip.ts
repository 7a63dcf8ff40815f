import { appointmentCode } from '#shared/domain/lifecycle/appointment-code';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { papersFor } from '#shared/domain/papers/papers-for';
import { money, papersText } from '#shared/i18n/fr/papers';
import { printsText } from '#shared/i18n/fr/prints';
import type { PrintableSlip } from '#shared/ipc/printables';
import { phoneInPairs } from '#shared/lib/phone';
import { timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { paperLines, stampLine } from './paper-lines';

const texts = printsText.slip;

const feeOf = (papers: Parameters<typeof stampLine>[0]): string => {
  const stamps = stampLine(papers);
  if (!stamps) return '';
  const sum = stamps.total === 0 ? papersText.free : `${papersText.terms(stamps.cents)}${money(stamps.total)}`;
  return `${papersText.stamps(stamps.cents.length)}\u00A0: ${sum}`;
};

/** How the town hall is reached: where it stands, and the number to dial; `''` where neither is set. */
const reachOf = ({ address = '', phone = '' }: SiteReference['site']): string => {
  const number = phoneInPairs(phone.trim());
  return [address.trim(), number === '' ? '' : texts.phone(number)].filter(Boolean).join(' · ');
};

/** The confirmation of an appointment as it is printed, by its number; only first names say who brings which paper. */
export const slipOf = (
  reference: SiteReference,
  { names, ...appointment }: Appointment & { readonly names: readonly string[] },
  now: { readonly day: string; readonly minute: number },
  format: PrintableSlip['format'],
): PrintableSlip => {
  const { day, time, persons } = appointment;
  const reason = entryById(reference.reasons, appointment.reasonId);
  const desk = entryById(reference.desks, appointment.deskId);
  const papers = reason ? papersFor(reference, { reason, persons, day }) : null;
  const lines = papers ? paperLines(papers, names) : [];
  return {
    format,
    code: appointmentCode(appointment.id),
    day,
    site: printsText.list.site(reference.site.name, reference.site.commune),
    reach: reachOf(reference.site),
    title: texts.title,
    when: texts.when(day, time),
    where: desk ? texts.where(desk.number, desk.wayHint) : '',
    reason: texts.reason(reason?.name ?? '', persons.length),
    pending: appointment.confirmation === 'pending' ? texts.pending : '',
    codeLabel: texts.code,
    papersTitle: texts.papers,
    papers: lines.map(({ who, papers: words }) => ({ title: lines.length > 1 ? who : '', items: words.split(', ') })),
    fee: papers ? feeOf(papers) : '',
    foot: [
      ...texts.foot(phoneInPairs((reference.site.phone ?? '').trim())),
      texts.printedOn(now.day, timeOf(now.minute)),
    ],
  };
};
