import { describe, expect, it } from 'vitest';

import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import { printableTicketSchema, type PrintableTicket } from '#shared/ipc/printables';
import { kioskLanguages } from '#shared/domain/model/floor-settings';

import { kioskWith, publicationOfKiosk, ticketOf } from '../testing/scene';
import { paperOf } from './paper';

const publication = publicationOfKiosk(kioskWith());
const texts = ({ lines }: PrintableTicket): readonly string[] =>
  lines.flatMap((line) => (line.kind === 'text' ? [line.text] : line.kind === 'qr' ? [line.data] : []));

describe('paperOf', () => {
  it('says number, reason, moment, people before, wait and where to follow', () => {
    expect(texts(paperOf({ ticket: ticketOf(), language: 'fr', publication }))).toEqual([
      'Hôtel de ville, Fontbelle',
      'État civil',
      'A059',
      '23/11/2026 9:32',
      '6\u00A0personnes avant vous',
      'Attente annoncée\u00A0: 20 à 35\u00A0min',
      'https://mairie.example/t/k3y',
    ]);
  });

  it.each(kioskLanguages)('is paper that a printer takes, in %s', (language) => {
    const paper = paperOf({ ticket: ticketOf({ dueTime: '10:30', wait: null }), language, publication });
    expect(printableTicketSchema.parse(paper)).toEqual(paper);
    expect(texts(paper)).toContain(kioskWords[language].appointmentAt('10:30'));
  });

  it('says of a number of the kiosk that it is one, and nothing of a queue that it cannot see', () => {
    const ticket = ticketOf({ label: 'A-K2 003', isOwn: true, wait: null, ahead: 0 });
    const said = texts(paperOf({ ticket, language: 'fr', publication }));
    expect(said).toContain(kioskWords.fr.ownSeries);
    expect(said.join()).not.toContain('Personne avant vous');
  });

  it('says priority in one word, in the language of the person', () => {
    const asked = { ticket: ticketOf(), language: 'pt', publication } as const;
    expect(texts(paperOf({ ...asked, priority: true }))).toContain('Prioridade');
    expect(texts(paperOf(asked))).not.toContain('Prioridade');
  });

  it('has no QR where phones do not reach the server', () => {
    const inside = publicationOfKiosk(
      kioskWith({ ticket: { blocks: kioskWith().ticket.blocks, cut: true, publicUrl: '' } }),
    );
    expect(
      paperOf({ ticket: ticketOf(), language: 'fr', publication: inside }).lines.some(({ kind }) => kind === 'qr'),
    ).toBe(false);
  });
});
