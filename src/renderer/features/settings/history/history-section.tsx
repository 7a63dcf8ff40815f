import './history.css';

import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
import type { LargeWrite } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import { useLargeWrites } from '../../../data/queries/history/use-history';
import { Note } from '../../../ui/note';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { TakeBackPane } from './take-back-pane';

const idOf = ({ fromSeq }: LargeWrite): string => String(fromSeq);

/** Where an administrator takes back what one device wrote into many files at one go. */
export const HistorySection = ({ reference, params, onNavigate }: SectionProps) => {
  const reply = useLargeWrites();
  const { id, select } = selectedEntry('history', params, onNavigate);
  const { zone } = reference.site;
  const rowOf = (write: LargeWrite): EntryRow => ({
    id: idOf(write),
    title: texts.device(write),
    detail: texts.spell(civilOf(write.from, zone), civilOf(write.to, zone)),
    end: texts.files(write.citizens),
  });
  const known = reply !== null && typeof reply !== 'string' ? reply : null;
  const chosen = known?.writes.find((write) => idOf(write) === id) ?? known?.writes[0];
  return (
    <>
      <SectionHead title={texts.section} lead={texts.lead} />
      {known ? (
        <div className="set-split hist">
          <div className="set-rows">
            <EntryList
              label={texts.list}
              rows={known.writes.map(rowOf)}
              selected={chosen ? idOf(chosen) : ''}
              onSelect={select}
              empty={texts.none}
            />
          </div>
          {chosen && (
            <TakeBackPane
              key={idOf(chosen)}
              epoch={known.epoch}
              write={chosen}
              zone={zone}
              onBegin={() => select(idOf(chosen))}
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
