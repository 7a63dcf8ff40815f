import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { commonText } from '#shared/i18n/fr/common';
import { shellText, voiceText } from '#shared/i18n/fr/shell';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from '../data/queries/use-station';
import { deskOf } from '../features/welcome/desk-of';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { useKeys } from '../ui/keys';
import { Select } from '../ui/select';
import { voiceLevels } from '../ui/voice/voice';
import { AgentPick } from './agent-pick';

type WhoDialogProps = {
  readonly reference: SiteReference;
  /** Somebody else sits down: what the address named of the work of the one before goes. */
  readonly onOther: () => void;
  readonly onClose: () => void;
};

const noDesk = 'none';
const voices = voiceLevels.map((id) => ({ id, label: voiceText.levels[id], detail: voiceText.levelDetails[id] }));

const Form = ({ reference, onOther, onClose }: WhoDialogProps) => {
  const { settings, update } = useStation();
  const [agentId, setAgentId] = useState(settings.agentId);
  const [deskId, setDeskId] = useState(settings.deskId);
  const [contrast, setContrast] = useState(settings.theme === 'contrast');
  const [voice, setVoice] = useState(settings.voice);
  const isSomebody = reference.agents.some(({ id }) => id === agentId);
  const save = () => {
    if (!isSomebody) return;
    void update({ agentId, deskId, theme: contrast ? 'contrast' : 'light', voice });
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
      <AgentPick agents={reference.agents} own={settings.agentId} chosen={agentId} onChoose={choose} onEnter={save} />
      <Select
        label={shellText.who.desk}
        options={[{ id: noDesk, label: shellText.who.noDesk, detail: shellText.who.noDeskDetail }, ...desks]}
        value={deskId === '' ? noDesk : deskId}
        onChange={(id) => setDeskId(id === noDesk ? '' : id)}
      />
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
      </div>
    </div>
  );
};

/** Who works at this station, at which desk, and how the screen looks for them. */
export const WhoDialog = (props: WhoDialogProps) => (
  <Dialog isOpen onClose={props.onClose} title={shellText.who.title} size="small">
    <Form {...props} />
  </Dialog>
);
