import { useState } from 'react';

import './persons/persons.css';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { commonText } from '#shared/i18n/fr/common';
import { personsText } from '#shared/i18n/fr/welcome';
import { shellText, voiceText } from '#shared/i18n/fr/shell';
import type { StationSettings } from '#shared/ipc/contract';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from '../data/queries/use-station';
import { deskOf } from '../features/welcome/desk-of';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { useKeys } from '../ui/keys';
import { Note } from '../ui/note';
import { Select } from '../ui/select';
import { voiceLevels } from '../ui/voice/voice';
import { AgentPick } from './agent-pick';
import { CodeForm } from './persons/code-form';
import { useGuardAbove } from './persons/guard';
import { OwnCode } from './persons/own-code';
import { OwnTextSize } from './text-size/own-text-size';

type WhoDialogProps = {
  readonly reference: SiteReference;
  /** Somebody else sits down: what the address named of the work of the one before goes. */
  readonly onOther: () => void;
  readonly onClose: () => void;
};

const noDesk = 'none';
const voices = voiceLevels.map((id) => ({ id, label: voiceText.levels[id], detail: voiceText.levelDetails[id] }));

/** Somebody else, with what they chose beside their name; they prove who they are before it holds. */
type Asked = { readonly agentId: string; readonly patch: Partial<StationSettings> };

type FormProps = WhoDialogProps & {
  /** Absent where whoever chooses a name is that person. */
  readonly onAsk: ((asked: Asked) => void) | undefined;
  readonly onOwnCode: () => void;
  /** What was done in this dialog before. */
  readonly done: string;
};

const Form = ({ reference, onOther, onClose, onAsk, onOwnCode, done }: FormProps) => {
  const { settings, update } = useStation();
  const [agentId, setAgentId] = useState(settings.agentId);
  const [deskId, setDeskId] = useState(settings.deskId);
  const [contrast, setContrast] = useState(settings.theme === 'contrast');
  const [voice, setVoice] = useState(settings.voice);
  const isSomebody = reference.agents.some(({ id }) => id === agentId);
  const save = () => {
    if (!isSomebody) return;
    const patch = { deskId, theme: contrast ? 'contrast' : 'light', voice } as const;
    if (onAsk && agentId !== settings.agentId) {
      onAsk({ agentId, patch });
      return;
    }
    void update({ agentId, ...patch });
    if (agentId !== settings.agentId) onOther();
    onClose();
  };
  const choose = (id: string): void => {
    setAgentId(id);
    const agent = entryById(reference.agents, id);
    setDeskId(id === settings.agentId ? settings.deskId : agent ? deskOf(agent) : '');
  };
  useKeys([{ key: 'Ctrl Entrée', label: shellText.who.ok, run: save, disabled: !isSomebody }]);
  const desks = reference.desks.map((desk) => ({
    id: desk.id,
    label: commonText.desk(desk.number),
    detail: desk.name,
  }));
  return (
    <div className="who-form">
      {done !== '' && (
        <Note tone="ok" role="status">
          {done}
        </Note>
      )}
      <AgentPick agents={reference.agents} own={settings.agentId} chosen={agentId} onChoose={choose} onEnter={save} />
      <div className="who-line">
        <Select
          label={shellText.who.desk}
          options={[{ id: noDesk, label: shellText.who.noDesk, detail: shellText.who.noDeskDetail }, ...desks]}
          value={deskId === '' ? noDesk : deskId}
          onChange={(id) => setDeskId(id === noDesk ? '' : id)}
        />
        {/* It holds at once: it is not chosen for somebody else. */}
        {agentId === settings.agentId && <OwnTextSize reference={reference} />}
      </div>
      <p className="meta">{shellText.who.deskClosed}</p>
      <Checkbox isSelected={contrast} onChange={setContrast}>
        {shellText.who.contrast}
      </Checkbox>
      <Select label={voiceText.setting} options={voices} value={voice} onChange={setVoice} />
      <div className="who-acts">
        <Button tone="main" onPress={save} keys="Ctrl Entrée" isDisabled={!isSomebody}>
          {shellText.who.ok}
        </Button>
        <Button onPress={onClose} keys="Échap">
          {commonText.cancel}
        </Button>
        {onAsk && (
          <Button tone="link" onPress={onOwnCode}>
            {personsText.own.change}
          </Button>
        )}
      </div>
    </div>
  );
};

type Step =
  | { readonly kind: 'form'; readonly done: string }
  | { readonly kind: 'ownCode' }
  | { readonly kind: 'asks'; readonly asked: Asked };

const begin: Step = { kind: 'form', done: '' };

const Body = ({
  step,
  onStep,
  ...props
}: WhoDialogProps & { readonly step: Step; readonly onStep: (step: Step) => void }) => {
  const { reference, onClose } = props;
  const { agents } = reference;
  const { settings } = useStation();
  const { isPin, asking, enter } = useGuardAbove();
  const own = entryById(agents, settings.agentId);
  const back = () => onStep(begin);
  if (step.kind === 'asks') {
    const { agentId, patch } = step.asked;
    const become = async (agent: Agent, at: number): Promise<boolean> => {
      const isIn = await enter(agent, at, patch);
      if (isIn) onClose();
      return isIn;
    };
    return (
      <>
        <CodeForm agents={agents} first={agentId} onBack={back} asking={asking} onRight={become} />
        {own && <p className="code-lost">{personsText.unsaved(own.shortName)}</p>}
      </>
    );
  }
  if (step.kind === 'ownCode' && own)
    return (
      <OwnCode
        agents={agents}
        agent={own}
        choosing={{ why: 'change' }}
        asking={asking}
        onDone={() => {
          onStep({ kind: 'form', done: personsText.own.done });
          return Promise.resolve(true);
        }}
        onBack={back}
      />
    );
  return (
    <Form
      {...props}
      onAsk={isPin ? (asked) => onStep({ kind: 'asks', asked }) : undefined}
      onOwnCode={() => onStep({ kind: 'ownCode' })}
      done={step.kind === 'form' ? step.done : ''}
    />
  );
};

/** Who works at this station, at which desk, and how the screen looks for them. */
export const WhoDialog = (props: WhoDialogProps) => {
  const [step, setStep] = useState<Step>(begin);
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={step.kind === 'ownCode' ? personsText.own.change : shellText.who.title}
      size="small"
      className="who-dialog"
      // Échap leads one step back first.
      isDismissable={step.kind === 'form'}
    >
      <Body {...props} step={step} onStep={setStep} />
    </Dialog>
  );
};
