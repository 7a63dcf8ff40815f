import '../exchange.css';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { accessKeysText as texts } from '#shared/i18n/fr/access-keys';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { settingsText } from '#shared/i18n/fr/settings';
import { accessScopes, type AccessKeyRow, type AccessScope } from '#shared/sync/access-protocol';

import { useCommands } from '../../../../data/commands/use-commands';
import { useAccessKeys, type AccessKeys } from '../../../../data/queries/use-access-keys';
import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';
import { useServerAddress } from '../calendars/use-server-address';
import { AccessRows } from './access-rows';
import { MadeKey } from './made-key';

type Said = { readonly tone: 'ok' | 'bad'; readonly words: string };

const refused = (reason: Refusal): Said => ({ tone: 'bad', words: Object.values(sayRefusal(reason)).join(' ') });
const scopes = accessScopes.map((id) => ({ id, label: texts.scopes[id] }));

const Listed = ({ list, ...rows }: Pick<AccessKeys, 'list'> & Omit<Parameters<typeof AccessRows>[0], 'keys'>) => {
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  if (list.length === 0) return <p className="set-empty">{texts.none}</p>;
  return <AccessRows keys={list} {...rows} />;
};

/** The keys by which other programs of the town hall read figures: made, told once, and ended here. */
export const AccessSection = ({ reference }: SectionProps) => {
  const { list, reload } = useAccessKeys();
  const { makeAccessKey, revokeAccessKey } = useCommands();
  const { baseUrl, isLocal } = useServerAddress();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<AccessScope>('indicators');
  const [secret, setSecret] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const make = async (): Promise<void> => {
    if (name.trim() === '') {
      setSaid({ tone: 'bad', words: texts.noName });
      return;
    }
    const made = await makeAccessKey({ name, scope });
    setSecret(made.ok ? made.value.key : '');
    setSaid(made.ok ? null : refused(made.reason));
    if (made.ok) setName('');
    await reload();
  };
  const revoke = async ({ id, name: whose }: AccessKeyRow): Promise<void> => {
    const done = await revokeAccessKey({ keyId: id });
    setSecret('');
    setSaid(done.ok ? { tone: 'ok', words: texts.revoked(whose) } : refused(done.reason));
    await reload();
  };
  useKeys([{ key: 'Ctrl N', label: texts.make, run: () => void make(), bar: true }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  return (
    <>
      <SectionHead title={texts.title} lead={texts.lead} />
      <div className="set-body cal">
        <div className="cal-new">
          <TextField label={texts.name} value={name} onChange={setName} placeholder={texts.namePlaceholder} />
          <Select label={texts.scope} options={scopes} value={scope} onChange={setScope} />
          <Button icon={KeyRound} keys="Ctrl N" onPress={() => void make()}>
            {texts.make}
          </Button>
        </div>
        {secret !== '' && <MadeKey secret={secret} baseUrl={baseUrl} isLocal={isLocal} />}
        {said && (
          <Note tone={said.tone} role={said.tone === 'bad' ? 'alert' : 'status'}>
            {said.words}
          </Note>
        )}
        <Listed list={list} zone={reference.site.zone} onRevoke={(key) => void revoke(key)} />
      </div>
    </>
  );
};
