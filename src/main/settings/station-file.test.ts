import { expect, it } from 'vitest';

import { newStationFile, stationFileSchema } from './station-file';

/** As the first version wrote it. A station with an unreadable file starts as a new one: it would have to enrol again. */
const first = {
  version: 1,
  station: {
    mode: 'hub',
    deviceName: 'Accueil 1',
    agentId: 'agent-1',
    deskId: 'desk-1',
    theme: 'contrast',
    language: 'fr',
    printer: '',
  },
  demoPort: null,
  hubPort: 4410,
  townHall: { commune: 'Fontbelle', siteName: 'Hôtel de ville', desks: 4, stations: 2 },
  member: null,
};

it('reads the file of the first version: each setting that came later has a default', () => {
  expect(stationFileSchema.safeParse(first).error?.issues).toBeUndefined();
  expect(stationFileSchema.parse(first)).toMatchObject(first);
});

it('reads the file of a station that has chosen nothing yet', () => {
  expect(stationFileSchema.parse(newStationFile())).toEqual(newStationFile());
});
