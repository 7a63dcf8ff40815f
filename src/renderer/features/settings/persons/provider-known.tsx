import type { Agent } from '#shared/domain/model/reference';
import { providerSettingsText as texts } from '#shared/i18n/provider/settings-text';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';

import { Head } from '../../../ui/head';
import { TextField } from '../../../ui/text-field';

type Known = ProviderSettings['known'][number];

type ProviderKnownProps = {
  readonly agents: readonly Agent[];
  readonly known: readonly Known[];
  readonly onChange: (known: Known[]) => void;
};

/** By what the provider knows each agent. */
export const ProviderKnown = ({ agents, known, onChange }: ProviderKnownProps) => {
  const of = (agentId: string): Known =>
    known.find((one) => one.agentId === agentId) ?? { agentId, email: '', sub: '' };
  const change = (next: Known): void => {
    const others = known.filter(({ agentId }) => agentId !== next.agentId);
    onChange(next.email === '' && next.sub === '' ? others : [...others, next]);
  };
  return (
    <>
      <Head title={texts.agents} level={3} />
      <p className="meta">{texts.agentsHint}</p>
      <table className="cal-rows pe-rows" aria-label={texts.agents}>
        <thead>
          <tr>
            <th scope="col">{texts.heads.agent}</th>
            <th scope="col">{texts.heads.email}</th>
            <th scope="col">{texts.heads.sub}</th>
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name }) => (
            <tr key={id}>
              <td>{name}</td>
              <td data-head={texts.heads.email}>
                <TextField
                  label={texts.emailOf(name)}
                  hideLabel
                  type="email"
                  maxLength={254}
                  value={of(id).email}
                  onChange={(email) => change({ ...of(id), email: email.trim() })}
                />
              </td>
              <td data-head={texts.heads.sub}>
                <TextField
                  label={texts.subOf(name)}
                  hideLabel
                  maxLength={255}
                  value={of(id).sub}
                  onChange={(sub) => change({ ...of(id), sub: sub.trim() })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
