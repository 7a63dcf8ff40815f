import { describe, expect, it } from 'vitest';

import { ipcContract, stationSettingsSchema, type StationSettings } from './contract';

const settings: StationSettings = {
  mode: 'hub',
  deviceName: 'Accueil 1',
  agentId: 'agent-yann',
  deskId: 'desk-1',
  theme: 'contrast',
  language: 'fr',
  printer: 'tcp://192.0.2.10:9100',
  paperMm: 58,
  singleKeys: 'off',
  textSize: 'larger',
  voice: 'all',
};

describe('station.set', () => {
  it('changes what the page named and nothing else', () => {
    const { input } = ipcContract['station.set'];
    expect(input.parse({})).toEqual({});
    for (const [name, value] of Object.entries(settings))
      expect(input.parse({ [name]: value })).toEqual({ [name]: value });
    expect(input.safeParse({ paperMm: 70 }).success).toBe(false);
  });
});

describe('the settings of a station', () => {
  it('are read from a file of before there were widths of paper, keys of one’s own, a size of texts and a voice', () => {
    const { paperMm: _width, singleKeys: _keys, textSize: _size, voice: _voice, ...older } = settings;
    const added = { paperMm: 80, singleKeys: 'alone', textSize: 'normal', voice: 'essential' };
    expect(stationSettingsSchema.parse(older)).toEqual({ ...settings, ...added });
  });
});
