import { useId, useState, type FormEvent } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { MOST_PIN } from '#shared/domain/rights/pin';
import { printsText } from '#shared/i18n/fr/prints';
import { settingsPersonsText } from '#shared/i18n/fr/settings-agents';
import { civilOf } from '#shared/time/civil';

import type { PersonRow } from '../../../data/queries/devices/use-asked';
import { useToday } from '../../../data/queries/use-today';
import { guichetBridge } from '../../../platform/bridge';
import { sayPrinted } from '../../../platform/say-printed';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Dialog } from '../../../ui/dialog';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import { TextField } from '../../../ui/text-field';
import { recoveryCodesPaper } from './recovery-codes-paper';
import { sayVerdict } from './say-verdict';

const texts = settingsPersonsText.recovery;

/** From here on down an administrator is asked to make others. */
const fewLeft = 3;

type MakeDialogProps = {
  readonly agentId: string;
  /** There are codes of before, which will be void. */
  readonly hasBefore: boolean;
  readonly onMade: (codes: readonly string[]) => void;
  /** The server did not answer: whether it made others it says once it is asked again. */
  readonly onUnheard: () => void;
  readonly onClose: () => void;
};

/** The personal code is asked for: an unlocked desk must not be enough to come back as somebody for ever. */
const MakeDialog = ({ agentId, hasBefore, onMade, onUnheard, onClose }: MakeDialogProps) => {
  const formId = useId();
  const [pin, setPin] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    if (pin === '') return setSaid(settingsPersonsText.own.empty);
    setBusy(true);
    setSaid('');
    const answer = await guichetBridge()
      ?.invoke('person.makeRecovery', { agentId, pin })
      .catch(() => null);
    setBusy(false);
    if (answer?.verdict === 'made') return onMade(answer.codes);
    setPin('');
    if (answer?.verdict === 'unreachable') onUnheard();
    const { verdict = '', waitMs = 0, triesLeft = 0 } = answer ?? {};
    return setSaid(texts.verdicts[verdict] ?? sayVerdict({ verdict, waitMs, triesLeft }));
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={texts.ask.title}
      about={texts.ask.about}
      onClose={onClose}
      sends={{ form: formId, label: texts.ask.make }}
      footer={
        <>
          <Button onPress={onClose} keys="Échap">
            {texts.ask.keep}
          </Button>
          <Button tone="main" type="submit" form={formId} keys="Entrée" isDisabled={isBusy}>
            {texts.ask.make}
          </Button>
        </>
      }
    >
      <form id={formId} className="pe-recovery" onSubmit={(event) => void submit(event)}>
        {hasBefore && <p>{texts.ask.void}</p>}
        <TextField
          label={texts.ask.code}
          type="password"
          autoComplete="current-password"
          maxLength={MOST_PIN}
          value={pin}
          onChange={setPin}
          autoFocus
        />
        {isBusy && <Note role="status">{texts.ask.busy}</Note>}
        {said !== '' && (
          <Note tone="bad" role="alert">
            {said}
          </Note>
        )}
      </form>
    </Dialog>
  );
};

type ShownDialogProps = {
  readonly reference: SiteReference;
  readonly name: string;
  readonly codes: readonly string[];
  readonly onClose: () => void;
};

/** The codes, shown this once: closed only by somebody who says that they are kept. */
const ShownDialog = ({ reference, name, codes, onClose }: ShownDialogProps) => {
  const [isAway, setAway] = useState(false);
  const [told, setTold] = useState('');
  const print = async (): Promise<void> => {
    setTold(printsText.done.busy);
    const printed = await guichetBridge()
      ?.invoke('print.paper', { paper: recoveryCodesPaper(reference, name, codes), to: 'paper' })
      .catch(() => null);
    // Saving it as a file, as papers offer, would leave the codes on this disk.
    setTold(printed?.code === 'noPrinter' ? texts.shown.noPrinter : sayPrinted(printed ?? null));
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      asks
      title={texts.shown.title}
      onClose={() => isAway && onClose()}
      footer={
        <Button tone="main" isDisabled={!isAway} onPress={onClose}>
          {texts.shown.close}
        </Button>
      }
    >
      <div className="pe-recovery">
        <p>{texts.shown.once}</p>
        <ol className="pe-codes" aria-label={texts.shown.list}>
          {codes.map((code) => (
            <li key={code}>
              <code className="code">{code}</code>
            </li>
          ))}
        </ol>
        <div className="pe-print">
          <Button autoFocus onPress={() => void print()}>
            {texts.shown.print}
          </Button>
          <p role="status">{told}</p>
        </div>
        <Checkbox isSelected={isAway} onChange={setAway}>
          {texts.shown.isAway}
        </Checkbox>
      </div>
    </Dialog>
  );
};

type RecoveryPartProps = {
  readonly reference: SiteReference;
  readonly agent: Agent;
  readonly recovery: NonNullable<PersonRow['recovery']>;
  readonly onMade: () => Promise<void>;
};

/** The codes by which the administrator who sits here comes back without their personal code. */
export const RecoveryPart = ({ reference, agent, recovery, onMade }: RecoveryPartProps) => {
  const today = useToday();
  const [shown, setShown] = useState<readonly string[] | 'ask' | null>(null);
  const { left, at } = recovery;
  const close = (): void => setShown(null);
  return (
    <section className="pe-recovery" aria-label={texts.title}>
      <Head title={texts.title} level={3} />
      <p className="meta">{texts.lead}</p>
      {left === 0 ? (
        <Note tone="warn">{texts.none}</Note>
      ) : (
        <p>
          {texts.left(left, civilOf(at, reference.site.zone).day, today)} {left <= fewLeft && texts.few}
        </p>
      )}
      <div className="set-acts">
        <Button onPress={() => setShown('ask')}>{left === 0 ? texts.make : texts.again}</Button>
      </div>
      {shown === 'ask' && (
        <MakeDialog
          agentId={agent.id}
          hasBefore={left > 0}
          onMade={(codes) => {
            setShown(codes);
            void onMade();
          }}
          onUnheard={() => void onMade()}
          onClose={close}
        />
      )}
      {Array.isArray(shown) && <ShownDialog reference={reference} name={agent.name} codes={shown} onClose={close} />}
    </section>
  );
};
