import { describe, expect, it } from 'vitest';

import { trustText } from '#shared/i18n/fr/trust';
import { lineFaults, serverFaults } from '#shared/ipc/contract';

import type { SyncState } from '../../data/queries/use-sync-state';
import { secondsToTry, trustView } from './trust-view';

const zone = 'Europe/Paris';
const now = '2026-11-23T09:32:00.000Z';
const state = (patch: Partial<SyncState>): SyncState => ({
  kind: 'synced',
  since: '2026-11-23T08:12:00.000Z',
  lastExchange: '2026-11-23T09:31:40.000Z',
  toSend: 0,
  waiting: [],
  refused: [],
  conflicts: 0,
  driftMs: 0,
  wentBackAt: '',
  shutOut: { agentIds: [], at: '' },
  withheld: [],
  received: 0,
  nextTry: '',
  ...patch,
});
const said = (patch: Partial<SyncState>) => {
  const { text, strong, tail } = trustView(state(patch), zone);
  return [text, strong, tail].filter(Boolean).join(' ').replaceAll('\u00A0', ' ');
};

describe('trustView', () => {
  it('speaks as the pictures do', () => {
    expect(said({})).toBe('Synchronisé 10:31');
    expect(said({ kind: 'sending', toSend: 3 })).toBe('Envoi de 3 saisies');
    expect(said({ kind: 'offline', toSend: 3 })).toBe('Hors ligne depuis 9:12 3 à envoyer');
    expect(said({ kind: 'offline' })).toBe('Hors ligne depuis 9:12');
    expect(said({ kind: 'receiving', received: 1240 })).toBe('Réception des données 1 240 fiches');
    expect(said({ kind: 'receiving' })).toBe('Réception des données');
    expect(said({ kind: 'noServer' })).toBe('Poste refusé depuis 9:12');
    expect(said({ kind: 'outdated' })).toBe('Versions différentes depuis 9:12');
    expect(said({ kind: 'conflict', conflicts: 1 })).toBe('1 conflit à traiter');
    expect(said({ kind: 'clockDrift', driftMs: 4 * 60_000 })).toBe('Horloge en avance de 4 min');
    expect(said({ kind: 'clockDrift', driftMs: -7 * 60_000 })).toBe('Horloge en retard de 7 min');
  });

  it('tells a refused desk to be enrolled again', () => {
    expect(trustView(state({ kind: 'noServer' }), zone).sentence).toContain('inscrit de nouveau');
  });

  it('says of a server that is not trusted why, whatever cut the line, and nothing of it while the line is there', () => {
    for (const fault of lineFaults)
      for (const kind of ['offline', 'noServer', 'outdated'] as const)
        expect(trustView(state({ kind, toSend: 3 }), zone, { lineFault: fault, serverFault: null })).toMatchObject({
          look: 'off',
          text: 'Serveur non reconnu depuis',
          strong: '9:12',
          tail: '3 à envoyer',
          sentence: trustText.lineFaults[fault],
        });
    expect(trustView(state({}), zone, { lineFault: 'otherServer', serverFault: null })).toEqual(
      trustView(state({}), zone),
    );
    expect(new Set(Object.values(trustText.lineFaults)).size).toBe(lineFaults.length);
  });

  it('says why the server of this station did not start, and what to do', () => {
    for (const serverFault of serverFaults) {
      const view = trustView(state({ kind: 'offline' }), zone, { lineFault: null, serverFault });
      expect([view.text, view.strong]).toEqual(['Serveur arrêté depuis', '9:12']);
      expect(view.sentence).toBe(trustText.serverFaults[serverFault]);
      expect(view.sentence.toLowerCase()).toContain('redémarrez guichet');
    }
  });

  it('counts the seconds to the next try, only while nobody answers', () => {
    const nextTry = '2026-11-23T09:32:19.200Z';
    expect(secondsToTry(state({ kind: 'offline', nextTry }), now)).toBe(20);
    expect(secondsToTry(state({ kind: 'offline', nextTry: '2026-11-23T09:31:00.000Z' }), now)).toBe(0);
    expect(secondsToTry(state({ kind: 'synced', nextTry }), now)).toBeNull();
  });

  it('counts nothing while it connects for the first time', () => {
    const first = { kind: 'connecting', lastExchange: '', nextTry: '2026-11-23T09:32:19.200Z' } as const;
    expect(said(first)).toBe('Connexion…');
    expect(secondsToTry(state(first), now)).toBeNull();
  });
});
