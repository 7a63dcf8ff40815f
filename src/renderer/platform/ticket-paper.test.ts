import { expect, it } from 'vitest';

import { announcedPayload } from '#shared/domain/lifecycle/announced-measures';
import { foldDeskSession } from '#shared/domain/lifecycle/fold-desk-session';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Measure } from '#shared/domain/model/measure';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { shippedTicketBlocks, ticketLines } from '#shared/domain/ticket-paper/ticket-lines';
import { paperFacts, paperSlipOf, type PaperSlip } from './ticket-paper';

const slip: PaperSlip = {
  label: 'A058',
  title: 'Inscription scolaire',
  time: '10:31',
  place: '3e sur ce motif',
  band: '10 à 20 min',
  unknownWait: '',
  trackKey: 'AAAAAAAAAAAAAAAAAAAAAA',
  priority: false,
  isOwnSeries: false,
  isExchanged: true,
  isTentative: false,
};
const site = { site: { name: 'Hôtel de ville', commune: 'Fontbelle' } } as Parameters<typeof paperFacts>[1];

const said = (more: Partial<PaperSlip>) =>
  ticketLines(shippedTicketBlocks, paperFacts({ ...slip, ...more }, site)).flatMap((line) =>
    line.kind === 'text' ? [line.text.replaceAll('\u00A0', ' ')] : [],
  );
const always = ['Hôtel de ville, Fontbelle', 'Inscription scolaire', 'A058', '10:31', '3e sur ce motif'];

it('says on paper what is not certain, and only that', () => {
  expect(said({})).toEqual([...always, 'Attente annoncée : 10 à 20 min']);
  const unknown = 'Attente inconnue : aucun guichet ouvert';
  expect(said({ band: '', unknownWait: unknown })).toEqual([...always, unknown]);
  expect(said({ band: '', unknownWait: unknown, isOwnSeries: true, isExchanged: false, isTentative: true })).toEqual([
    ...always,
    'Série de ce poste, hors ligne',
    'Sous réserve de confirmation',
  ]);
});

it('says when the house opens again instead of a wait, at lunch and after closing', () => {
  const reference = smallTown();
  const given = (at: string, sessions: readonly DeskSession[] = []) => {
    const issued = { id: 'i', n: 1, at, by: { agentId: '', deviceId: '', deskId: '' }, type: 'issued' };
    const facts = { day: '2026-11-23', series: 'A', number: 70, reasonId: 'walk', announced: null };
    const ticket = foldTicket('t', 'site', [{ ...issued, ...facts }]);
    return paperSlipOf(ticket, {
      reference,
      tickets: [ticket],
      sessions,
      isPending: () => false,
      isExchanged: true,
    }).unknownWait;
  };
  expect(given('2026-11-23T11:45:00.000Z')).toBe('Fermé jusqu’à 13:30');
  expect(given('2026-11-23T16:30:00.000Z')).toBe('Fermé, ouvre demain à 8:30');
  expect(given('2026-11-23T09:00:00.000Z')).toBe('Attente inconnue\u00A0: aucun guichet ouvert');
  // Somebody still serves them: nobody is sent home by their own ticket.
  const open = [{ deskId: 'desk-3', agentId: '', status: 'open', events: [] } as unknown as DeskSession];
  expect(given('2026-11-23T16:00:00.000Z', open)).toBe('Attente inconnue');
  expect(given('2026-11-23T16:00:00.000Z', [{ ...open[0], deskId: 'desk-1' } as DeskSession])).toMatch(/^Fermé/);
  expect(given('2026-11-23T07:00:00.000Z', open)).toBe('Fermé jusqu’à 8:30');
  // Over noon too, while somebody is at a desk and not out for lunch.
  expect(given('2026-11-23T11:45:00.000Z', open)).toBe('Attente inconnue');
  expect(given('2026-11-23T11:45:00.000Z', [{ ...open[0], status: 'paused' } as DeskSession])).toMatch(/^Fermé/);
  // A desk that was asked to receive them until 10:30 calls them.
  const stamp = { at: '2026-11-23T07:00:00.000Z', by: { agentId: '', deviceId: '', deskId: '' } };
  const lent: Measure = {
    kind: 'switch',
    deskId: 'desk-1',
    agentId: 'a',
    reasonId: 'walk',
    from: '09:30',
    to: '10:30',
  };
  const asked = foldDeskSession('desk-1:2026-11-23', reference.site.id, [
    { ...stamp, id: 'o', n: 1, type: 'opened', day: '2026-11-23', deskId: 'desk-1', agentId: 'a' },
    { ...stamp, id: 'm', n: 2, type: 'measureAnnounced', ...announcedPayload(lent, '2026-11-23') },
  ]);
  expect(given('2026-11-23T09:00:00.000Z', [asked])).toBe('Attente inconnue');
  expect(given('2026-11-23T09:30:00.000Z', [asked])).toBe('Attente inconnue\u00A0: aucun guichet ouvert');
});

it('says « hors ligne » of a number of its own series only until the server has it', () => {
  const reference = smallTown();
  const issued = { id: 'i', n: 1, at: '2026-11-23T09:00:00.000Z', by: { agentId: '', deviceId: '', deskId: '' } };
  const facts = { type: 'issued', day: '2026-11-23', series: 'A-7', number: 1, reasonId: 'walk', announced: null };
  const ticket = foldTicket('t', 'site', [{ ...issued, ...facts }]);
  const marks = (isExchanged: boolean) => {
    const needs = { reference, tickets: [ticket], sessions: [], isPending: () => false, isExchanged };
    return paperFacts(paperSlipOf(ticket, needs), site).marks;
  };
  expect(marks(false)).toEqual(['Série de ce poste, hors ligne', 'Sous réserve de confirmation']);
  expect(marks(true)).toEqual(['Série de ce poste']);
});

it('says priority by that word alone, also after another rank', () => {
  expect(said({ priority: true })).toEqual([...always, 'Priorité', 'Attente annoncée : 10 à 20 min']);
});

it('carries the page of the ticket as a QR code where phones reach the server, and no name', () => {
  const reachable = { site: { ...site.site, publicUrl: 'https://file.ville.fr' } };
  const codes = ticketLines(shippedTicketBlocks, paperFacts(slip, reachable)).filter(({ kind }) => kind === 'qr');
  expect(codes).toMatchObject([{ data: 'https://file.ville.fr/t/AAAAAAAAAAAAAAAAAAAAAA' }]);
  expect(ticketLines(shippedTicketBlocks, paperFacts(slip, site)).some(({ kind }) => kind === 'qr')).toBe(false);
});
