import { agendaViewsText } from '#shared/i18n/fr/agenda-views';

import { Button } from '../../ui/button';

type EmptyWeekProps = {
  readonly from: string;
  /** Only some desks are shown: others may have appointments. */
  readonly isScoped: boolean;
  readonly onBook: () => void;
  readonly onAll: () => void;
};

const texts = agendaViewsText.empty;

/** A week without appointments: one sentence and one act. */
export const EmptyWeek = ({ from, isScoped, onBook, onAll }: EmptyWeekProps) => (
  <div className="ag-empty" role="status">
    <p>{texts.week(from, isScoped)}</p>
    {isScoped ? (
      <Button onPress={onAll}>{texts.all}</Button>
    ) : (
      <Button keys="F4" onPress={onBook}>
        {texts.act}
      </Button>
    )}
  </div>
);
