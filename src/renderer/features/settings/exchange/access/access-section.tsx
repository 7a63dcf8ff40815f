import '../exchange.css';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import { accessKeysText as texts } from '#shared/i18n/fr/access-keys';
import { settingsText } from '#shared/i18n/fr/settings';
import { accessScopes, type AccessKeyRow, type AccessScope } from '#shared/sync/wire/access-key-calls';

import { useCommands } from '../../../../data/commands/use-commands';
import { useAccessKeys, type AskedRows } from '../../../../data/queries/devices/use-asked';
import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';
import { KeyRows } from '../keys/key-rows';
import { refusedKey, SaidOfKey, type KeySaid } from '../keys/said-of-key';
import { ShownOnce } from '../keys/shown-once';
import { useServerAddress } from '../keys/use-server-address';

const scopes = accessScopes.map((id) => ({ id, label: texts.scopes[id] }));

type ListedProps = Pick<AskedRows<AccessKeyRow>, 'list'> & {
  readonly zone: string;
  readonly onRevoke: (key: AccessKeyRow) => void;
};

const Listed = ({ list, zone, onRevoke }: ListedProps) => {
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  if (list.length === 0) return <p className="set-empty">{texts.none}</p>;
  const columns = [
    { head: texts.heads.name, words: ({ name }: AccessKeyRow) => name },
    { head: texts.heads.scope, words: ({ scope }: AccessKeyRow) => texts.scopes[scope] },
  ];
  return (
    <KeyRows
      label={settingsText.sections.access}
      keys={list}
      zone={zone}
      texts={texts}
      columns={columns}
      nameOf={({ name }) => name}
      onRevoke={onRevoke}
    />
  );
};

/** The keys by which other programs of the town hall read figures: made, told once, and ended here. */
export const AccessSection = ({ reference }: SectionProps) => {
  const { list, reload } = useAccessKeys();
  const { makeAccessKey, revokeAccessKey } = useCommands();
  const { baseUrl, isLocal } = useServerAddress();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<AccessScope>('indicators');
  const [secret, setSecret] = useState('');
  const [said, setSaid] = useState<KeySaid | null>(null);
  const make = async (): Promise<void> => {
    if (name.trim() === '') {
      setSaid({ tone: 'bad', words: texts.noName });
      return;
    }
    const made = await makeAccessKey({ name, scope });
    setSecret(made.ok ? made.value.key : '');
    setSaid(made.ok ? null : refusedKey(made.reason));
    if (made.ok) setName('');
    await reload();
  };
  const revoke = async ({ id, name: whose }: AccessKeyRow): Promise<void> => {
    const done = await revokeAccessKey({ keyId: id });
    setSecret('');
    setSaid(done.ok ? { tone: 'ok', words: texts.revoked(whose) } : refusedKey(done.reason));
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
        {secret !== '' && (
          <ShownOnce title={texts.key} secret={secret} texts={texts} isLocal={isLocal}>
            <h3>{texts.address}</h3>
            <code className="code">{`${baseUrl}/v1/api/indicators`}</code>
          </ShownOnce>
        )}
        <SaidOfKey said={said} />
        <Listed list={list} zone={reference.site.zone} onRevoke={(key) => void revoke(key)} />
      </div>
    </>
  );
};
