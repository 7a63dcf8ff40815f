import { expect, it } from 'vitest';

import { foldRequest } from '#shared/domain/lifecycle/fold-request';

import { helpCalls, helpWords } from './help-calls';

const call = (id: string, time: string, subject = '') =>
  foldRequest(id, 'site', [
    {
      id: `${id}-1`,
      n: 1,
      at: `2026-11-24T${time}:00.000Z`,
      by: { agentId: '', deviceId: 'kiosk', deskId: '' },
      type: 'received',
      day: '2026-11-24',
      channel: 'desk',
      reasonId: '',
      citizenId: '',
      ticketId: '',
      help: true,
      ...(subject !== '' && { subject }),
    },
  ]);
const stopped = call('a', '08:00', 'L’imprimante de la borne est arrêtée');
const words = (...requests: Parameters<typeof helpCalls>[0]) => helpWords(helpCalls(requests), 'Europe/Paris');

it('says that the printer of a kiosk stopped, and calls nobody a person who asks for help', () => {
  expect(words()).toBe('');
  expect(words(stopped)).toBe('L’imprimante de la borne est arrêtée depuis 9:00.');
  expect(words(stopped)).not.toContain('Quelqu’un');
});

it('says first that people ask, and counts those alone', () => {
  expect(words(stopped, call('b', '08:05'))).toBe('Quelqu’un demande de l’aide à la borne depuis 9:05.');
  expect(words(stopped, call('b', '08:05'), call('c', '08:06'))).toContain('2 personnes demandent');
});
