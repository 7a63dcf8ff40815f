import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { kioskLanguages } from '#shared/domain/model/floor-settings';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';

import type { KioskScreen } from '../kiosk-state';
import { CurrentScreen } from '../current-screen';
import { kioskAt } from '../scene';
import { kioskWith, publicationOfKiosk, sceneWith, ticketOf } from '../testing/scene';
import { TicketFactsList } from '../ticket-facts';
import { spokenScreen } from './spoken-screen';

/** How often the way to give an opinion is drawn on the start. */
const opinionOf = (kiosk: ReturnType<typeof kioskWith>): number =>
  renderToStaticMarkup(createElement(CurrentScreen, { scene: sceneWith({}, kiosk) })).split(kioskWords.fr.feedback)
    .length - 1;

const ticketScreen = (change = {}): KioskScreen => ({
  at: 'ticket',
  key: 'a',
  ticket: ticketOf(),
  paper: 'out',
  undoRefused: false,
  isHeld: false,
  ...change,
});

describe('spokenScreen', () => {
  it('reads the start: both ways, and each reason with its wait', () => {
    const said = spokenScreen(sceneWith());
    expect(said).toContain('J’ai un rendez-vous');
    expect(said).toContain('État civil, 20 à 35\u00A0min');
    expect(said).toContain('Logement');
  });

  it('says a number so that it is heard as it is called', () => {
    expect(spokenScreen(sceneWith({ screen: ticketScreen() }))).toContain('A zéro cinquante-neuf');
    expect(spokenScreen(sceneWith({ language: 'en', screen: ticketScreen() }))).toContain('A 59');
    expect(spokenScreen(sceneWith({ language: 'en', screen: ticketScreen() }))).toContain('Civil registry');
  });

  it('counts those before who came without an hour or after it, and nobody before who is here early', () => {
    const before = (change: Parameters<typeof ticketOf>[0]): readonly [said: boolean, drawn: boolean] => {
      const ticket = ticketOf({ wait: null, time: '09:32', ahead: 6, ...change });
      const scene = sceneWith({ screen: ticketScreen({ ticket }) });
      const html = renderToStaticMarkup(createElement(TicketFactsList, { scene, ticket }));
      return [spokenScreen(scene).includes(scene.words.paperAhead(6)), html.includes(scene.words.people(6))];
    };
    expect(before({ dueTime: '' })).toEqual([true, true]);
    expect(before({ dueTime: '09:15' })).toEqual([true, true]);
    expect(before({ dueTime: '10:15' })).toEqual([false, false]);
    expect(before({ dueTime: '', isOwn: true })).toEqual([false, false]);
  });

  it('says first that no paper comes', () => {
    expect(spokenScreen(sceneWith({ screen: ticketScreen({ paper: 'failed' }) }))[0]).toBe(kioskWords.fr.noPaper);
  });

  it('never says what somebody types', () => {
    expect(spokenScreen(sceneWith({ screen: { at: 'code', typed: '7K2M' } })).join()).not.toContain('7K2');
  });

  it('says that nobody receives any more', () => {
    expect(spokenScreen(sceneWith({ noPaper: true }))).toContain(kioskWords.fr.noPaper);
    expect(spokenScreen(sceneWith())).not.toContain(kioskWords.fr.noPaper);
    expect(spokenScreen(sceneWith({}, kioskWith({ isClosed: true })))[0]).toBe(kioskWords.fr.closedNow.title);
  });

  it('offers no ticket after the last opening: who is expected is let in, then the house is closed, until the day is over', () => {
    const { closedNow, walkIn, appointment } = kioskWords.fr;
    const over = kioskWith({ isOver: true });
    expect(spokenScreen(sceneWith({}, over))).toContain(appointment.title);
    expect(spokenScreen(sceneWith({}, over))).not.toContain(walkIn.title);
    const last = kioskWith({ isOver: true, expectedTimes: [] });
    expect(spokenScreen(sceneWith({}, last))[0]).toBe(closedNow.title);
    // The last people served may still give their opinion as they leave, as long as a desk is open.
    for (const one of [kioskWith(), over, last, kioskWith({ reasons: [] })])
      expect([spokenScreen(sceneWith({}, one)).includes(kioskWords.fr.feedback), opinionOf(one)]).toEqual([true, 1]);
    for (const one of [{ feedback: false }, { isClosed: true }].map((change) => kioskWith({ isOver: true, ...change })))
      expect([spokenScreen(sceneWith({}, one)).includes(kioskWords.fr.feedback), opinionOf(one)]).toEqual([false, 0]);
    // The server has been gone since the evening.
    const said = publicationOfKiosk(kioskWith({ isOver: true, isClosed: true }));
    const time = '09:00';
    expect(kioskAt(said, { day: said.day, time }, true).kiosk).toBe(said.kiosk);
    expect(kioskAt(said, { day: '2026-11-24', time }, true).kiosk).toEqual(kioskWith());
    expect(kioskAt(said, { day: '2026-11-24', time }, false).kiosk).toBe(said.kiosk);
  });

  it('says that a closure runs and until when, and without its server offers numbers again when it is over', () => {
    const closure = { since: '08:00', until: '10:00' };
    const told = { ...publicationOfKiosk(kioskWith({ isOver: true, expectedTimes: [] })), closure };
    const at = (time: string) => kioskAt(told, { day: told.day, time }, true);
    expect(at('09:59')).toEqual({ closure, kiosk: told.kiosk });
    expect(at('10:00')).toEqual({ closure: null, kiosk: kioskWith({ expectedTimes: [] }) });
    const scene = { ...sceneWith({}, told.kiosk ?? kioskWith()), publication: told, closure };
    const { title, hint, until } = kioskWords.fr.closure;
    expect(spokenScreen(scene).slice(0, 3)).toEqual([title, hint, until('10:00')]);
    expect(spokenScreen({ ...scene, closure: { ...closure, until: '' } })).not.toContain(until('10:00'));
  });

  it.each(kioskLanguages)('has something to say of every screen in %s', (language) => {
    const screens: readonly KioskScreen[] = [
      { at: 'start' },
      { at: 'times' },
      { at: 'code', typed: '' },
      { at: 'letter', time: '10:30', key: 'a' },
      ticketScreen(),
      { at: 'undone' },
      { at: 'here', label: 'A012' },
      { at: 'trouble', why: 'unknown', again: null },
      { at: 'feedback', score: null, theme: '' },
      { at: 'thanks' },
    ];
    for (const screen of screens)
      expect(spokenScreen(sceneWith({ language, screen })).length, screen.at).toBeGreaterThan(1);
  });
});
