import { describe, expect, it } from 'vitest';

import { actCodes, sayAct } from '#shared/i18n/fr/acts';
import { voiceText } from '#shared/i18n/fr/shell';
import type { ActFacts } from '#shared/domain/model/act-facts';
import { ok } from '#shared/lib/result';

import type { Act } from '../../data/commands/door/act';
import { newsOfActs } from './news-of-acts';

const act = (id: string, facts: ActFacts, undone = false): Act => ({
  ...facts,
  id,
  agentId: 'agent-1',
  at: '2026-11-23T09:00:00.000Z',
  undo: () => Promise.resolve(ok(null)),
  undone,
  stays: false,
});
const called: ActFacts = { code: 'called', label: 'A012', desk: '3' };
const came: ActFacts = { code: 'checkedIn', name: 'Aurore Zéphyrin', label: 'A048', priority: false };

it('says the act that was just done, whole and in one sentence', () => {
  expect(newsOfActs([], [act('1', called)])?.text).toBe(sayAct(called));
});

it('says the newest of several, and nothing where nothing changed', () => {
  const acts = [act('1', came), act('2', called)];
  expect(newsOfActs([], acts)?.text).toBe(sayAct(called));
  expect(newsOfActs(acts, acts)).toBeNull();
});

it('says what was taken back', () => {
  expect(newsOfActs([act('1', called)], [act('1', called, true)])?.text).toBe(`Annulé\u00A0: ${sayAct(called)}`);
});

it('says nothing of an act that falls out of the list', () => {
  expect(newsOfActs([act('1', came), act('2', called)], [act('2', called)])).toBeNull();
});

describe('where no name may be heard', () => {
  it('says the ticket of somebody who came, and not who it was', () => {
    expect(newsOfActs([], [act('1', came)])?.nameless).toBe('Arrivée, ticket A048');
    expect(newsOfActs([act('1', came)], [act('1', came, true)])?.nameless).toBe('Annulé\u00A0: Arrivée, ticket A048');
  });

  it('says no name of any act, and always something', () => {
    const name = 'Zéphyrin';
    const when = { day: '2026-12-03', time: '10:00', from: '10:00' };
    const what = { desk: '3', kind: 'open', outcome: 'incompleteFile', why: 'left' };
    const how = { channel: 'phone', mark: 'seen', paper: 'Photo', reason: 'Passeport', detail: '', count: 1, came: 0 };
    const rest = {
      notServed: 0,
      leftOpen: 0,
      next: 'ticket',
      priority: false,
      againMin: 5,
      room: '',
      agent: '',
      back: '',
      aside: '',
      takers: '',
      alone: '',
    };
    const common = { ...when, ...what, ...how, ...rest };
    // More facts than a code has are left alone by its sentence.
    for (const about of [{ name, label: 'A048' }, { name, label: '' }, { name }, { what: name }])
      for (const code of actCodes) {
        const facts = { ...common, ...about, code } as unknown as ActFacts;
        const done = newsOfActs([], [act('1', facts)])?.nameless;
        const undone = newsOfActs([act('1', facts)], [act('1', facts, true)])?.nameless;
        for (const said of [done, undone]) {
          expect(said, code).not.toContain(name);
          expect(said, code).toMatch(/\p{L}/u);
        }
      }
  });

  it('says only that it is done where the words are all about a person', () => {
    const dependant = act('1', { code: 'dependantAdded', name: 'Basile' });
    expect(newsOfActs([], [dependant])?.nameless).toBe(voiceText.saved);
  });
});
