import { Undo2 } from 'lucide-react';
import { useState } from 'react';

import { sayAct } from '#shared/i18n/fr/acts';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
import type { LargeWrite, TakeBackTally } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import type { Act } from '../../../data/commands/door/act';
import { useCommands } from '../../../data/commands/use-commands';
import { useTakeBackLook } from '../../../data/queries/history/use-history';
import { useActs } from '../../../data/queries/use-acts';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';

type TakeBackPaneProps = { readonly epoch: string; readonly write: LargeWrite; readonly zone: string } & {
  /** All that a device wrote, meant or not. */
  readonly isOfDevice: boolean;
  /** It stays chosen, though what is written here becomes the newest of the list. */
  readonly onBegin: () => void;
};

/** What would come of it: what comes back, and what stays and why. */
const Looked = ({ tally }: { readonly tally: TakeBackTally }) => {
  const { citizens, values, emptied, kept, made, erased } = tally;
  return (
    <div className="hist-facts">
      <p>
        <b>{citizens > 0 ? texts.back(citizens, values) : texts.nothing}</b>
      </p>
      {emptied > 0 && <p>{texts.emptied(emptied)}</p>}
      {kept > 0 && <p>{texts.kept(kept)}</p>}
      {made > 0 && <p>{texts.made(made)}</p>}
      {erased > 0 && <p>{texts.erased(erased)}</p>}
    </div>
  );
};

type Done = { readonly act: Act; readonly citizens: number; readonly isWhole: boolean; readonly all: number };

const DoneNote = ({ done, onUndo }: { readonly done: Done; readonly onUndo: () => void }) => {
  const { act, citizens, isWhole, all } = done;
  return (
    <Note
      tone={isWhole ? 'ok' : 'warn'}
      role="status"
      acts={
        <Button size="small" icon={Undo2} onPress={onUndo} autoFocus>
          {texts.undo}
        </Button>
      }
    >
      {isWhole ? sayAct(act) : texts.partly(citizens, all)}
    </Note>
  );
};

/** One large write: what taking it back would bring, the button that does it, and its undo. */
export const TakeBackPane = ({ epoch, write, zone, isOfDevice, onBegin }: TakeBackPaneProps) => {
  const look = useTakeBackLook(epoch, write);
  const { takeWritesBack } = useCommands();
  const acts = useActs();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [refused, setRefused] = useState('');
  const run = async (work: () => Promise<string>): Promise<void> => {
    onBegin();
    setBusy(true);
    setRefused(await work());
    setBusy(false);
  };
  const take = (citizens: number): Promise<void> =>
    run(async () => {
      const taken = await takeWritesBack({ epoch, write, citizens });
      if (!taken.ok) return refusalLine(taken.reason);
      setDone({ ...taken.value, all: citizens });
      return '';
    });
  const undo = (): Promise<void> =>
    run(async () => {
      const undone = await done?.act.undo();
      return undone && !undone.ok ? refusalLine(undone.reason) : '';
    });
  // It may be taken back from the foot of the window too.
  const stands = done !== null && acts.some(({ id, undone }) => id === done.act.id && !undone);
  const tally = look !== null && typeof look !== 'string' ? look : null;
  return (
    <div className="set-side set-side--plain hist-pane">
      <h3>{texts.title(write)}</h3>
      <p className="meta">{texts.spell(civilOf(write.from, zone), civilOf(write.to, zone))}</p>
      {isOfDevice && <p>{texts.everything}</p>}
      {look === null && !isBusy && (
        <p className="meta" role="status">
          {texts.looking}
        </p>
      )}
      {typeof look === 'string' && <Note tone="warn">{texts[look]}</Note>}
      {tally && !stands && <Looked tally={tally} />}
      {isBusy && <p role="status">{texts.going}</p>}
      {refused !== '' && (
        <Note tone="bad" role="alert">
          {refused}
        </Note>
      )}
      {stands && <DoneNote done={done} onUndo={() => void undo()} />}
      {tally && tally.citizens > 0 && !isBusy && !(stands && done.isWhole) && (
        <div className="set-form hist-act">
          <Button tone="main" onPress={() => void take(tally.citizens)}>
            {texts.act(tally.citizens)}
          </Button>
        </div>
      )}
    </div>
  );
};
