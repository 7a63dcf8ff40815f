import { describe, expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import { foldRequest } from './fold-request';
import { requestDetails } from './request-details';
import { undoEvents } from './undo';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
const event = (n: number, type: string, more: Readonly<Record<string, unknown>> = {}): AnyEvent => ({
  id: `e${n}`,
  n,
  at: at(n),
  by: { agentId: 'a', deviceId: 'd', deskId: '' },
  type,
  ...more,
});
const received = event(1, 'received', {
  day: '2026-11-20',
  channel: 'mail',
  reasonId: 'school',
  citizenId: 'c',
  ticketId: '',
  receivedAt: '2026-11-20T15:00:00.000Z',
  subject: 'Dérogation',
  externalId: 'X-1',
});
const fold = (...events: readonly AnyEvent[]) => foldRequest('r', 'site', [received, ...events]);
const detailsOf = (...events: readonly AnyEvent[]) => requestDetails(fold(...events));

describe('the details of a request', () => {
  it('are those of its events', () => {
    const all = [
      event(2, 'assigned', { departmentId: 'school', agentId: 'sylvie' }),
      event(3, 'started'),
      event(4, 'answered', { templateId: 'papers' }),
      event(5, 'closed', { outcome: 'answered', themeId: 'theme-1' }),
    ];
    expect(detailsOf(...all)).toMatchObject({
      subject: 'Dérogation',
      externalId: 'X-1',
      agentId: 'sylvie',
      templateId: 'papers',
      answeredAt: at(4),
      themeId: 'theme-1',
    });
    expect(detailsOf(...all, event(6, 'reopened'))).toMatchObject({ themeId: '', answeredAt: '' });
    expect(detailsOf(event(2, 'assigned', { departmentId: 'school' }))).toMatchObject({ agentId: '' });
  });

  it('ignore what is no text', () => {
    const odd = { ...received, subject: 7, externalId: null };
    expect(requestDetails(foldRequest('r', 'site', [odd, event(2, 'closed', { themeId: ['x'] })]))).toMatchObject({
      subject: '',
      externalId: '',
      themeId: '',
    });
  });

  it('count a closing once: the theme of the second of two is not taken', () => {
    const first = event(2, 'closed', { outcome: 'answered', themeId: 'one' });
    expect(detailsOf(first, event(3, 'closed', { outcome: 'redirected', themeId: 'two' })).themeId).toBe('one');
  });

  it('tell how long it stood in each state, from the letter to the closing of before', () => {
    const { stays } = detailsOf(
      event(2, 'started'),
      event(10, 'waitingOnCitizen'),
      event(20, 'started'),
      event(30, 'closed', { outcome: 'answered', closedAt: at(25) }),
    );
    expect(stays).toEqual([
      { status: 'received', from: '2026-11-20T15:00:00.000Z', to: at(2) },
      { status: 'inProgress', from: at(2), to: at(10) },
      { status: 'waitingOnCitizen', from: at(10), to: at(20) },
      { status: 'inProgress', from: at(20), to: at(25) },
      { status: 'closed', from: at(25), to: '' },
    ]);
  });

  it('keep what was taken back in the history, marked, and not in the facts', () => {
    const log = [received, event(2, 'assigned', { departmentId: 'school', agentId: 'sylvie' })];
    const undone = undoEvents(log, ['e2']);
    if (!undone.ok) throw new Error('the last step can be undone');
    const request = fold(...log.slice(1), event(3, 'undone', undone.value[0]));
    expect(requestDetails(request).agentId).toBe('');
    expect(requestDetails(request).history.map(({ event: { type }, isUndone }) => [type, isUndone])).toEqual([
      ['received', false],
      ['assigned', true],
    ]);
  });
});
