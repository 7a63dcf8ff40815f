import { providerSettingsText as texts } from '#shared/i18n/provider/settings-text';
import { PRO_CONNECT, PRO_CONNECT_TEST, type ProviderSettings } from '#shared/sync/wire/provider-calls';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';

/** The providers that are proposed by name. */
type Preset = keyof typeof texts.presets;

const issuers: Readonly<Record<Preset, string>> = {
  proConnect: PRO_CONNECT,
  proConnectTest: PRO_CONNECT_TEST,
  other: '',
};

/** Which of them it is. */
export const presetOf = ({ profile, issuer }: Pick<ProviderSettings, 'profile' | 'issuer'>): Preset => {
  if (profile === 'openId') return 'other';
  return issuer === PRO_CONNECT_TEST ? 'proConnectTest' : 'proConnect';
};

const presetOptions = (['proConnect', 'proConnectTest', 'other'] as const).map((id) => ({
  id,
  label: texts.presets[id],
}));
const algorithmOptions = (['RS256', 'ES256'] as const).map((id) => ({ id, label: id }));

type ProviderFieldsProps = {
  readonly settings: ProviderSettings;
  readonly secret: string;
  /** There is one at the server, which is never shown. */
  readonly hasSecret: boolean;
  readonly onChange: (changes: Partial<ProviderSettings>) => void;
  readonly onSecret: (secret: string) => void;
};

/** Which provider it is, what this server is there, and what is asked of people. */
export const ProviderFields = ({ settings, secret, hasSecret, onChange, onSecret }: ProviderFieldsProps) => {
  const preset = presetOf(settings);
  const address = settings.address.trim().replace(/\/+$/, '');
  return (
    <>
      <div className="set-line">
        <Select
          label={texts.preset}
          autoFocus
          options={presetOptions}
          value={preset}
          onChange={(next) =>
            onChange({
              issuer: issuers[next],
              // Nothing is asked of other providers, and nobody would get in.
              ...(next === 'other' ? { profile: 'openId', asksSecondFactor: false } : { profile: 'proConnect' }),
            })
          }
        />
        <TextField
          label={texts.issuer}
          value={settings.issuer}
          onChange={(issuer) => onChange({ issuer: issuer.trim() })}
        />
      </div>
      <div className="set-line">
        <TextField
          label={texts.clientId}
          value={settings.clientId}
          onChange={(clientId) => onChange({ clientId: clientId.trim() })}
        />
        <TextField
          label={texts.secret}
          type="password"
          {...(hasSecret ? { hint: texts.secretKept } : {})}
          value={secret}
          onChange={onSecret}
        />
      </div>
      <div className="set-line">
        <TextField
          label={texts.address}
          placeholder={texts.addressExample}
          value={settings.address}
          onChange={(next) => onChange({ address: next.trim() })}
        />
        <TextField
          label={texts.siret}
          hint={texts.siretHint}
          inputMode="numeric"
          maxLength={17}
          value={settings.siret}
          onChange={(siret) => onChange({ siret: siret.replaceAll(/\D/g, '') })}
        />
        <Select
          label={texts.algorithm}
          options={algorithmOptions}
          value={settings.algorithm}
          onChange={(algorithm) => onChange({ algorithm })}
        />
      </div>
      {address !== '' && (
        <p className="meta">
          {texts.redirects} : <code>{address}/sso/callback</code>, <code>{address}/sso/back</code>
        </p>
      )}
      <Checkbox isSelected={settings.logsOut} onChange={(logsOut) => onChange({ logsOut })}>
        {texts.logsOut}
      </Checkbox>
      {!settings.logsOut && <p className="meta">{texts.logsOutHint}</p>}
      {settings.profile === 'proConnect' && (
        <Checkbox
          isSelected={settings.asksSecondFactor}
          onChange={(asksSecondFactor) => onChange({ asksSecondFactor })}
        >
          {texts.secondFactor}
        </Checkbox>
      )}
      <div className="set-line">
        <TextField
          label={texts.roleClaim}
          hint={texts.roleClaimHint}
          maxLength={60}
          value={settings.roleClaim}
          onChange={(roleClaim) => onChange({ roleClaim: roleClaim.trim() })}
        />
      </div>
      {settings.roleClaim !== '' && (
        <>
          <p className="meta">{texts.roleNote}</p>
          <Checkbox isSelected={settings.mayRaise} onChange={(mayRaise) => onChange({ mayRaise })}>
            {texts.mayRaise}
          </Checkbox>
        </>
      )}
    </>
  );
};
