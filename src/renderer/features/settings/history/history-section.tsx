import './history.css';

import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
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

type Shown = { readonly id: string; readonly group: string; readonly write: LargeWrite };

/** What was written at one go, then each day of a device. */
const shownOf = ({ writes, days }: CallOutput<'largeWrites'>): readonly Shown[] => [
  ...writes.map((write) => ({ id: `${write.fromSeq}`, group: texts.atOneGo, write })),
  ...days.map((write) => ({ id: `day-${write.fromSeq}`, group: texts.byDay, write })),
];

/** Where an administrator takes back what one device wrote into many files at one go. */
export const HistorySection = ({ reference, params, onNavigate }: SectionProps) => {
  const reply = useLargeWrites();
  const { id, select } = selectedEntry('history', params, onNavigate);
  const { zone } = reference.site;
  const rowOf = ({ write, ...row }: Shown): EntryRow => ({
    ...row,
    title: texts.device(write),
    detail: texts.spell(civilOf(write.from, zone), civilOf(write.to, zone)),
    end: texts.files(write.citizens),
  });
  const known = reply !== null && typeof reply !== 'string' ? reply : null;
  const shown = known ? shownOf(known) : [];
  const chosen = shown.find((one) => one.id === id) ?? shown[0];
  return (
    <>
      <SectionHead title={texts.section} lead={texts.lead} />
      {known ? (
        <div className="set-split hist">
          <div className="set-rows">
            <EntryList
              label={texts.list}
              rows={shown.map(rowOf)}
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
