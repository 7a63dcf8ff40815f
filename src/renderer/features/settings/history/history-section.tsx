import './history.css';

import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
import { settingsText } from '#shared/i18n/fr/settings';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { LargeWrite } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import { useLargeWrites } from '../../../data/queries/history/use-history';
import { Note } from '../../../ui/note';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { TakeBackPane } from './take-back-pane';

/** A line of the list. `isOfDevice` = all that a device wrote, on a day or in thirty. */
type Shown = {
  readonly id: string;
  readonly row: Omit<EntryRow, 'id'>;
  readonly write: LargeWrite;
  readonly isOfDevice: boolean;
};

const ofDevice = 'device-';
/** The device whose days are shown, by the id of the line that is chosen: `device-X`, or `device-X day 81` of one of its days. */
const deviceIn = (id: string): string =>
  id.startsWith(ofDevice) ? (id.slice(ofDevice.length).split(' ')[0] ?? '') : '';

/** What was written at one go; then each device, the chosen one with its days. */
const shownOf = ({ writes, devices, days }: CallOutput<'largeWrites'>, zone: string): readonly Shown[] => {
  const spell = ({ from, to }: LargeWrite): string => texts.spell(civilOf(from, zone), civilOf(to, zone));
  const shown = (id: string, write: LargeWrite, [title, detail]: readonly [string, string]): Shown => {
    const isOfDevice = id.startsWith(ofDevice);
    const group = isOfDevice ? texts.byDevice : texts.atOneGo;
    return { id, row: { title, detail, group, end: texts.writes(write.citizens) }, write, isOfDevice };
  };
  return [
    ...writes.map((write) => shown(`${write.fromSeq}`, write, [texts.device(write), spell(write)])),
    ...devices.flatMap((write) => [
      shown(`${ofDevice}${write.deviceId}`, write, [texts.device(write), spell(write)]),
      ...days
        .filter(({ deviceId }) => deviceId === write.deviceId)
        .map((day) => shown(`${ofDevice}${day.deviceId} day ${day.fromSeq}`, day, [spell(day), texts.device(day)])),
    ]),
  ];
};

/** Where an administrator takes back what one device wrote into many files at one go. */
export const HistorySection = ({ reference, params, onNavigate }: SectionProps) => {
  const { id, select } = selectedEntry('history', params, onNavigate);
  const reply = useLargeWrites(deviceIn(id));
  const { zone } = reference.site;
  const known = reply !== null && typeof reply !== 'string' ? reply : null;
  const shown = known ? shownOf(known, zone) : [];
  // Of what a device wrote all day nothing is offered before somebody chooses it: most of it is honest work.
  const chosen = shown.find((one) => one.id === id) ?? shown.find(({ isOfDevice }) => !isOfDevice);
  return (
    <>
      <SectionHead title={settingsText.sections.history} lead={texts.lead} />
      {known ? (
        <div className="set-split hist">
          <div className="set-rows">
            <EntryList
              label={texts.list}
              rows={shown.map(({ id: entryId, row }) => ({ id: entryId, ...row }))}
              selected={chosen?.id ?? ''}
              onSelect={select}
              empty={texts.none}
            />
          </div>
          {chosen && (
            <TakeBackPane
              key={chosen.id}
              epoch={known.epoch}
              write={chosen.write}
              isOfDevice={chosen.isOfDevice}
              zone={zone}
              onBegin={() => select(chosen.id)}
            />
          )}
        </div>
      ) : (
        <div className="set-body">
          {typeof reply === 'string' ? (
            <Note tone="warn">{texts[reply]}</Note>
          ) : (
            <p className="meta" role="status">
              {texts.loading}
            </p>
          )}
        </div>
      )}
    </>
  );
};
